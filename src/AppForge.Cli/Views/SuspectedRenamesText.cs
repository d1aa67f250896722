using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Views;

/// <summary>Says what looks like a rename that nobody declared, and both ways out.</summary>
internal static class SuspectedRenamesText
{
    /// <summary>The heading.</summary>
    public static string Title(Terminal terminal) => terminal.Say("改名の書き忘れかもしれない変更", "Perhaps renames that nobody declared");

    /// <summary>A pair.</summary>
    public static PlanLine Line(SuspectedRename pair, Terminal terminal) => new("?", Paint.Yellow, DiagnosticRenderer.Visible($"{pair.Old.Text} → {pair.New.Text}"))
    {
        IsLoose = true,
        Below = [new(AsRename(pair, terminal)), new(AsRemoval(pair, terminal))],
    };

    /// <summary>The way out where it is a rename: values stay.</summary>
    public static string AsRename(SuspectedRename pair, Terminal terminal) => DiagnosticRenderer.Visible(terminal.Say(
        $"改名なら、新しい側に renamedFrom: {pair.OldKey}（値は残ります）", $"if it is a rename, in the new one renamedFrom: {pair.OldKey} (values stay)"));

    /// <summary>The way out where it is none: values are lost.</summary>
    public static string AsRemoval(SuspectedRename pair, Terminal terminal) => DiagnosticRenderer.Visible(terminal.Say(
        $"別なら: --allow-destructive {pair.Old.Text}", $"if it is none: --allow-destructive {pair.Old.Text}"));
}

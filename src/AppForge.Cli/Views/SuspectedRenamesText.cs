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
        $"改名なら、新しい側に書く（値は残ります）: renamedFrom: {pair.OldKey}", $"if it is a rename, write in the new one (values stay): renamedFrom: {pair.OldKey}"));

    /// <summary>The way out where it is none: values are lost.</summary>
    public static string AsRemoval(SuspectedRename pair, Terminal terminal) => DiagnosticRenderer.Visible(terminal.Say(
        $"別のものなら、削除を許可する: --allow-destructive {pair.Old.Text}", $"if it is none, allow the removal: --allow-destructive {pair.Old.Text}"));
}

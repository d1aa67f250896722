using System.Globalization;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli.Views;

/// <summary>What an import leaves to a person.</summary>
internal static class ImportView
{
    /// <summary>Lists it.</summary>
    /// <param name="notes">What the import found.</param>
    /// <param name="inTheWay">The files that say again what an imported file says.</param>
    /// <param name="terminal">Where it is shown.</param>
    public static void ShowNotes(IReadOnlyCollection<LocalizedText> notes, IReadOnlyList<string> inTheWay, Terminal terminal)
    {
        var lines = notes.Select(n => n.In(terminal.Language)).Concat(inTheWay.Select(f => terminal.Say(
            $"{f}: 取り込んだ app.yaml に同じセクションがあります。確かめて削除してください。", $"{f}: the imported app.yaml has the same section. Look, and delete it."))).ToList();
        if (lines.Count == 0)
        {
            terminal.Note("人が決めること: なし", "for a person to decide: nothing");
            return;
        }

        var count = lines.Count.ToString(CultureInfo.InvariantCulture);
        terminal.Note($"人が決めること（{count}件）", $"for a person to decide ({count})");
        foreach (var line in lines)
        {
            terminal.NoteLine("  - " + DiagnosticRenderer.Visible(line));
        }
    }
}

using System.Globalization;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Live;

namespace AppForge.Cli.Views;

/// <summary>What an import wrote and what it leaves to a person, to be read.</summary>
internal static class ImportView
{
    /// <summary>What no API tells, so that no import can look at it: names of settings, as in a definition.</summary>
    public static IReadOnlyList<(string Name, LocalizedText Title)> NotLookedAt { get; } = [.. NotToldIn(KintoneCatalog.App, "", null)];

    /// <summary>Lists it.</summary>
    /// <param name="written">The files that were written.</param>
    /// <param name="result">What the import found.</param>
    /// <param name="terminal">Where it is shown.</param>
    public static void Show(IReadOnlyList<string> written, ImportResult result, Terminal terminal)
    {
        foreach (var path in written)
        {
            terminal.WriteLine(path);
        }

        if (result.Decisions.IsEmpty)
        {
            terminal.Note("人が決めること: なし", "for a person to decide: nothing");
        }
        else
        {
            var count = result.Decisions.Length.ToString(CultureInfo.InvariantCulture);
            terminal.Note($"人が決めること（{count}件）", $"for a person to decide ({count})");
            foreach (var decision in result.Decisions)
            {
                terminal.NoteLine("  - " + DiagnosticRenderer.Visible(decision.Text.In(terminal.Language)));
            }
        }

        terminal.Note(
            $"見ていないもの（API では読めません）: {string.Join("・", NotLookedAt.Select(n => n.Title.Japanese))}",
            $"not looked at (no API tells it): {string.Join(", ", NotLookedAt.Select(n => n.Title.English))}");
    }

    private static IEnumerable<(string Name, LocalizedText Title)> NotToldIn(Shape shape, string path, LocalizedText? around) => shape switch
    {
        ObjectShape o => o.Properties.SelectMany(p => p.Side == PropertySide.ByHand
            ? p.IsRead || ReferenceEquals(p, KintoneCatalog.AppCode) ? [] : new[] { (path + p.Name, Titled(p.Title, around)) }
            : p.Side == PropertySide.Both ? NotToldIn(p.Shape, path + p.Name + ".", p.Title) : []),
        ListShape l => NotToldIn(l.Item, path, around),
        _ => [],
    };

    private static LocalizedText Titled(LocalizedText title, LocalizedText? around) =>
        around is null ? title : new($"{around.Japanese}の{title.Japanese}", $"{around.English}: {title.English}");
}

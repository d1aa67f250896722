using System.Globalization;
using System.Text.RegularExpressions;
using AppForge.Documents.Prose;

namespace AppForge.Documents.Design.Building;

/// <summary>
/// Reads the versions of an app from its CHANGELOG.md: one item per version, <c>- 1.2（2026-09-30）4 フィールド一覧、9 プロセス管理｜内容。</c>,
/// newest first. The places before ｜ may be left out.
/// </summary>
internal static partial class RevisionReader
{
    public static IReadOnlyList<(Revision Revision, DateOnly? Date)> Read(string changelog)
    {
        var items = new List<(string Version, DateOnly? Date, string Text)>();
        foreach (var line in changelog.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Item().Match(line) is { Success: true } match)
                items.Add((match.Groups[1].Value, Date(match.Groups[2].Value), match.Groups[3].Value.Trim()));
            else if (items.Count > 0 && line.StartsWith("  ", StringComparison.Ordinal) && line.Trim().Length > 0)
                items[^1] = items[^1] with { Text = (items[^1].Text + " " + line.Trim()).Trim() };
        }
        return [.. items.Select((item, i) => (Row(item, i == items.Count - 1), item.Date))];
    }

    private static Revision Row((string Version, DateOnly? Date, string Text) item, bool isFirstVersion)
    {
        var bar = item.Text.IndexOf('｜', StringComparison.Ordinal);
        IReadOnlyList<string> places = bar >= 0 ? [.. item.Text[..bar].Split('、').Select(p => p.Trim())] : isFirstVersion ? ["全体"] : [];
        return new Revision(item.Version, item.Date is { } date ? JapaneseDate.Words(date) : "", places, item.Text[(bar + 1)..].Trim(), "", "");
    }

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    [GeneratedRegex(@"^[-*] +(\d{1,4}(?:\.\d{1,4}){1,2}) *[（(]([0-9-]{1,20})[)）] *(.*)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Item();
}

using AppForge.Compiler.Query;
using AppForge.Testing;

namespace AppForge.Compiler.Tests.Corpus;

/// <summary>A real text with what is known of it.</summary>
/// <param name="Text">The query or formula.</param>
/// <param name="Fields">The fields, <c>code:TYPE@table</c>; empty where they are not known.</param>
/// <param name="Verdict">What kintone says to it, in the collector's words.</param>
/// <param name="Context">Where it stood.</param>
internal sealed record CorpusRow(string Text, string Fields, string Verdict, string Context)
{
    /// <summary>The rows of a table; the test is skipped, with a reason, where the corpus is not beside the repository.</summary>
    public static IReadOnlyList<CorpusRow> Read(string file) =>
        [.. File.ReadLines(Shared.Of("corpus/" + file)).Skip(1).Select(line => line.Split('\t')).Select(c => new CorpusRow(c[0].Replace("<TAB>", "\t", StringComparison.Ordinal), c[2], c[3], c[4]))];

    /// <summary>Whether kintone itself has judged it: true, false, or not known. What another project's emulator says is no proof.</summary>
    public bool? KintoneAccepts => Verdict.Contains("emulator", StringComparison.Ordinal) ? null
        : Verdict.StartsWith("accepted", StringComparison.Ordinal) || Verdict == "used live" ? true
        : Verdict.StartsWith("rejected", StringComparison.Ordinal) ? false : null;

    /// <summary>The fields: those of the row, or any at all, of any type, where the row has none.</summary>
    public CorpusScope Scope => new(this);

    /// <summary>The table that holds some of the fields, or null.</summary>
    public string? Table => Fields.Split(", ").Select(f => f.Split('@')).Where(f => f.Length == 2).Select(f => f[1]).FirstOrDefault();

    /// <summary>The row with our verdict, as it stands in the report.</summary>
    public string Report(IReadOnlyCollection<LanguageError> errors, string note = "")
    {
        var mark = errors.Any(e => !e.IsAdvice) ? '×' : errors.Count > 0 ? '△' : '○';
        var kintone = Verdict.Length == 0 ? "" : $"\n    kintone: {Verdict}";
        var places = string.Concat(errors.Select(e => $"\n    {e.Start + 1}: {e.Japanese}{(e.Hint is { } hint ? "（" + hint.Japanese + "）" : "")}\n    {new string(' ', $"{e.Start + 1}".Length)}  {e.English}"));
        return $"{mark} {Text.Replace("\t", "<TAB>", StringComparison.Ordinal)}{note}{kintone}{places}\n";
    }
}

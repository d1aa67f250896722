using System.Collections.Immutable;
using System.Text;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Formula;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Query;
using AppForge.Compiler.Syntax;

namespace AppForge.Testing.Fuzzing;

/// <summary>Everything that takes what an author writes: the query language, the formula language, YAML, and the whole compiler over the sample apps.</summary>
public static class FuzzTargets
{
    private static readonly ProjectFiles Samples = ReadSamples();
    private static readonly Compilation Compiled = AppCompiler.Compile(Samples, CancellationToken.None);
    private static readonly AppFieldScope Scope = Compiled.ScopeOf("vehicle-trip")!;

    private static readonly string[] QueryWords =
    [
        "=", "!=", ">", "<", ">=", "<=", "in", "not", "not in", "like", "is", "empty", "is not empty", "and", "or", "order", "by", "order by", "limit", "offset", "asc", "desc", "(", ")", ",", ".",
        "$id", "\"x\"", "\"", "12", "-3.5", "10:00", "2026-04-01", "TODAY()", "FROM_TODAY(-3, DAYS)", "LOGINUSER()", "THIS_MONTH(32)", "==", "<>", "&&", "||", "≧", "（", "）", "、", "”", "'", "\\", "\\n",
        .. Scope.Codes,
    ];

    private static readonly string[] FormulaWords =
    [
        "=", "!=", "<>", "<", "<=", ">", ">=", "&", "+", "-", "*", "/", "^", "(", ")", ",", "SUM(", "IF(", "AND(", "OR(", "NOT(", "ROUND(", "YEN(", "DATE_FORMAT(", "CONTAINS(", "MAX(", "\"x\"", "\"", "\"\"",
        "12", "3.14", "1e3", ".5", "==", "&&", "×", "÷", "（", "）", "，", "”", "'", "%", "\\", .. Scope.Codes,
    ];

    private static readonly string[] YamlWords =
    [
        ": ", "- ", "\n", "\n  ", "\n    ", "\"", "'", "|", ">", "|-\n", ">+\n", "&a ", "*a", "<<: ", "? ", "# x\n", "{", "}", "[", "]", ",", "---\n", "...\n", "!tag ", "%YAML 1.2\n", "\t", "${x}", "file: ", "type: ", "fields:",
        "expression: ", "filterCond: ", "options: ", "use: ", "name: ", "：", "　", "\uFEFF", "true", "null", "~",
    ];

    private static readonly string[] Queries =
    [
        "区分 in (\"公務\", \"\") and 出発日時 >= FROM_TODAY(-3, DAYS) or not_there = 1 order by 運行番号 desc limit 10 offset 5",
        "(ステータス not in (\"完了\") and (走行距離 > 10 or 車両番号 like \"品川\")) or 作成者 in (LOGINUSER())", "REF.名 not in (\"値\\\"1\", 2) and t > 10:00", "出発日時 = THIS_MONTH(LAST)",
    ];

    private static readonly string[] Formulas =
    [
        "IF(OR(出発メーター = \"\", 帰着メーター = \"\"), \"\", ROUND((帰着メーター - 出発メーター) / 60 ^ 2, -1))", "区分 & \"-\" & DATE_FORMAT(出発日時, \"YYYY-MM-dd\", \"Asia/Tokyo\") & YEN(走行距離, 0)",
        "IF(AND(NOT(CONTAINS(同乗者, \"x\\\"\")), 走行距離 >= 60), 1, SUM(走行距離, 1, 2.5))",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("queries", random => new FuzzText(random, QueryWords, Queries).Next(), RunQuery, Turns: 12),
        new("formulas", random => new FuzzText(random, FormulaWords, Formulas).Next(), RunFormula, Turns: 12),
        new("YAML", random => new FuzzText(random, YamlWords, [.. Samples.Sources.Values.Select(s => s.Content)]).Next(), RunYaml, Turns: 4),
        new("compiler", random => new FuzzText(random, [.. YamlWords, .. QueryWords, .. FormulaWords], [.. Samples.Sources.Values.Select(s => s.Content)]).Damaged(SampleOf(random), random.Next(1, 12)), RunCompiler),
    ];

    private static void RunQuery(string text)
    {
        foreach (var result in new[] { QueryText.Parse(text), QueryText.ParseCondition(text), QueryText.ParseSort(text) })
        {
            Check(text, result.Errors);
        }

        var normal = QueryText.NormalForm(text);
        Expect(QueryText.NormalForm(normal) == normal, "the normal form has another normal form");
        if (QueryText.Parse(text) is { IsValid: true } read)
        {
            var printed = QueryText.Print(read.Tree);
            Expect(QueryText.Parse(printed).IsValid && QueryText.Print(QueryText.Parse(printed).Tree) == printed, "what is printed does not read back");
        }

        Expect(QueryText.Rename(text, s => s.Name) == text, "names that stay change the text");
        foreach (var symbol in QueryText.Symbols(text).Concat(QueryText.SortSymbols(text)))
        {
            Expect(text.Substring(symbol.Start, symbol.Length).Length == symbol.Length, "a name outside the text");
        }

        foreach (var place in Enum.GetValues<QueryPlace>())
        {
            Check(text, QueryChecker.Check(text, Scope, place));
        }

        Check(text, SortChecker.Check(text, Scope));
        QueryText.SortNormalForm(text);
        QueryWording.Japanese(text, Scope);
        QueryWording.English(text, Scope);
        SortWording.Japanese(text, Scope);
        SortWording.English(text, Scope);
    }

    private static void RunFormula(string text)
    {
        var result = FormulaText.Parse(text);
        Check(text, result.Errors);
        foreach (var table in new[] { null, "同乗者" })
        {
            Check(text, FormulaChecker.Check(text, Scope, FormulaPlace.Calc, table));
            Check(text, FormulaChecker.Check(text, Scope, FormulaPlace.Text, table));
        }

        if (result.IsValid)
        {
            Expect(FormulaText.Parse(FormulaText.Print(result.Tree)).Tree == result.Tree, "what is printed does not read back");
        }

        Expect(FormulaText.Rename(text, s => s.Name) == text || !result.IsValid || text.Contains('\\', StringComparison.Ordinal), "names that stay change the text");
        FormulaWording.Japanese(text, Scope, "km");
    }

    private static void RunYaml(string text)
    {
        var source = new SourceText("a.yaml", text);
        var bag = new DiagnosticBag();
        var root = YamlReader.Read(source, bag);
        Check(bag.ToImmutable());
        Walk(root);
    }

    private static void Walk(SyntaxNode? node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                for (var i = 0; i <= Math.Min(scalar.Value.Length, 40); i++)
                {
                    CheckSpan(scalar.PartOf(i, Math.Min(1, scalar.Value.Length - i)));
                }

                break;
            case SequenceNode sequence:
                foreach (var item in sequence.Items)
                {
                    Walk(item);
                }

                break;
            case MappingNode mapping:
                foreach (var entry in mapping.Entries)
                {
                    Walk(entry.Key);
                    Walk(entry.Value);
                }

                break;
        }
    }

    private static void RunCompiler(string text)
    {
        // Which file is damaged shows from the text: it is the sample that the text begins like.
        var path = Samples.Sources.MaxBy(s => CommonLength(s.Value.Content, text)).Key;
        var compilation = AppCompiler.Compile(Samples with { Sources = Samples.Sources.SetItem(path, new(path, text)) }, CancellationToken.None);
        Check(compilation.Diagnostics);
    }

    private static int CommonLength(string a, string b)
    {
        var length = a.AsSpan().CommonPrefixLength(b);
        return length + a.AsSpan(length).CommonPrefixLength(b.AsSpan(Math.Min(b.Length, length)));
    }

    private static string SampleOf(Random random)
    {
        var sources = Samples.Sources.Values.ToList();
        return sources[random.Next(sources.Count)].Content;
    }

    private static void Check(string text, ImmutableArray<LanguageError> errors)
    {
        foreach (var error in errors)
        {
            Expect(error.Start >= 0 && error.Length >= 0 && error.Start + error.Length <= text.Length, $"{error.Code} outside the text");
            Expect(error.Japanese.Length > 0 && error.English.Length > 0 && error.Hint is null or { Japanese.Length: > 0 }, $"{error.Code} without words");
        }
    }

    private static void Check(ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            CheckSpan(diagnostic.Span);
            Expect(diagnostic.Message(Language.Japanese).Length > 0 && diagnostic.Message(Language.English).Length > 0, diagnostic.Code + " without words");
        }
    }

    private static void CheckSpan(SourceSpan span)
    {
        Expect(span.Start >= 0 && span.Length >= 0 && span.End <= span.Source.Content.Length, "a place outside the file");
        _ = span.Place;
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    private static ProjectFiles ReadSamples() => ProjectFiles.Of(new[] { "apps", "fragments", "environments" }
        .SelectMany(f => Directory.EnumerateFiles(RepositoryRoot.Of(f), "*.yaml", SearchOption.AllDirectories))
        .Select(p => Path.GetRelativePath(RepositoryRoot.Path, p).Replace('\\', '/'))
        .Append(ProjectFiles.ProjectFile)
        .Where(p => !p.EndsWith(ProjectFiles.AppIdsEnding, StringComparison.Ordinal))
        .Select(p => new SourceText(p, File.ReadAllText(RepositoryRoot.Of(p), Encoding.UTF8))));
}

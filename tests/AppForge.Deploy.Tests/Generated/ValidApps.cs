using System.Collections.Immutable;
using AppForge.Compiler;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using CsCheck;

namespace AppForge.Deploy.Tests.Generated;

/// <summary>
/// Whole valid apps, generated from the catalog: every field type, every section, whatever the shapes allow; what the compiler finds wrong is taken out until nothing is. So a
/// new property, type or area is tried without a word here, and a rule that is missing shows when kintone refuses what is left.
/// </summary>
internal static class ValidApps
{
    /// <summary>The key that a generated app has.</summary>
    public const string Key = "generated";

    private const int MostRounds = 60;

    private static readonly string[] Codes = ["品名", "数量", "区分", "担当者", "ＤＸ・推進￥＄＿", "hr", "true", "12", "a b", "地図（保管場所）", "所属: 本庁", "レコード番号2"];

    private static readonly ShapeGenerator Shapes = new(onWire: true);

    /// <summary>The apps that generated ones refer to.</summary>
    public static ImmutableArray<SourceText> Masters { get; } =
    [
        new(ProjectFiles.ProjectFile, "name: test\n"),
        .. ShapeGenerator.Apps.Select(key => new SourceText($"apps/{key}/app.yaml",
            $"name: {key}\n\nfields:\n  品名: {{ type: SINGLE_LINE_TEXT, unique: true }}\n  数量: {{ type: NUMBER }}\n  区分: {{ type: DROP_DOWN, options: [公務, 研修] }}\n  a b: {{ type: DATE }}\n  担当者: {{ type: USER_SELECT }}\n")),
    ];

    /// <summary>The texts of valid apps, in canonical form.</summary>
    public static Gen<string> Texts { get; } = Gen.Select(
        Shapes.Of(KintoneCatalog.App), Shapes.Of(((MapShape)KintoneCatalog.Fields.Shape).Value).Array[Codes.Length], Gen.Int[0, 1 << Codes.Length],
        (app, fields, chosen) => Repaired(WithFields((MappingNode)app, [.. Codes.Zip(fields).Where((_, i) => (chosen >> i & 1) == 1)])));

    // Names that are declared, so that what refers to them has a chance; the layout follows from them.
    private static MappingNode WithFields(MappingNode app, IReadOnlyList<(string Code, SyntaxNode Field)> fields)
    {
        ImmutableArray<MappingEntry> own = [.. app.Entries.Where(e => e.Key.Value is not ("fields" or "layout"))];
        var declared = new MappingEntry(ScalarNode.Of("fields"), new MappingNode([.. fields.Select(f => new MappingEntry(ScalarNode.Of(f.Code), f.Field))], SourceSpan.None));
        return new(fields.Count == 0 ? own : own.Add(declared), SourceSpan.None);
    }

    private static string Repaired(MappingNode app)
    {
        var text = YamlWriter.Write(app);
        for (var round = 0; round < MostRounds; round++)
        {
            var source = new SourceText($"apps/{Key}/app.yaml", text);
            var wrong = AppCompiler.Compile(ProjectFiles.Of(Masters.Append(source)), CancellationToken.None).Diagnostics
                .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Span).ToList();
            if (wrong.Count == 0)
            {
                return text;
            }

            var root = YamlReader.Read(source, new DiagnosticBag())!;
            text = YamlWriter.Write(Without(root, wrong) ?? new MappingNode([], SourceSpan.None));
        }

        throw new InvalidOperationException("Nothing valid was left of:\n" + text);
    }

    // The smallest entry or item around each place goes; where its key itself is meant, so does the entry. The name of the app never does.
    private static SyntaxNode? Without(SyntaxNode node, List<SourceSpan> wrong)
    {
        switch (node)
        {
            case MappingNode mapping:
                var entries = ImmutableArray.CreateBuilder<MappingEntry>();
                foreach (var entry in mapping.Entries)
                {
                    var inside = wrong.Where(w => Holds(entry.Value.Span, w)).ToList();
                    var isWrong = wrong.Exists(w => Holds(entry.Key.Span, w));
                    var value = isWrong && entry.Key.Value != "name" ? null : inside.Count == 0 ? entry.Value : Without(entry.Value, inside);
                    if (value is not null)
                    {
                        entries.Add(new(entry.Key, value));
                    }
                }

                return entries.Count == mapping.Entries.Length && wrong.Exists(w => !mapping.Entries.Any(e => Holds(e.Key.Span, w) || Holds(e.Value.Span, w)))
                    ? null
                    : new MappingNode(entries.ToImmutable(), SourceSpan.None);
            case SequenceNode sequence:
                ImmutableArray<SyntaxNode> items = [.. sequence.Items.Select(i => wrong.Exists(w => Holds(i.Span, w)) ? Without(i, [.. wrong.Where(w => Holds(i.Span, w))]) : i).OfType<SyntaxNode>()];
                return items.IsEmpty ? null : new SequenceNode(items, SourceSpan.None);
            default:
                return null;
        }
    }

    private static bool Holds(SourceSpan outer, SourceSpan inner) => inner.Start >= outer.Start && inner.End <= outer.End && outer.Length > 0;
}

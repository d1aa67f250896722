using System.Collections.Immutable;
using AppForge.Compiler;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Tests.Deployment;
using AppForge.Emulator;
using AppForge.Testing;
using CsCheck;
using Shouldly;

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

    private static readonly string[] Codes = ["品名", "数量", "区分", "担当者", "ＤＸ・推進￥＄＿", "hr", "true", "地図", "所属", "日付", "備考", "レコード番号2"];

    private static readonly ShapeGenerator Shapes = new(onWire: true);

    /// <summary>The apps that generated ones refer to.</summary>
    public static ImmutableArray<SourceText> Masters { get; } =
    [
        new(ProjectFiles.ProjectFile, "name: test\n"),
        .. ShapeGenerator.Apps.Select(key => new SourceText($"apps/{key}/app.yaml",
            $"name: {key}\n\nfields:\n  品名: {{ type: SINGLE_LINE_TEXT, unique: true }}\n  数量: {{ type: NUMBER }}\n  区分: {{ type: DROP_DOWN, options: [公務, 研修] }}\n  担当者: {{ type: USER_SELECT }}\n")),
    ];

    /// <summary>The texts of valid apps, in canonical form.</summary>
    public static Gen<string> Texts { get; } = Gen.Select(
        Shapes.Of(KintoneCatalog.App), Shapes.Of(((MapShape)KintoneCatalog.Fields.Shape).Value).Array[Codes.Length], Gen.Int[0, 1 << Codes.Length],
        (app, fields, chosen) => Repaired(WithFields((MappingNode)app, [.. Codes.Zip(fields).Where((_, i) => (chosen >> i & 1) == 1)])));

    /// <summary>A tenant that has the people whom generated apps name, and the apps that they refer to.</summary>
    /// <param name="asAdministrator">Whether who deploys keeps every right, whatever an app says.</param>
    public static async Task<LocalTenant> StartTenantAsync(bool asAdministrator = false)
    {
        var tenant = await LocalTenant.StartAsync(directory: new EmulatorDirectory
        {
            Users = [new EmulatorUser { Code = "Administrator", Password = "cybozu", IsAdministrator = asAdministrator }, new EmulatorUser { Code = "z", Password = "cybozu" }],
            Groups = [new("x", "x")],
            Organizations = [new("y", "y")],
            Plugins = [],
        });
        (await tenant.DeployAsync(AppCompiler.Compile(ProjectFiles.Of(Masters), CancellationToken.None))).Failure.ShouldBeNull();
        return tenant;
    }

    /// <summary>The app without what kintone refused: the field that is named, else the section of the request.</summary>
    public static string WithoutRefused(string text, string refusal)
    {
        var root = (MappingNode)YamlReader.Read(new("app.yaml", text), new DiagnosticBag())!;
        var field = refusal.IndexOf("[properties[", StringComparison.Ordinal) is >= 0 and var at ? refusal[(at + "[properties[".Length)..refusal.IndexOf(']', at + "[properties[".Length)] : null;
        var area = KintoneCatalog.Areas.FirstOrDefault(a => refusal.Contains($"preview/{a.Resource}.json", StringComparison.Ordinal));
        var guilty = field is not null ? root.Find("fields")!.Value is MappingNode fields && fields.Find(field) is { } entry ? entry.Key.Span : default
            : area is { Section.Length: > 0 } ? root.Find(area.Section.Split('.')[0])?.Key.Span ?? default
            : area is not null ? root.Entries.First(e => e.Key.Value != "name").Key.Span
            : root.Find("acl")?.Key.Span ?? default; // the account locked itself out
        return guilty.Length == 0
            ? throw new InvalidOperationException(refusal + "\n" + text)
            : Repaired((MappingNode)Without(root, [guilty])!);
    }

    /// <summary>The app without what kintone has otherwise than it was told: the field of the address, else its section.</summary>
    public static string WithoutChanged(string text, Address address)
    {
        var root = (MappingNode)YamlReader.Read(new("app.yaml", text), new DiagnosticBag())!;
        var within = address.Within(Key);
        var section = root.Entries.Where(e => within.StartsWith(e.Key.Value, StringComparison.Ordinal)).MaxBy(e => e.Key.Value.Length)
            ?? throw new InvalidOperationException(within + "\n" + text);
        var field = section.Key.Value == "fields" ? ((MappingNode)section.Value).Entries.Where(e => within.StartsWith("fields." + e.Key.Value, StringComparison.Ordinal)).MaxBy(e => e.Key.Value.Length) : null;
        return Repaired((MappingNode)Without(root, [(field ?? section).Key.Span])!);
    }

    // Names that are declared, so that what refers to them has a chance; the layout follows from them.
    private static MappingNode WithFields(MappingNode app, IReadOnlyList<(string Code, SyntaxNode Field)> fields)
    {
        ImmutableArray<MappingEntry> own = [new(ScalarNode.Of("name"), ScalarNode.Of("生成")), .. app.Entries.Where(e => e.Key.Value is not ("name" or "fields" or "layout") && !YamlWriter.Write(e.Value).Contains(LiveFile.Prefix, StringComparison.Ordinal))];
        var declared = new MappingEntry(ScalarNode.Of("fields"), new MappingNode([.. fields.Select(f => new MappingEntry(ScalarNode.Of(f.Code), f.Field))], SourceSpan.None));
        return new(fields.Count == 0 ? own : own.Add(declared), SourceSpan.None);
    }

    private static string Repaired(MappingNode app)
    {
        var text = YamlWriter.Write(app);
        var last = "";
        for (var round = 0; round < MostRounds; round++)
        {
            var source = new SourceText($"apps/{Key}/app.yaml", text);
            var errors = AppCompiler.Compile(ProjectFiles.Of(Masters.Append(source)), CancellationToken.None).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            last = string.Join('\n', errors.Select(e => $"{e.Span.Source.Path} {e.Span.StartPosition} {e.Message(Language.English)}"));
            if (errors.Find(e => e.Span.IsNone) is { } nowhere)
            {
                throw new InvalidOperationException($"{nowhere.Code} has no place: {nowhere.Message(Language.English)}\n{text}");
            }

            var wrong = errors.Select(d => d.Span).ToList();
            if (errors.Find(e => e.Span.Source.Path != source.Path) is { } lost)
            {
                throw new InvalidOperationException("The mistake has no place in the app's file: " + lost.Message(Language.English) + "\n" + text);
            }

            if (wrong.Count == 0)
            {
                return text;
            }

            var root = YamlReader.Read(source, new DiagnosticBag())!;
            text = Without(root, wrong) is { } left ? YamlWriter.Write(left) : throw new InvalidOperationException(last + "\n" + text);
        }

        throw new InvalidOperationException(last + "\n" + text);
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
                    var value = isWrong ? null : inside.Count == 0 ? entry.Value : Without(entry.Value, inside);
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
                return items.IsEmpty || wrong.Exists(w => !sequence.Items.Any(i => Holds(i.Span, w))) ? null : new SequenceNode(items, SourceSpan.None);
            default:
                return null;
        }
    }

    private static bool Holds(SourceSpan outer, SourceSpan inner) => inner.Start >= outer.Start && inner.End <= outer.End && outer.Length > 0;
}

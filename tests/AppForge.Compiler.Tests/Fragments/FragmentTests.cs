using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Fragments;

/// <summary>An app that uses fragments is the app written out. What can be wrong with a use is in <c>Cases/reuse/</c>.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class FragmentTests
{
    private const string Whole = """
        name: 予約
        fields:
          件名: { type: SINGLE_LINE_TEXT }
          組: { type: GROUP }
          管理所属コード: { type: SINGLE_LINE_TEXT, required: true, help: 管理する所属, lookup: { relatedApp: org, relatedKeyField: コード, fieldMappings: { 管理所属名: 名称, 長: 所属長 } } }
          管理所属名: { type: SINGLE_LINE_TEXT }
          長: { type: SINGLE_LINE_TEXT }
        layout:
          - [件名]
          - group: 組
            layout:
              - [管理所属コード, 管理所属名]
          - [長]
        views:
          一覧: { type: LIST, fields: [件名], filterCond: 管理所属名 = "a" }
          所属別: { type: LIST, fields: [管理所属名], filterCond: '管理所属名 = "12" and 件名 = "${x}"' }
        acl:
          app:
            - { entity: group/a, allow: [recordViewable] }
            - { entity: creator, allow: all }
            - { entity: group/b, allow: [recordViewable, recordAddable] }
            - { entity: everyone, allow: [recordViewable] }
          field:
            件名: [{ entity: group/a, accessibility: WRITE }, { entity: group/b, accessibility: READ }]
        """;

    private const string Using = """
        name: 予約
        use:
          - access
          - { fragment: organization, with: { 所属: 管理所属, 説明: 管理する所属, 値: "12" } }
        fields:
          件名: { type: SINGLE_LINE_TEXT }
          組: { type: GROUP }
          管理所属コード:
            override: true
            required: true
            lookup: { fieldMappings: { 長: 所属長 } }
          長: { type: SINGLE_LINE_TEXT }
        views:
          一覧: { type: LIST, fields: [件名], filterCond: 管理所属名 = "a" }
        acl:
          app:
            - { entity: group/a, allow: [recordViewable] }
            - use: access
            - { entity: group/b, allow: [recordAddable, recordViewable], override: true }
          field:
            件名: [{ entity: group/a, accessibility: WRITE }]
        """;

    private static readonly (string, string)[] Others =
    [
        ("apps/org/app.yaml", "name: 所属\nfields:\n  コード: { type: SINGLE_LINE_TEXT, unique: true }\n  名称: { type: SINGLE_LINE_TEXT }\n  所属長: { type: SINGLE_LINE_TEXT }\n"),
        ("apps/booking/layout.yaml", "- [件名]\n- group: 組\n  layout:\n    - use: organization\n- [長]\n"),
        ("fragments/organization.yaml", """
            parameters: { 所属: 頭, 説明: { required: false }, 値: { default: 0 } }
            fields:
              ${所属}コード:
                type: SINGLE_LINE_TEXT
                required: false
                help: ${説明}
                lookup:
                  relatedApp: org
                  relatedKeyField: コード
                  fieldMappings: { "${所属}名": 名称 }
              ${所属}名: { type: SINGLE_LINE_TEXT }
            layout: [["${所属}コード", "${所属}名"]]
            views:
              所属別: { type: LIST, fields: ["${所属}名"], filterCond: '${所属}名 = "${値}" and 件名 = "$${x}"' }
            """),
        ("fragments/access.yaml", "acl:\n  app: [{ entity: creator, allow: all }, { entity: group/b, allow: [recordViewable] }, { entity: everyone, allow: [recordViewable] }]\n  field: { 件名: [{ entity: group/b, accessibility: READ }] }\n"),
    ];

    [Test]
    public void An_app_that_uses_fragments_is_the_app_written_out()
    {
        var whole = Compile([.. Others[..1], ("apps/booking/app.yaml", Whole)]);
        var used = Compile([.. Others, ("apps/booking/app.yaml", Using)]);
        Messages(used).ShouldBeEmpty();
        Messages(whole).ShouldBeEmpty();
        Differences(whole.Apps["booking"], used.Apps["booking"]).ShouldBeEmpty();
    }

    // Whatever is cut off an app and given back by a fragment is the app again: the end of maps and lists, since a fragment's part comes behind.
    [Test]
    public void What_is_cut_off_and_taken_in_again_means_the_same()
    {
        var apps = new ShapeGenerator(onWire: false).Of(KintoneCatalog.App);
        Gen.Select(apps, Gen.Int[0, int.MaxValue]).Sample(
            (node, seed) =>
            {
                var app = WithoutUses((MappingNode)node);
                var (own, fragment) = Cut(app, KintoneCatalog.App, new Random(seed));
                own = new(own.Entries.Add(Entry("use", ScalarSequence("part"))), SourceSpan.None);
                var whole = Compile([("apps/x/app.yaml", YamlWriter.Write(app))]);
                var used = Compile([("apps/x/app.yaml", YamlWriter.Write(own)), ("fragments/part.yaml", YamlWriter.Write(fragment).Replace("${", "$${", StringComparison.Ordinal))]);
                Codes(used).ShouldBe(Codes(whole), YamlWriter.Write(own) + "\n=====\n" + YamlWriter.Write(fragment));
                Differences(whole.Apps["x"], used.Apps["x"]).ShouldBeEmpty(YamlWriter.Write(own) + "\n=====\n" + YamlWriter.Write(fragment));
            },
            iter: 100);
    }

    [Test]
    public void A_place_inside_a_text_is_that_of_the_text_with_its_parameters()
    {
        var fragment = "views:\n  一覧: { type: LIST, filterCond: '${項目} = \"${値}\" and ${別} > 1' }\n";
        var compilation = Compile([("apps/a/app.yaml", "name: a\nuse: [{ fragment: f, with: { 項目: 無い項目, 値: \"とても長い値\", 別: 別の項目 } }]\n"), ("fragments/f.yaml", fragment)]);
        compilation.Diagnostics.Select(d => (d.Code, d.Span.Source.Content.Substring(d.Span.Start, d.Span.Length), d.Uses.ShouldHaveSingleItem().Place))
            .ShouldBe([("AF2101", "${項目}", "apps/a/app.yaml:2:19"), ("AF2101", "${別}", "apps/a/app.yaml:2:19")]);
    }

    [Test]
    public void A_mistake_of_thirty_uses_is_one_message()
    {
        var apps = Enumerable.Range(1, 30).Select(i => ($"apps/a{i:D2}/app.yaml", $"name: a{i}\nuse: [f]\n"));
        var compilation = Compile([.. apps, ("fragments/f.yaml", "fields:\n  金額: { type: NUMBR }\n")]);
        var diagnostic = compilation.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Uses.Length.ShouldBe(30);
        new DiagnosticRenderer(Language.Japanese, 80, null).Render(diagnostic).ShouldContain("apps/a01/app.yaml:2:7（ほか 29か所）");
        new DiagnosticRenderer(Language.English, 80, null).Render(diagnostic).ShouldContain("apps/a01/app.yaml:2:7 (and 29 more)");
    }

    [Test]
    public void The_way_to_a_fragment_inside_a_fragment_is_shown()
    {
        var compilation = Compile([("apps/a/app.yaml", "name: a\nuse: [f]\n"), ("fragments/f.yaml", "use: [g]\n"), ("fragments/g.yaml", "fields: { 金額: { type: NUMBR } }\n")]);
        new DiagnosticRenderer(Language.English, 80, null).Render(compilation.Diagnostics.ShouldHaveSingleItem()).ShouldContain("apps/a/app.yaml:2:7 → fragments/f.yaml:1:7");
    }

    [Test]
    public void The_hash_of_an_app_follows_its_fragments_and_their_files()
    {
        string[] Hashes(string inner, string text) => Hash([("apps/a/app.yaml", "name: a\nuse: [f]\n"), ("apps/b/app.yaml", "name: b\n"), ("fragments/f.yaml", "use: [g]\n"),
            ("fragments/g.yaml", $"fields:\n  x: {{ type: NUMBER, help: {{ file: help.txt }}, label: {inner} }}\n"), ("fragments/help.txt", text), ("fragments/unused.yaml", "theme: RED\n")]);

        static string[] Hash((string, string)[] files)
        {
            var compilation = Compile(files);
            return [compilation.DefinitionHash("a"), compilation.DefinitionHash("b"), compilation.DefinitionsHash];
        }

        var before = Hashes("一", "説明");
        foreach (var after in new[] { Hashes("二", "説明"), Hashes("一", "別の説明") })
        {
            after[0].ShouldNotBe(before[0]);
            after[1].ShouldBe(before[1]);
            after[2].ShouldNotBe(before[2]);
        }
    }

    [Test]
    public void What_grows_without_end_is_refused()
    {
        var bomb = Enumerable.Range(0, 7).Select(i => ($"fragments/f{i}.yaml",
            $"use: [{string.Join(", ", Enumerable.Range(0, 8).Select(n => $"{{ fragment: f{i + 1}, with: {{ x: \"{n}${{x}}${{x}}\" }} }}"))}]\n"));
        var compilation = Compile([("apps/a/app.yaml", $"name: a\nuse: [{{ fragment: f0, with: {{ x: {new string('x', 100_000)} }} }}]\n"), .. bomb, ("fragments/f7.yaml", "fields: { \"${x}\": { type: NUMBER } }\n")]);
        compilation.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AF2204");
    }

    private static Compilation Compile((string Path, string Text)[] files) =>
        AppCompiler.Compile(ProjectFiles.Of(files.Select(f => new SourceText(f.Path, f.Text))), CancellationToken.None);

    private static IEnumerable<string> Messages(Compilation compilation) => compilation.Diagnostics.Select(d => $"{d.Span.Place} {d.Code} {d.Message(Language.English)}");

    private static IEnumerable<string> Codes(Compilation compilation) =>
        compilation.Diagnostics.Select(d => d.Code + " " + d.Span.Source.Content.Substring(d.Span.Start, d.Span.Length).Split('\n')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Differences(AppModel a, AppModel b) =>
        KintoneCatalog.Areas.Where(x => !SettingValueComparer.Instance.Equals(a.Canonical(x), b.Canonical(x))).Select(x => x.Name);

    private static MappingNode WithoutUses(MappingNode app) => new(app.Entries.RemoveAll(e => e.Key.Value == "use"), SourceSpan.None);

    private static (MappingNode Own, MappingNode Fragment) Cut(MappingNode node, Shape shape, Random random)
    {
        List<MappingEntry> own = [], fragment = [];
        var isMap = shape is MapShape;
        var cut = isMap ? random.Next(node.Entries.Length + 1) : 0;
        for (var i = 0; i < node.Entries.Length; i++)
        {
            var entry = node.Entries[i];
            var inner = shape is ObjectShape o ? o.Find(entry.Key.Value)!.Shape : null;
            if (inner is ObjectShape or MapShape { ListedBy: null } && entry.Value is MappingNode section && section.Entries.Length > 0 && random.Next(2) == 0)
            {
                var (first, second) = Cut(section, inner, random);
                own.Add(new(entry.Key, first));
                fragment.Add(new(entry.Key, second));
            }
            else if (inner is ListShape { IsFlags: false } rows && !SaysTwice(entry.Value, rows) && entry.Value is SequenceNode list && random.Next(2) == 0)
            {
                var at = random.Next(list.Items.Length + 1);
                own.Add(new(entry.Key, new SequenceNode(list.Items[..at], SourceSpan.None)));
                fragment.Add(new(entry.Key, new SequenceNode(list.Items[at..], SourceSpan.None)));
            }
            else
            {
                (entry.Key.Value == "name" || (isMap ? i < cut : random.Next(2) == 0) ? own : fragment).Add(entry);
            }
        }

        return (new([.. own], SourceSpan.None), new([.. fragment], SourceSpan.None));
    }

    // A row about the same is wrong in two files, and nobody's business in one.
    private static bool SaysTwice(SyntaxNode list, ListShape shape) => shape is { IsIdentityStrict: true, Identities: [[var name], ..] } && list is SequenceNode rows
        && rows.Items.Select(r => r is MappingNode m ? m.Find(name)!.Value : r).Cast<ScalarNode>().GroupBy(w => w.Value, StringComparer.Ordinal).Any(g => g.Count() > 1);

    private static MappingEntry Entry(string key, SyntaxNode value) => new(ScalarNode.Of(key), value);

    private static SequenceNode ScalarSequence(string item) => new([ScalarNode.Of(item)], SourceSpan.None);
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Schema;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Schema;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class SchemaTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSchemaValidator Validator = new JsonSchemaValidator();

    private static readonly SortedDictionary<string, (Shape Shape, LocalizedText Title)> Files = AllFiles();

    private static string[] Names() => [.. Files.Keys];

    [TestCaseSource(nameof(Names))]
    public void The_schemas_of_the_repository_are_fresh(string name)
    {
        var text = JsonSchemaEmitter.Emit(Files[name].Shape, Files[name].Title).ToJsonString(Readable) + "\n";
        text.Length.ShouldBeLessThan(350_000);
        Golden.Matches(text, $"schemas/{name}.schema.json");
    }

    [TestCaseSource(nameof(Names))]
    public void What_the_binder_takes_the_schema_takes(string name)
    {
        var schema = JsonSchemaEmitter.Emit(Files[name].Shape, Files[name].Title);
        new ShapeGenerator(onWire: false).Of(Files[name].Shape).Sample(
            node =>
            {
                Bind(node, Files[name].Shape).ShouldBeEmpty();
                Validator.Validate(schema, EditorJson.Of(node)).ShouldBeEmpty(YamlWriter.Write(node));
            },
            iter: 100);
    }

    [TestCase("name: a\nfilds: {}")]
    [TestCase("fields: {}")]
    [TestCase("name: a\ntheme: PINK")]
    [TestCase("name: a\ntheme: CLIPS")]
    [TestCase("name: a\nenableComments: はい")]
    [TestCase("name: a\nnumberPrecision: { digits: 99 }")]
    [TestCase("name: a\nnumberPrecision: { digits: many }")]
    [TestCase("name: a\nfields: { x: { label: y } }")]
    [TestCase("name: a\nfields: { x: { type: TEXT } }")]
    [TestCase("name: a\nfields: { x: { type: NUMBER, maxLength: 3 } }")]
    [TestCase("name: a\nfields: { x: { type: NUMBER, minValue: abc } }")]
    [TestCase("name: a\nfields: { x: { type: RADIO_BUTTON } }")]
    [TestCase("name: a\nfields: { x: { type: RADIO_BUTTON, options: { a: 1 } } }")]
    [TestCase("name: a\nfields: { x: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: b } } }")]
    [TestCase("name: a\nfields: { x: { type: SINGLE_LINE_TEXT, unique: true, lookup: { relatedApp: b, relatedKeyField: c } } }")]
    [TestCase("name: a\nfields: { x: { type: REFERENCE_TABLE, referenceTable: { relatedApp: b, condition: { field: c, relatedField: d }, size: 7 } } }")]
    [TestCase("name: a\nfields: { x: { type: SUBTABLE, fields: { y: { type: GROUP } } } }")]
    [TestCase("name: a\nfields: [x]")]
    [TestCase("name: a\nlayout: { x: y }")]
    [TestCase("name: a\nlayout: [[{ field: x, wide: 3 }]]")]
    [TestCase("name: a\nlayout: [{ group: x, fields: [y] }]")]
    [TestCase("name: a\nviews: { x: { type: LIST, date: y } }")]
    [TestCase("name: a\nprocess: { states: { x: { assignee: { type: SOME } } } }")]
    [TestCase("name: a\nprocess: { actions: [{ name: x, from: y }] }")]
    [TestCase("name: a\nacl: { app: [{ entity: somebody }] }")]
    [TestCase("name: a\nacl: { app: [{ entity: everyone, allow: [fly] }] }")]
    [TestCase("name: a\nacl: { app: [{ entity: everyone, allow: some }] }")]
    [TestCase("name: a\nacl: { record: [{ filterCond: \"\" }] }")]
    [TestCase("name: a\nacl: { field: { x: [everyone] } }")]
    [TestCase("name: a\nwaivers: [{ rule: x }]")]
    [TestCase("name: a\nicon: APP91")]
    [TestCase("name: a\nacl: { app: [field/x] }")]
    [TestCase("name: a\nacl: { record: [{ entities: [creator] }] }")]
    [TestCase("name: a\nactions: { x: { destApp: b, entities: [field/x] } }")]
    [TestCase("name: a\nfields: { x: { type: GROUP_SELECT, entities: [user/x] } }")]
    [TestCase("name: a\nfields: { x: { type: USER_SELECT, entities: [LOGINUSER()] } }")]
    [TestCase("name: a\nfields: { x: { type: ORGANIZATION_SELECT, defaultValue: [LOGINUSER()] } }")]
    [TestCase("name: a\nreports: { x: { chartType: PIE, groups: [a, b, c, d], aggregations: [{ type: COUNT }] } }")]
    [TestCase("name: a\nreports: { x: { chartType: PIVOT_TABLE, groups: [a], aggregations: [{ type: COUNT }] } }")]
    [TestCase("name: a\nreports: { x: { chartType: PIVOT_TABLE, groups: [a, b], aggregations: [{ type: COUNT }, { type: SUM, code: c }] } }")]
    [TestCase("name: a\nreports: { x: { chartType: PIE, chartMode: STACKED, groups: [a], aggregations: [{ type: COUNT }] } }")]
    [TestCase("name: a\nnotifications: { reminder: [{ timing: { code: a, daysLater: 20000, time: \"08:30\" }, targets: [everyone] }] }")]
    [TestCase("name: a\nnotifications: { perRecord: [{ title: x }] }")]
    [TestCase("name: a\nactions: { x: { mappings: { a: b } } }")]
    [TestCase("name: a\ncustomize: { scope: SOME }")]
    [TestCase("name: a\nwebhooks: [{ url: https://example.com }]")]
    public void What_the_binder_refuses_the_schema_refuses(string text)
    {
        var node = YamlReader.Read(new("app.yaml", text), new())!;
        Bind(node, KintoneCatalog.App).ShouldNotBeEmpty();
        Validator.Validate(JsonSchemaEmitter.Emit(KintoneCatalog.App, LocalizedText.Same("app")), EditorJson.Of(node)).ShouldNotBeEmpty();
    }

    [TestCase("name: a\nfields:\n  x: { type: SINGLE_LINE_TEXT, lookup: unreadable, raw: { a: 1 } }\n  y: { type: GROUP, renamedFrom: z }")]
    [TestCase("name: a\nlayout: [[{ hr: }, { spacer: }], { group: g, layout: [[x]] }]\nviews:\nprocess: { states: { x: , y: } }")]
    [TestCase("name: a\ndescription: { file: a.html }\nfields: { x: { type: DROP_DOWN, options: [a, { label: b, renamedFrom: c }] } }")]
    [TestCase("name: a\nprocess: { states: { x: { assignee: { entities: [creator, customField/x] } } } }\nfields: { u: { type: USER_SELECT, defaultValue: [LOGINUSER()] } }")]
    [TestCase("name: a\nnotifications: { general: [everyone], reminder: { timezone: Asia/Tokyo, notifications: [] } }\nadminNotes: x\nplugins: [p, { plugin: q, enabled: false }]")]
    [TestCase("name: a\nicon: APP1\ntitleField: x\nacl: { app: [{ entity: creator, allow: all }] }")]
    public void Forms_that_no_generator_makes_are_taken_by_both(string text)
    {
        var node = YamlReader.Read(new("app.yaml", text), new())!;
        Bind(node, KintoneCatalog.App).ShouldBeEmpty();
        Validator.Validate(JsonSchemaEmitter.Emit(KintoneCatalog.App, LocalizedText.Same("app")), EditorJson.Of(node)).ShouldBeEmpty();
    }

    // Carried out before binding: only the schema sees them as they are written.
    [TestCase("use: [a, { fragment: b, with: { c: 1 } }]\nfields: { x: { override: true, label: y, type: NUMBER } }\noverride: true\nname: a")]
    [TestCase("name: a\nacl: { override: true, app: [{ use: b }, { entity: everyone, override: true }] }\nlayout: [{ use: a }, { group: g, layout: [{ use: b }] }]")]
    public void Forms_of_reuse_are_taken(string text) =>
        Validator.Validate(JsonSchemaEmitter.Emit(KintoneCatalog.App, LocalizedText.Same("app")), EditorJson.Of(YamlReader.Read(new("app.yaml", text), new())!)).ShouldBeEmpty();

    [TestCase("parameters: { a: what, b: { title: c, default: 1, required: false } }\nviews: { \"${a}\": { type: LIST } }\nuse: [b]", true)]
    [TestCase("name: a", false)]
    public void A_fragment_is_an_app_without_a_name(string text, bool isTaken) => Validator.Validate(
        JsonSchemaEmitter.Emit(KintoneCatalog.Fragment, LocalizedText.Same("fragment")), EditorJson.Of(YamlReader.Read(new("fragments/a.yaml", text), new())!)).Any().ShouldBe(!isTaken);

    [Test]
    public void An_unknown_keyword_is_refused() =>
        Should.Throw<NotSupportedException>(() => Validator.Validate(new() { ["dependentRequired"] = new JsonObject() }, null));

    private static IEnumerable<string> Bind(SyntaxNode node, Shape shape)
    {
        var diagnostics = new DiagnosticBag();
        new Binder(diagnostics, (source, path) => new(path, "text")).Bind(node, shape, node.Span);
        return diagnostics.ToImmutable().Select(d => d.Code + " " + d.Message(Language.English));
    }

    private static SortedDictionary<string, (Shape Shape, LocalizedText Title)> AllFiles()
    {
        SortedDictionary<string, (Shape, LocalizedText)> files = new(StringComparer.Ordinal)
        {
            ["app"] = (KintoneCatalog.App, new("アプリの定義", "Definition of an app")),
            ["fragment"] = (KintoneCatalog.Fragment, new("断片（アプリが共に使うもの）", "Fragment: what several apps share")),
            ["project"] = (KintoneCatalog.Project, new("プロジェクト", "Project")),
            ["environment"] = (KintoneCatalog.Environment, new("環境", "Environment")),
        };
        foreach (var section in KintoneCatalog.Areas.Where(a => a.Section.Length > 0).Select(a => a.Section.Split('.')[0]).Distinct(StringComparer.Ordinal))
        {
            var property = KintoneCatalog.App.Find(section)!;
            files[section] = (property.Shape, property.Title);
        }

        return files;
    }
}

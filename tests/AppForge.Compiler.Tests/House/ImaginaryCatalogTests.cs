using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Areas;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using AppForge.Compiler.Schema;
using AppForge.Compiler.Syntax;
using AppForge.Compiler.Wire;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Tests.House;

/// <summary>A field type and a settings area that kintone doesn't have, made of shapes only: every interpreter takes them as they are. Adding is adding rows.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ImaginaryCatalogTests
{
    private static readonly Variant Signature = Variant("SIGNATURE", "署名", "Signature",
        Optional("label", Name(128), "フィールド名", "Label", Key),
        Optional("penWidth", Integer(1, 9), "線の太さ", "Pen width", "3"),
        Optional("signers", SetOf(Who), "署名する人", "Signers", Empty),
        Optional("shownWhen", Condition(QueryPlace.View), "表示する条件", "Shown when", ""),
        Required("pad", new ObjectShape([
            Required("width", Integer(1, 1_000), "幅", "Width", "size.w"), Optional("height", Integer(1, 1_000), "高さ", "Height", "60", "size.h"),
        ], sole: "width"), "用紙", "Pad"));

    private static readonly SettingsArea Fields = new()
    {
        Section = "fields",
        Title = new("フィールド", "Fields"),
        Resource = "app/form/fields",
        WireProperty = "properties",
        Mode = WriteMode.ByKey,
        Default = EmptyMap,
        Shape = new MapShape
        {
            Key = Name(128),
            Declares = SymbolKind.Field,
            Wire = new KeyedMapWire("code", IndexProperty: null),
            LosesData = true,
            Value = new UnionShape { YamlTag = "type", WireTag = "type", ChangeReplaces = true, Variants = [.. FieldsArea.Field.Variants, Signature] },
        },
    };

    private static readonly SettingsArea Stamps = new()
    {
        Section = "stamps",
        Title = new("電子印", "Stamps"),
        Resource = "app/stamps",
        Mode = WriteMode.ReplaceMap,
        Default = EmptyMap,
        WireProperty = "stamps",
        Shape = new MapShape
        {
            Key = Name(64),
            Declares = SymbolKind.View,
            IsOrdered = true,
            Wire = new KeyedMapWire("name", "index"),
            Value = new ObjectShape([
                Required("field", Field(), "押す欄", "Field"),
                Optional("days", Flags(("weekday", "平日", "weekdays"), ("holiday", "休日", "holidays")), "押せる日", "Days", Empty),
                Optional("rows", RowsByEntity(new ObjectShape([Required("entity", Who, "対象", "Who"), Optional("color", OneOf(("RED", "赤", "red"), ("BLACK", "黒", "black")), "色", "Colour", "RED")], sole: "entity")),
                    "使える人", "Who may", Empty),
                Optional("codes", new MapShape { Key = Field(), Value = Text(), Wire = new RowsMapWire("code", "stamp") }, "印影", "Stamps", EmptyMap),
                Kept("angle", Integer(0, 359), "角度", "Angle"),
            ]),
        },
    };

    private const string FieldText = "件名: { type: SINGLE_LINE_TEXT }\n承認印: { type: SIGNATURE, penWidth: 5, signers: [field/担当], shownWhen: 件名 = \"a\", pad: 300 }\n";

    private const string StampText = "部長:\n  field: 承認印\n  days: all\n  rows:\n    - { entity: group/部長, color: BLACK }\n    - group/課長\n  codes: { 件名: 認 }\n係: { field: 承認印 }\n";

    private static CanonicalScope Scope { get; } = new() { AppKey = "a", BuiltIns = BuiltInNames.Japanese };

    [Test]
    public void A_new_field_type_goes_through_every_interpreter() => Passes(Fields, FieldText,
        """{"code":"承認印","label":"承認印","pad":{"size":{"h":"60","w":"300"}},"penWidth":"5","shownWhen":"件名 = \"a\"","signers":[{"code":"担当","type":"FIELD_ENTITY"}],"type":"SIGNATURE"}""",
        json => json["properties"]!["承認印"]!);

    [Test]
    public void A_new_area_goes_through_every_interpreter() => Passes(Stamps, StampText,
        """{"codes":[{"code":"件名","stamp":"認"}],"field":"承認印","holiday":true,"index":"0","name":"部長","rows":[{"color":"BLACK","entity":{"code":"部長","type":"GROUP"}},{"color":"RED","entity":{"code":"課長","type":"GROUP"}},{"color":"RED","entity":{"code":"everyone","type":"GROUP"}}],"weekday":true}""",
        json => json["stamps"]!["部長"]!);

    [Test]
    public void Their_names_are_found_where_they_stand()
    {
        References.In("a", Bind(FieldText, Fields.Shape), Fields.Shape, new("fields")).Select(r => $"{r.Kind} {r.Name} {r.From} {r.Span.StartPosition.Line}")
            .ShouldBe(["Field 担当 fields.承認印.signers 2", "Field 件名 fields.承認印.shownWhen 2", "Option a fields.承認印.shownWhen 2"]);
        References.In("a", Bind(StampText, Stamps.Shape), Stamps.Shape, new("stamps")).Select(r => $"{r.Kind} {r.Name}")
            .ShouldBe(["Field 承認印", "Principal group/部長", "Principal group/課長", "Field 件名", "Field 承認印"]);
    }

    [TestCase("承認印: { type: SIGNATURE }", "AF1103")]
    [TestCase("承認印: { type: SIGNATURE, pad: 300, penWidth: 10 }", "AF1105")]
    [TestCase("承認印: { type: SIGNATURE, pad: 300, maxLength: 10 }", "AF1106")]
    [TestCase("承認印: { type: SIGNATUR, pad: 300 }", "AF1104")]
    public void Their_mistakes_are_found(string text, string code)
    {
        var diagnostics = new DiagnosticBag();
        new Binder(diagnostics, (_, _) => null).Bind(YamlReader.Read(new("a.yaml", text), new())!, Fields.Shape, SourceSpan.None);
        diagnostics.ToImmutable().ShouldHaveSingleItem().Code.ShouldBe(code);
        new JsonSchemaValidator().Validate(JsonSchemaEmitter.Emit(Fields.Shape, Fields.Title), EditorJson.Of(YamlReader.Read(new("a.yaml", text), new())!)).ShouldNotBeEmpty();
    }

    [Test]
    public void Their_changes_are_lines()
    {
        Lines(Fields, FieldText, FieldText.Replace("penWidth: 5", "penWidth: 7", StringComparison.Ordinal).Replace("pad: 300", "pad: { width: 300, height: 90 }", StringComparison.Ordinal))
            .ShouldBe(["Change fields.承認印.penWidth None", "Change fields.承認印.pad.height None"]);
        Lines(Fields, FieldText, "件名: { type: SIGNATURE, pad: 1 }").ShouldBe(
            ["Remove fields.承認印 LosesData", "Remove fields.件名 LosesData", "Add fields.件名 None"]);
        Lines(Stamps, StampText, StampText.Replace("    - { entity: group/部長, color: BLACK }\n", "", StringComparison.Ordinal).Replace("認 }", "承 }", StringComparison.Ordinal) + "新: { field: 件名 }\n")
            .ShouldBe(["Remove stamps.部長.rows[group/部長] None", "Change stamps.部長.codes.件名 None", "Add stamps.新 None"]);
        Lines(Stamps, StampText, "係: { field: 承認印 }\n" + StampText.Replace("係: { field: 承認印 }\n", "", StringComparison.Ordinal)).ShouldBe(["Change stamps None"]);
    }

    private static void Passes(SettingsArea area, string text, string wire, Func<JsonNode, JsonNode> part)
    {
        var canonicalizer = new Canonicalizer(Scope);
        var canonical = canonicalizer.Canonical(Bind(text, area.Shape), area);
        SettingValueComparer.Instance.Equals(canonicalizer.Canonical(canonical, area), canonical).ShouldBeTrue();

        var names = new WireNames([]);
        var json = new WireWriter(names, new([], SourceSpan.None)).Write(canonical, area);
        Sorted(part(json))!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).ShouldBe(wire);
        using var document = JsonDocument.Parse(json.ToJsonString());
        var reader = new WireReader(names);
        var back = canonicalizer.Canonical(reader.Read(document.RootElement, area), area);
        reader.Unknown.ShouldBeEmpty();
        SettingValueComparer.Instance.Equals(back, canonical).ShouldBeTrue();
        Differ.Compare(area, canonical, back, new(area.Section)).ShouldBeEmpty();

        var written = YamlWriter.Write(DefinitionWriter.Write(canonical, area.Shape, Scope));
        Normal(written).ShouldBe(Normal(text));
        new JsonSchemaValidator().Validate(JsonSchemaEmitter.Emit(area.Shape, area.Title), EditorJson.Of(YamlReader.Read(new("a.yaml", text), new())!)).ShouldBeEmpty();
    }

    private static string Normal(string text) => EditorJson.Of(YamlReader.Read(new("a.yaml", text), new())!)!.ToJsonString();

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<string> Lines(SettingsArea area, string before, string after)
    {
        var canonicalizer = new Canonicalizer(Scope);
        return Differ.Compare(area, canonicalizer.Canonical(Bind(before, area.Shape), area), canonicalizer.Canonical(Bind(after, area.Shape), area), new(area.Section))
            .Select(c => $"{c.Kind} {c.Address} {c.Risk}");
    }

    private static SettingValue Bind(string text, Shape shape)
    {
        var diagnostics = new DiagnosticBag();
        var value = new Binder(diagnostics, (_, _) => null).Bind(YamlReader.Read(new("a.yaml", text), diagnostics)!, shape, SourceSpan.None);
        diagnostics.ToImmutable().Select(d => d.Message(Language.English)).ShouldBeEmpty();
        return value.ShouldNotBeNull();
    }
}

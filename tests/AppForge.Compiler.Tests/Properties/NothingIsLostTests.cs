using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Schema;
using AppForge.Compiler.Syntax;
using AppForge.Compiler.Wire;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Properties;

/// <summary>
/// Whatever kintone answers, its next year's words and forms included, is kept: it reads, is written in YAML, means the same when it is read there, and goes back as it came.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class NothingIsLostTests
{
    private static readonly WireNames Names = new(ShapeGenerator.Apps.Select((key, i) => KeyValuePair.Create(key, (i + 1).ToString(CultureInfo.InvariantCulture))));

    private static readonly CanonicalScope Scope = new() { AppKey = "x", BuiltIns = BuiltInNames.Japanese };

    private static IEnumerable<string> Areas() => KintoneCatalog.Areas.Select(a => a.Name);

    [TestCaseSource(nameof(Areas))]
    public void What_is_read_is_written_back_as_it_was(string name) => ForEachAnswer(name, (json, area) =>
    {
        var value = Read(json, area);
        if (value.HoldsUnreadable)
        {
            return; // never sent
        }

        var sent = Write(value, area);
        Lost(json, sent).ShouldBeEmpty(Text(json) + "\n" + Text(sent));
        Same(Read(sent, area), value).ShouldBeTrue(Text(json) + "\n" + Text(sent));
    });

    [TestCaseSource(nameof(Areas))]
    public void What_is_imported_means_the_same(string name) => ForEachAnswer(name, (json, area) =>
    {
        var value = Read(json, area);
        var text = YamlWriter.Write(DefinitionWriter.Write(value, area.Shape, Scope));
        var diagnostics = new DiagnosticBag();
        var node = YamlReader.Read(new("a.yaml", text), diagnostics);
        var bound = node is null ? null : new Binder(diagnostics, (_, _) => null).Bind(node, area.Shape, node.Span);

        // A mutated answer may have fewer entries than anybody may write; that is said, and nothing of it is lost.
        var isScant = diagnostics.ToImmutable().Any(d => d.Code == "AF1115");
        diagnostics.ToImmutable().Where(d => d.Code != "AF1115").Select(d => d.Message(Language.English)).ShouldBeEmpty(text);
        var again = new Canonicalizer(Scope).Canonical(bound, area);
        Same(again, value).ShouldBeTrue(Text(json) + "\n" + text + "\n" + YamlWriter.Write(DefinitionWriter.Write(again, area.Shape, Scope)));
        (value.HoldsUnreadable || JsonNode.DeepEquals(Write(again, area), Write(value, area))).ShouldBeTrue(text);
        if (!isScant)
        {
            new JsonSchemaValidator().Validate(JsonSchemaEmitter.Emit(area.Shape, area.Title), node is null ? new JsonObject() : EditorJson.Of(node)).ShouldBeEmpty(text);
        }
    });

    [TestCaseSource(nameof(Areas))]
    public void What_is_unknown_makes_no_difference_to_itself(string name) => ForEachAnswer(name, (json, area) =>
    {
        var value = Read(json, area);
        Same(new Canonicalizer(Scope).Canonical(value, area), value).ShouldBeTrue();
        Differ.Compare(area, value, Read(json, area), new("x")).ShouldBeEmpty();
    });

    [TestCaseSource(nameof(Areas))]
    public void What_a_tool_keeps_is_the_same_when_it_is_read_again(string name) => ForEachAnswer(name, (json, area) =>
    {
        var value = Read(json, area);
        using var kept = new MemoryStream();
        using (var writer = new Utf8JsonWriter(kept, new() { Indented = true }))
        {
            SettingValueJson.Write(writer, value, area.Shape);
        }

        using var document = JsonDocument.Parse(kept.ToArray());
        var again = SettingValueJson.Read(document.RootElement, area.Shape)!;
        Same(again, value).ShouldBeTrue(System.Text.Encoding.UTF8.GetString(kept.ToArray()));
        Same(new Canonicalizer(Scope).Canonical(again, area), value).ShouldBeTrue();
        (value.HoldsUnreadable || JsonNode.DeepEquals(Write(again, area), Write(value, area))).ShouldBeTrue();
    });

    private static void ForEachAnswer(string name, Action<JsonObject, SettingsArea> check)
    {
        var area = KintoneCatalog.Find(name)!;
        Gen.Select(new ShapeGenerator(onWire: true).Of(area.Shape), WireMutation.Changes).Sample(
            (node, change) =>
            {
                var bound = new Binder(new(), (_, _) => null).Bind(node, area.Shape, node.Span);
                check(change(Write(new Canonicalizer(Scope).Canonical(bound, area), area)), area);
            },
            iter: Cases.Of(150), print: p => "");
    }

    private static SettingValue Read(JsonObject json, SettingsArea area)
    {
        using var document = JsonDocument.Parse(json.ToJsonString());
        return new Canonicalizer(Scope).Canonical(new WireReader(Names).Read(document.RootElement, area), area);
    }

    private static JsonObject Write(SettingValue value, SettingsArea area) => new WireWriter(Names, new([], SourceSpan.None)).Write(value, area);

    private static string Text(JsonNode json) => json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static bool Same(SettingValue a, SettingValue b) => SettingValueComparer.Instance.Equals(a, b);

    // Every word of the answer is in what is sent, but for what says nothing (null), what is only kintone's, and the spellings of one value.
    private static IEnumerable<string> Lost(JsonNode? before, JsonNode? after) => Leaves(before).Where(leaf => leaf.Length > 0 && !Leaves(after).Any(l => l.Contains(leaf, StringComparison.Ordinal)));

    private static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject o => o.Where(p => p.Key != "index").SelectMany(p => Leaves(p.Value)),
        JsonArray a => a.SelectMany(Leaves),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => [((string)v!).Trim()],
        JsonValue v => [v.ToJsonString() is var text && text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : v.ToJsonString()],
        _ => [],
    };
}

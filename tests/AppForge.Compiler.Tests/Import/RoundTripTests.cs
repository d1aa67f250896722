using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Compiler.Tests.Rules;
using AppForge.Compiler.Wire;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Import;

/// <summary>What is written, sent, read back and written again is the same; what is applied is not planned again.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class RoundTripTests
{
    private static readonly WireNames Names = new(
        new[] { "org-master", "staff-master", "vehicle-master", "vehicle-trip" }.Select((k, i) => KeyValuePair.Create(k, (i + 1).ToString(CultureInfo.InvariantCulture))));

    // What comes from kintone, or lost a line, need not keep governance rules.
    private static readonly CompileOptions AsItIs = new() { ChecksPolicies = false };

    private static string[] Samples() => [.. SampleProject.Compile().Apps.Keys];

    private static IEnumerable<string> Areas() => KintoneCatalog.Areas.Select(a => a.Name);

    [TestCaseSource(nameof(Samples))]
    public void A_sample_reads_back_from_kintone_as_the_same(string key)
    {
        var project = Resolved();
        var app = Uploaded(project.Apps[key]);
        var live = ThroughTheWire(app, project);
        foreach (var area in KintoneCatalog.Areas)
        {
            Same(OnWire(live.Canonical(area)!), OnWire(app.Canonical(area)!)).ShouldBeTrue($"{key} {area.Name}");
        }

        var (ours, unreadable) = Overlay.Apply(app, live, app.Unmanaged);
        Differ.Compare(live, ours).Select(c => $"{c.Kind} {c.Address}").ShouldBeEmpty();
        unreadable.ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Samples))]
    public void An_imported_sample_means_the_same(string key)
    {
        var project = Resolved();
        var live = ThroughTheWire(Uploaded(project.Apps[key]), project);
        var text = YamlWriter.Write(DefinitionWriter.Write(live));
        var others = Files().Sources.Values.Where(s => !s.Path.StartsWith($"apps/{key}/", StringComparison.Ordinal));
        var imported = AppCompiler.Compile(ProjectFiles.Of(others.Append(new($"apps/{key}/app.yaml", text)), Files().Sizes), AsItIs, CancellationToken.None);
        imported.Diagnostics.Select(d => d.Message(Language.English)).ShouldBeEmpty(text);
        foreach (var area in KintoneCatalog.Areas)
        {
            Same(OnWire(imported.Apps[key].Canonical(area)!), OnWire(live.Canonical(area)!)).ShouldBeTrue($"{key} {area.Name}\n{text}");
        }
    }

    [TestCaseSource(nameof(Samples))]
    public void A_sample_written_by_us_means_the_same(string key)
    {
        var app = SampleProject.Compile().Apps[key];
        var text = YamlWriter.Write(DefinitionWriter.Write(app));
        var again = Bound(YamlReader.Read(new("apps/x/app.yaml", text), new())!, app.Scope);
        AllAreasSame(again, app).ShouldBeEmpty(text);
        YamlWriter.Write(DefinitionWriter.Write(again)).ShouldBe(text);
    }

    [Test]
    public void A_generated_definition_written_by_us_means_the_same() => new ShapeGenerator(onWire: false).Of(KintoneCatalog.App).Sample(
        node =>
        {
            var app = Bound(node, Scope);
            if (app.Fields.WithColumns.Select(f => f.Code).Distinct(StringComparer.Ordinal).Count() < app.Fields.WithColumns.Length)
            {
                return; // a code twice is an error (AF3102), and its place in the layout is anyone's guess
            }

            var text = YamlWriter.Write(DefinitionWriter.Write(app));
            AllAreasSame(Bound(YamlReader.Read(new("apps/x/app.yaml", text), new())!, Scope), app).ShouldBeEmpty(text);
        },
        iter: 300);

    [Test]
    public void Applying_a_definition_to_itself_changes_nothing() => new ShapeGenerator(onWire: false).Of(KintoneCatalog.App).Sample(
        node =>
        {
            var app = Bound(node, Scope);
            var (ours, _) = Overlay.Apply(app, app, app.Unmanaged);
            AllAreasSame(ours, app).ShouldBeEmpty();
            Differ.Compare(app, ours).ShouldBeEmpty();
        },
        iter: 300);

    [Test]
    public void What_was_applied_is_not_planned_again()
    {
        var apps = new ShapeGenerator(onWire: false).Of(KintoneCatalog.App);
        Gen.Select(apps, apps).Sample(
            (a, b) =>
            {
                var (live, desired) = (Bound(a, Scope), Bound(b, Scope));
                var (applied, _) = Overlay.Apply(desired, live, desired.Unmanaged);
                Differ.Compare(live, applied).Select(c => c.Address.Text).ShouldAllBe(t => t.StartsWith("apps.x", StringComparison.Ordinal));
                var (again, _) = Overlay.Apply(desired, applied, desired.Unmanaged);
                Differ.Compare(applied, again).Select(c => $"{c.Kind} {c.Address}").ShouldBeEmpty();
            },
            iter: 300);
    }

    // A difference that no line shows would be written unseen; a line without a difference would never go away.
    [TestCaseSource(nameof(Areas))]
    public void There_is_a_line_exactly_where_something_else_is_sent(string name)
    {
        var area = KintoneCatalog.Find(name)!;
        var values = new ShapeGenerator(onWire: true).Of(area.Shape);
        Gen.Select(values, values).Sample(
            (a, b) =>
            {
                var canonicalizer = new Canonicalizer(Scope);
                var before = canonicalizer.Canonical(Bound(a, area.Shape), area);
                var after = canonicalizer.Canonical(Bound(b, area.Shape), area);
                var isSame = JsonNode.DeepEquals(Sent(before, area), Sent(after, area));
                Differ.Compare(area, before, after, new("x")).IsEmpty.ShouldBe(isSame, Sent(before, area).ToJsonString() + "\n" + Sent(after, area).ToJsonString());
            },
            iter: 300);
    }

    // One word of a sample changed: small differences are where lines get lost.
    [TestCaseSource(nameof(Samples))]
    public void Every_small_edit_of_a_sample_is_a_line(string key)
    {
        var project = Resolved();
        var app = project.Apps[key];
        var path = $"apps/{key}/app.yaml";
        var lines = Files().Find(path)!.Content.Split('\n');
        var candidates = Enumerable.Range(0, lines.Length).Where(i => lines[i].Length > 0 && !lines[i].TrimStart().StartsWith('#')).ToArray();
        Gen.OneOf(candidates.Select(i => Gen.Const(i)).ToArray()).Sample(
            line =>
            {
                var source = new SourceText(path, string.Join('\n', lines.Where((_, i) => i != line)));
                var edited = AppCompiler.Compile(ProjectFiles.Of(Files().Sources.Values.Where(s => s.Path != path).Append(source), Files().Sizes), AsItIs, CancellationToken.None);
                if (edited.HasErrors)
                {
                    return;
                }

                var (ours, _) = Overlay.Apply(edited.Apps[key], app, []);
                var changed = KintoneCatalog.Areas.Where(a => !Same(OnWire(app.Canonical(a)!), OnWire(ours.Canonical(a)!))).Select(a => a.Name);
                Differ.Compare(app, ours).Select(c => c.Area.Name).Distinct().ShouldBe(changed, ignoreOrder: true, $"line {line + 1}: {lines[line]}");
            },
            iter: 60);
    }

    private static CanonicalScope Scope { get; } = new() { AppKey = "x", BuiltIns = BuiltInNames.Japanese };

    private static JsonObject Sent(SettingValue value, SettingsArea area) => new WireWriter(Names, new([], SourceSpan.None)).Write(value, area);

    private static ProjectFiles Files() => SampleProject.Files(t => t.Replace("role/", "group/", StringComparison.Ordinal));

    private static Compilation Resolved() => AppCompiler.Compile(Files(), CancellationToken.None);

    // Files have kintone's keys once they are there; before, they can't be sent.
    private static AppModel Uploaded(AppModel app) => app.With(KintoneCatalog.Areas.ToDictionary(
        a => a.Name,
        a => ScalarRewriter.Rewrite(app.Canonical(a)!, a.Shape, (text, kind) => kind is FileKind && FileKind.IsPath(text) ? new LiveFile("key", 1, Path.GetFileName(text)).ToString() : text),
        StringComparer.Ordinal));

    private static AppModel ThroughTheWire(AppModel app, Compilation project)
    {
        var reader = new WireReader(Names);
        var writer = new WireWriter(Names, app.FieldMap);
        var areas = KintoneCatalog.Areas.ToDictionary(a => a.Name, a =>
        {
            using var json = JsonDocument.Parse(writer.Write(app.Canonical(a)!, a).ToJsonString());
            return reader.Read(json.RootElement, a);
        }, StringComparer.Ordinal);
        reader.Unknown.ShouldBeEmpty();
        return AppModel.OfLive(areas, new() { AppKey = app.Key, BuiltIns = BuiltInNames.Japanese, RecordNumberOf = k => project.Find(k) is { } other ? CanonicalScope.RecordNumberIn(other.FieldMap, BuiltInNames.Japanese) : null });
    }

    private static AppModel Bound(SyntaxNode node, CanonicalScope scope) => AppModel.OfDefinition(
        new("apps/x/app.yaml", ""), (ObjectValue)Bound(node, KintoneCatalog.App),
        new() { AppKey = scope.AppKey, BuiltIns = scope.BuiltIns, RecordNumberOf = scope.RecordNumberOf });

    private static SettingValue Bound(SyntaxNode node, Shape shape)
    {
        var diagnostics = new DiagnosticBag();
        var value = new Binder(diagnostics, (_, _) => null).Bind(node, shape, node.Span);
        diagnostics.ToImmutable().Select(d => d.Message(Language.English)).ShouldBeEmpty(YamlWriter.Write(node));
        return value.ShouldNotBeNull();
    }

    private static IEnumerable<string> AllAreasSame(AppModel a, AppModel b) => KintoneCatalog.Areas.Where(x => !Same(a.Canonical(x)!, b.Canonical(x)!)).Select(x => x.Name);

    private static bool Same(SettingValue a, SettingValue b) => SettingValueComparer.Instance.Equals(a, b);

    // Only what kintone has: notes of ours don't come back.
    private static SettingValue OnWire(SettingValue value) => value switch
    {
        ObjectValue o => o.With([.. o.Properties.Where(p => p.Shape.IsOnWire).Select(p => p with { Value = OnWire(p.Value) })]),
        MapValue m => m.With([.. m.Entries.Select(e => e with { Value = OnWire(e.Value) })]),
        ListValue l => l.With([.. l.Items.Select(OnWire)]),
        _ => value,
    };
}

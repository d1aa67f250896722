using System.Text.Json;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Compiler.Wire;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Catalog;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class GeneratedDefinitionTests
{
    private static readonly WireNames Names = new(ShapeGenerator.Apps.Select((key, i) => KeyValuePair.Create(key, (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))));
    private static readonly CanonicalScope Scope = new() { AppKey = "a", BuiltIns = BuiltInNames.Japanese };

    private static IEnumerable<string> Areas() => KintoneCatalog.Areas.Select(a => a.Name);

    [TestCaseSource(nameof(Areas))]
    public void Canonical_twice_is_canonical_once(string name) => ForEach(name, onWire: false, (value, area) =>
    {
        var once = new Canonicalizer(Scope).Canonical(value, area);
        SettingValueComparer.Instance.Equals(once, new Canonicalizer(Scope).Canonical(once, area)).ShouldBeTrue();
    });

    [TestCaseSource(nameof(Areas))]
    public void What_is_sent_to_kintone_reads_back_as_the_same(string name) => ForEach(name, onWire: true, (value, area) =>
    {
        var canonical = new Canonicalizer(Scope).Canonical(value, area);
        var json = new WireWriter(Names, new([], SourceSpan.None)).Write(canonical, area).ToJsonString();
        using var document = JsonDocument.Parse(json);
        var reader = new WireReader(Names);
        var back = new Canonicalizer(Scope).Canonical(reader.Read(document.RootElement, area), area);
        reader.Unknown.ShouldBeEmpty(json);
        var again = new WireWriter(Names, new([], SourceSpan.None)).Write(back, area).ToJsonString();
        SettingValueComparer.Instance.Equals(canonical, back).ShouldBeTrue(json + "\n=====\n" + again);
    });

    private static void ForEach(string name, bool onWire, Action<SettingValue, SettingsArea> check)
    {
        var area = KintoneCatalog.Find(name)!;
        new ShapeGenerator(onWire).Of(area.Shape).Sample(
            node =>
            {
                var text = YamlWriter.Write(node);
                var diagnostics = new DiagnosticBag();
                var value = YamlReader.Read(new("a.yaml", text), diagnostics) is { } root
                    ? new Binder(diagnostics, (_, _) => null).Bind(root, area.Shape, root.Span)
                    : null;
                diagnostics.ToImmutable().Select(d => d.Code + " " + d.Span.StartPosition + " " + d.Message(Language.English)).ShouldBeEmpty(text);
                if (value is not null)
                {
                    check(value, area);
                }
            },
            iter: 200);
    }
}

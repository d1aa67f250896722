using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Properties;

/// <summary>The lines of a plan say everything: who carries them out on what is gets what shall be.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ChangesAreEverythingTests
{
    private static readonly CanonicalScope Scope = new() { AppKey = "x", BuiltIns = BuiltInNames.Japanese };

    private static IEnumerable<string> Areas() => KintoneCatalog.Areas.Select(a => a.Name);

    [TestCaseSource(nameof(Areas))]
    public void Carrying_out_the_changes_gives_what_shall_be(string name)
    {
        var area = KintoneCatalog.Find(name)!;
        var values = new ShapeGenerator(onWire: false).Of(area.Shape);
        Gen.Select(values, values).Sample(
            (a, b) =>
            {
                var (before, after) = (Canonical(a, area), Canonical(b, area));
                if (!HasNamedRows(before, area.Shape) || !HasNamedRows(after, area.Shape))
                {
                    return; // which row a line means is known by its name alone
                }

                var address = new Address("x");
                var changes = Differ.Compare(area, before, after, address);
                var lines = string.Join('\n', changes.Select(c => $"{c.Kind} {c.Address}"));
                var result = Should.NotThrow(() => ChangeInterpreter.Apply(before, area.Shape, address, changes), lines + "\n--- was\n" + Text(before, area) + "\n--- shall be\n" + Text(after, area));
                ChangeInterpreter.Same(result, after).ShouldBeTrue(lines + "\n--- is\n" + Text(result, area) + "\n--- shall be\n" + Text(after, area));
            },
            iter: Cases.Of(150), print: _ => "");
    }

    private static bool HasNamedRows(SettingValue value, Shape shape) => (shape, value) switch
    {
        (_, ObjectValue o) => o.Properties.All(p => HasNamedRows(p.Value, p.Shape.Shape)),
        (MapShape s, MapValue m) => m.Entries.All(e => HasNamedRows(e.Value, s.Value)),
        (ListShape { Item: ObjectShape or UnionShape } s, ListValue l) => l.Items.All(i => HasNamedRows(i, s.Item))
            && l.Items.Select(i => Pairing.RowName(s, i, -2)).ToList() is var names && !names.Contains("-1") && names.Distinct(StringComparer.Ordinal).Count() == names.Count,
        _ => true,
    };

    private static SettingValue Canonical(SyntaxNode node, SettingsArea area) =>
        new Canonicalizer(Scope).Canonical(new Binder(new(), (_, _) => null).Bind(node, area.Shape, node.Span), area);

    private static string Text(SettingValue value, SettingsArea area) => YamlWriter.Write(DefinitionWriter.Write(value, area.Shape, Scope));
}

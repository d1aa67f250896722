using System.Text.RegularExpressions;
using AppForge.Compiler.Catalog;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.House;

/// <summary>Areas and stages add, they never multiply: no interpreter of the catalog names a property or an area.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed partial class InterpreterTests
{
    private const string Compiler = "src/AppForge.Compiler/";

    private static readonly string[] Interpreters =
    [
        "Binding/Binder.cs", "Binding/BinderReports.cs", "Binding/DefinitionWriter.cs", "Binding/RawForm.cs", "Binding/RawBinder.cs", "Model/Canonicalizer.cs", "Model/Pairing.cs", "Model/References.cs", "Model/SymbolWalk.cs", "Model/Renamer.cs", "Model/ScalarWalker.cs",
        "Model/SettingValueComparer.cs", "Wire/", "Diff/", "Schema/",
    ];

    // Words that happen to be called as a property somewhere. Each has its reason.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Binding/Binder.cs"] = ["file"], // file: takes the text of any property from a file
        ["Wire/WireWriter.cs"] = ["app"], // how kintone writes a reference to an app: { app: 12 }
        ["Wire/WireReader.cs"] = ["app", "code"], // the same; beside the id it tells the app's code
        // file: as above; the others are JSON Schema's own words
        ["Schema/FragmentSchema.cs"] = ["title", "description", "type", "properties", "required"],
        ["Schema/JsonSchemaEmitter.cs"] = ["title", "description", "type", "properties", "default", "required"],
        ["Schema/SchemaParts.cs"] = ["file", "title", "description", "type", "properties", "required"],
        ["Schema/SkeletonBuilder.cs"] = ["label", "description"],
    };

    private static string[] Files() =>
        [.. DependencyTests.Sources(Compiler).Select(s => s.Path[Compiler.Length..]).Where(p => Interpreters.Any(i => p == i || (i.EndsWith('/') && p.StartsWith(i, StringComparison.Ordinal))))];

    [TestCaseSource(nameof(Files))]
    public void No_interpreter_names_a_property_or_an_area(string file)
    {
        var text = DependencyTests.Sources(Compiler).Single(s => s.Path == Compiler + file).Text;
        Literal().Matches(Comment().Replace(text, "")).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)
            .Where(Names().Contains).Except(Allowed.GetValueOrDefault(file) ?? [], StringComparer.Ordinal)
            .ShouldBeEmpty($"{file} knows what only the catalog and the façades in Model/Symbols may know");
    }

    [Test]
    public void Every_exception_is_needed()
    {
        foreach (var (file, words) in Allowed)
        {
            var text = DependencyTests.Sources(Compiler).Single(s => s.Path == Compiler + file).Text;
            words.Where(w => !text.Contains($"\"{w}\"", StringComparison.Ordinal)).ShouldBeEmpty(file);
        }
    }

    [Test]
    public void Every_interpreter_is_looked_at() => Files().Length.ShouldBeGreaterThan(15);

    private static HashSet<string> Names()
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        HashSet<Shape> seen = new(ReferenceEqualityComparer.Instance);
        Collect(KintoneCatalog.App, names, seen);
        foreach (var area in KintoneCatalog.Areas)
        {
            names.Add(area.Name);
            names.Add(area.Resource);
            names.UnionWith(area.WireProperty is null ? [] : [area.WireProperty]);
        }

        names.Remove("");
        return names;
    }

    private static void Collect(Shape shape, HashSet<string> names, HashSet<Shape> seen)
    {
        if (!seen.Add(shape))
        {
            return;
        }

        switch (shape)
        {
            case ObjectShape o:
                foreach (var property in o.Properties)
                {
                    names.Add(property.Name);
                    names.UnionWith(property.WirePath);
                    Collect(property.Shape, names, seen);
                }

                break;
            case UnionShape union:
                names.UnionWith(new[] { union.YamlTag, union.WireTag }.OfType<string>());
                foreach (var variant in union.Variants)
                {
                    names.UnionWith(variant.Tags);
                    Collect(variant.Shape, names, seen);
                }

                break;
            case MapShape map:
                names.UnionWith(map.Wire switch
                {
                    KeyedMapWire keyed => keyed.Echoes,
                    RowsMapWire rows => new[] { rows.KeyProperty, rows.ValueProperty }.OfType<string>(),
                    _ => [],
                });
                Collect(map.Key, names, seen);
                Collect(map.Value, names, seen);
                break;
            case ListShape list:
                Collect(list.Item, names, seen);
                break;
            case ChoiceShape choice:
                names.UnionWith(choice.Values.Select(v => v.Word).Where(w => !int.TryParse(w, out _)));
                break;
        }
    }

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("^\\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}

using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Compiler.Tests.Rules;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Editing;

/// <summary>An edited file says what was wanted, and everything else as before.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class DefinitionEditorTests
{
    private static string[] Samples() => [.. SampleProject.Compile().Apps.Keys];

    [TestCaseSource(nameof(Samples))]
    public void What_says_it_already_stays_byte_for_byte(string key)
    {
        var project = SampleProject.Compile();
        DefinitionEditor.Edit(project.Files, project.Apps[key], project.Apps[key], DefinitionTranslation.None, new HashSet<string>()).Files.ShouldBeEmpty();
    }

    [Test]
    public void What_is_generated_says_itself() => Apps.Sample(
        node =>
        {
            var files = Files(YamlWriter.Write(node));
            Edit(files, Compiled(files)).Files.ShouldBeEmpty(files.Find(Path)!.Content);
        },
        iter: 200);

    [Test]
    public void An_edited_file_says_what_was_wanted_and_is_formatted() => Gen.Select(Apps, Apps).Sample(
        (a, b) =>
        {
            var files = Files(YamlWriter.Write(a));
            var wanted = Compiled(Files(YamlWriter.Write(b)));
            var edit = Edit(files, wanted);
            var text = edit.Files.GetValueOrDefault(Path) ?? files.Find(Path)!.Content;
            var explained = "from\n" + YamlWriter.Write(a) + "\nto\n" + YamlWriter.Write(b) + "\nwas\n" + text;
            var said = Compiled(Files(text), explained);
            edit.Untouched.ShouldBeEmpty();
            var (ours, _) = Overlay.Apply(WithoutKintonesOwn(said, wanted), wanted, said.Unmanaged);
            Differ.Compare(wanted, ours).Select(c => $"{c.Kind} {c.Address}").ShouldBeEmpty(explained);

            YamlFormatter.Format(new(Path, text), new DiagnosticBag()).ShouldBe(text);
            Edit(Files(text), wanted).Files.ShouldBeEmpty(text);
        },
        iter: 300);

    // Every line has a comment of its own: those of what stays stay, whatever happens beside them.
    [Test]
    public void Comments_of_what_stays_stay() => Gen.Select(Apps, Apps).Sample(
        (a, b) =>
        {
            var lines = YamlFormatter.Format(new(Path, YamlWriter.Write(a)), new DiagnosticBag()).Split('\n');
            var commented = string.Join('\n', lines.Select((l, i) => l.Length == 0 || l.Contains('|', StringComparison.Ordinal) ? l : $"{l[..(l.Length - l.TrimStart().Length)]}# c{i}\n{l}"));
            if (lines.Any(l => l.EndsWith('|') || l.EndsWith("|-", StringComparison.Ordinal) || l.StartsWith("  一行", StringComparison.Ordinal)))
            {
                return;
            }

            var files = Files(commented);
            var wanted = Compiled(Files(YamlWriter.Write(b)));
            var edit = Edit(files, wanted);
            var text = edit.Files.GetValueOrDefault(Path) ?? commented;
            text.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("# c", StringComparison.Ordinal)).ShouldBeUnique(text);
            Edit(Files(text), wanted).Files.ShouldBeEmpty(text);
        },
        iter: 100);

    // The built-in view comes and goes with the process: a plan leaves it alone, written or not.
    private static AppModel WithoutKintonesOwn(AppModel app, AppModel live) => app.With(KintoneCatalog.Areas.Where(a => a.Shape is MapShape { KeptBy: not null })
        .ToDictionary(a => a.Name, a => (SettingValue)Overlay.WithKept((MapValue)app.Canonical(a)!, (MapValue)live.Canonical(a)!, (MapShape)a.Shape), StringComparer.Ordinal));

    private const string Path = "apps/x/app.yaml";

    private static Gen<SyntaxNode> Apps { get; } = new ShapeGenerator(onWire: false).Of(KintoneCatalog.App);

    private static DefinitionEdit Edit(ProjectFiles files, AppModel wanted) => DefinitionEditor.Edit(files, wanted, Compiled(files), DefinitionTranslation.None, new HashSet<string>());

    private static ProjectFiles Files(string text) => ProjectFiles.Of([new("appforge.yaml", "name: test"), new(Path, text)]);

    private static AppModel Compiled(ProjectFiles files, string? explained = null)
    {
        var source = files.Find(Path)!;
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(source, diagnostics)!;
        var definition = new Binder(diagnostics, (_, _) => null).Bind(root, KintoneCatalog.App, root.Span) as ObjectValue;
        diagnostics.ToImmutable().Select(d => d.Span.StartPosition + d.Message(Language.English)).ShouldBeEmpty(explained ?? source.Content);
        return AppModel.OfDefinition(source, definition!, new() { AppKey = "x", BuiltIns = BuiltInNames.Japanese });
    }
}

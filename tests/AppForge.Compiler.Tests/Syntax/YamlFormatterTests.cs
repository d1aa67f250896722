using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Syntax;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class YamlFormatterTests
{
    // What may be done to a text without changing what it says: tried one after the other, kept where the tree stays the same.
    private static readonly Gen<(int Line, int Kind, int Indent)[]> Edits = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 4], Gen.Int[0, 8]).Array[0, 12];

    private static IEnumerable<string> Files() =>
        new[] { "apps", "fragments", "environments" }
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.Of(folder), "*.yaml", SearchOption.AllDirectories))
            .Append(RepositoryRoot.Of("appforge.yaml"))
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public void The_files_of_the_repository_are_formatted(string file) =>
        Golden.Matches(Format(File.ReadAllText(RepositoryRoot.Of(file)), file), file);

    [Test]
    public void Formatting_keeps_tree_and_comments_and_is_done_once() => Gen.Select(SyntaxTrees.Tree, Edits).Sample(
        (tree, edits) =>
        {
            var (text, comments) = Edited(YamlWriter.Write(tree), edits);
            var formatted = Format(text);
            SyntaxTrees.Difference(Read(text), Read(formatted)).ShouldBeNull(text + "\n=====\n" + formatted);
            comments.Where(c => !formatted.Contains(c, StringComparison.Ordinal)).ShouldBeEmpty(text + "\n=====\n" + formatted);
            var again = Format(formatted);
            (again == formatted).ShouldBeTrue(text + "\n=====\n" + formatted + "\n=====\n" + again);
        },
        iter: 1_000);

    [Test]
    public void Line_ends_become_line_feeds() => Format("a: 1\r\nb:\r\n  - c # d\r\n").ShouldBe("a: 1\nb:\n  - c # d\n");

    [Test]
    public void A_file_that_cannot_be_read_stays_as_it_is()
    {
        var diagnostics = new DiagnosticBag();
        const string Broken = "a: [1\r\nb: 2  \n";
        YamlFormatter.Format(new("t.yaml", Broken), diagnostics).ShouldBe(Broken);
        diagnostics.HasErrors.ShouldBeTrue();
    }

    [Test]
    public void A_file_with_anchors_keeps_them_and_loses_white_space_at_line_ends() =>
        Format("a:   &x { b: 1 }  \r\nc: *x\t\nd: |\n  text  \n  more\n").ShouldBe("a:   &x { b: 1 }\nc: *x\nd: |\n  text  \n  more\n");

    [Test]
    public void A_file_of_comments_stays() => Format("# a  \n\n# b").ShouldBe("# a\n\n# b\n");

    private static (string Text, List<string> Comments) Edited(string text, (int Line, int Kind, int Indent)[] edits)
    {
        var tree = Read(text);
        List<string> comments = [];
        foreach (var (line, kind, indent) in edits)
        {
            var lines = text.Split('\n').ToList();
            var at = line % lines.Count;
            var comment = $"# c{comments.Count}.";
            switch (kind)
            {
                case 0:
                    lines.Insert(at, new string(' ', indent) + comment);
                    break;
                case 1:
                    lines[at] += " " + comment;
                    break;
                case 2:
                    lines.Insert(at, "");
                    break;
                case 3:
                    lines[at] = lines[at].Replace(", ", ",\n" + new string(' ', 20), StringComparison.Ordinal);
                    break;
                default:
                    lines[at] = lines[at].Replace("[", "[ " + comment + "\n" + new string(' ', 20), StringComparison.Ordinal);
                    break;
            }

            var changed = string.Join('\n', lines);
            if (SyntaxTrees.Difference(tree, Read(changed)) is null)
            {
                text = changed;
                if (changed.Contains(comment, StringComparison.Ordinal))
                {
                    comments.Add(comment);
                }
            }
        }

        return (text, comments);
    }

    private static SyntaxNode? Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var node = YamlReader.Read(new("t.yaml", text), diagnostics);
        return diagnostics.HasErrors ? null : node;
    }

    private static string Format(string content, string path = "t.yaml") => YamlFormatter.Format(new(path, content), new());
}

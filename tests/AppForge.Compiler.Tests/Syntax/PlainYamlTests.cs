using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Syntax;

/// <summary>What <see cref="PlainYamlReader"/> takes, it reads as the YAML library does: the same tree with the same spans, and no mistake in it.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class PlainYamlTests
{
    private static readonly string[] Lines =
    [
        "k: v", "k:", "- x", "- k: v", "-", "- - x", "k: { a: b, c: [d, 'e'] }", "k: [a, { b: c }]", "# c", "", "\"q\": 'it''s' # c", "日本: -1", "k: https://example.com/#a", "k: >", "&a k: *a",
    ];

    private static readonly string[] Scraps =
    [
        " ", "  ", "\n", "\r\n", "\n  ", "\n\n", ":", ": ", "- ", "-", ",", ", ", "{", "}", "[", "]", "#", " # c\n", "'", "\"", "''", "\\", "?", "? ", "!", "&a ", "*a", "|", "> ", "%", "@", "`", "~", "<<: ",
        "---", "...", "\t", "\u00A0", "\u3000", "：", "\u0085", "\u2028", "\uFEFF", "😀", "k", "k: v", "\nk: v", "\n  - ", "a#b", "a:b",
    ];

    // Lines at any depth, a few of them damaged.
    private static Gen<string> Texts { get; } =
        from lines in Gen.Select(Gen.Int[0, 3], Gen.OneOf(Lines), Gen.Frequency((9, Gen.Const("\n")), (1, Gen.Const("\r\n")))).Array[1, 7]
        let text = string.Concat(lines.Select(l => new string(' ', 2 * l.Item1) + l.Item2 + l.Item3))
        from damage in Gen.Select(Gen.Int[0, text.Length], Gen.Int[0, 2], Gen.OneOf(Scraps)).Array[0, 2]
        select damage.Aggregate(text, (t, d) => t.Remove(Math.Min(d.Item1, t.Length), Math.Min(d.Item2, t.Length - Math.Min(d.Item1, t.Length))).Insert(Math.Min(d.Item1, t.Length), d.Item3));

    [Test]
    public void What_is_read_plain_is_what_the_library_reads()
    {
        var taken = 0;
        Texts.Sample(
            text =>
            {
                if (Compare(text))
                {
                    Interlocked.Increment(ref taken);
                }
            },
            iter: 20_000);
        taken.ShouldBeGreaterThan(1_000);
    }

    [Test]
    public void Trees_that_the_writer_writes_are_read_as_the_library_reads_them() => SyntaxTrees.Tree.Sample(
        tree =>
        {
            Compare(YamlWriter.Write(tree));
        },
        iter: 1_000);

    [Test]
    public void Definitions_of_the_repository_are_read_as_the_library_reads_them()
    {
        foreach (var path in Directory.EnumerateFiles(RepositoryRoot.Of("tests"), "*.yaml", SearchOption.AllDirectories).Where(p => !p.Contains("node_modules", StringComparison.Ordinal)))
        {
            Compare(SourceText.FromBytes(path, File.ReadAllBytes(path)).Content);
        }
    }

    // Were they not, every start would load the library.
    [Test]
    public void The_sample_apps_are_plain()
    {
        foreach (var path in Directory.EnumerateFiles(RepositoryRoot.Of("apps"), "*.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(path).ReplaceLineEndings("\n");
            Compare(text).ShouldBeTrue(path);
            Compare(text.ReplaceLineEndings("\r\n")).ShouldBeTrue(path);
        }
    }

    // Whether it was read plain.
    private static bool Compare(string text)
    {
        var source = new SourceText("t.yaml", text);
        var diagnostics = new DiagnosticBag();
        if (!YamlPrescan.Check(source, diagnostics) || PlainYamlReader.Read(source) is not { } plain)
        {
            return false;
        }

        var library = YamlReader.ReadWithLibrary(source, diagnostics);
        diagnostics.ToImmutable().Select(d => d.Code + " " + d.Message(Language.English)).ShouldBeEmpty(text);
        Spelled(plain).ShouldBe(library is null ? null : Spelled(library), text);
        return true;
    }

    private static string Spelled(SyntaxNode node) => $"@{node.Span.Start}-{node.Span.End}" + node switch
    {
        ScalarNode scalar => $"{scalar.Style}<{scalar.Value}>",
        SequenceNode sequence => "[" + string.Join(", ", sequence.Items.Select(Spelled)) + "]",
        MappingNode mapping => "{" + string.Join(", ", mapping.Entries.Select(e => Spelled(e.Key) + ": " + Spelled(e.Value))) + "}",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };
}

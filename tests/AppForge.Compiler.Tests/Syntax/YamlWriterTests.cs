using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Syntax;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class YamlWriterTests
{
    [Test]
    public void What_is_written_reads_back_as_the_same_tree() => SyntaxTrees.Tree.Sample(
        tree =>
        {
            var text = YamlWriter.Write(tree);
            var diagnostics = new DiagnosticBag();
            var again = YamlReader.Read(new("t.yaml", text), diagnostics);
            diagnostics.ToImmutable().Select(d => d.Code + " " + d.Span.StartPosition + " " + d.Message(Language.English)).ShouldBeEmpty(text);
            SyntaxTrees.Difference(tree, again).ShouldBeNull(text);
            text.ShouldEndWith("\n");
            YamlWriter.Write(again!).ShouldBe(text);
        },
        iter: 1_000);

    // What comes in one form comes out in the other: brackets, quotes, lines.
    [TestCase("a: {b: {c: {d: 1}}}", "a:\n  b: { c: { d: 1 } }\n", TestName = "What stands near the root is a block")]
    [TestCase("a:\n  b:\n    c:\n      - d\n", "a:\n  b: { c: [d] }\n", TestName = "What stands deep is in a line")]
    [TestCase("x: {layout: [[{hr: 1}, b], [c]]}", "x:\n  layout:\n    - [{ hr: 1 }, b]\n    - [c]\n", TestName = "Rows of a layout are lines")]
    [TestCase("x: {states: {a: , b: }}", "x:\n  states:\n    a:\n    b:\n", TestName = "Nothing is written as nothing")]
    [TestCase("x: {y: {sort: \"a asc, b asc\"}}", "x:\n  y:\n    sort: a asc, b asc\n", TestName = "No brackets where they would cost quotes")]
    [TestCase("x: \"true\"\ny: 'abc'\nz: \"\"", "x: \"true\"\ny: abc\nz: \"\"\n", TestName = "Quotes stay where they say something")]
    [TestCase("x: \"a\\nb\\n\"", "x: |\n  a\n  b\n", TestName = "Lines are lines")]
    [TestCase("x: \"a \\nb\"", "x: \"a \\nb\"\n", TestName = "White space at the end of a line is not left to editors")]
    [TestCase("a: 1\nb: {c: [d]}\ne: 2", "a: 1\n\nb:\n  c: [d]\n\ne: 2\n", TestName = "Sections are apart")]
    [TestCase("＿・￥＄: ＄1", "＿・￥＄: ＄1\n", TestName = "Field codes need no quotes")]
    public void Forms(string text, string expected) => YamlWriter.Write(YamlReader.Read(new("t.yaml", text), new())!).ShouldBe(expected);
}

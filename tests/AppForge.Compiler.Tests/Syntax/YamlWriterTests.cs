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
}

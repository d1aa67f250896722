using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Syntax;

/// <summary>Inputs that are too large to keep as files, and inputs that nobody wrote.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class YamlLimitTests
{
    [Test]
    public void A_file_may_be_so_large_and_no_larger()
    {
        Codes("a: " + new string('x', YamlReader.MaxLength - 3)).ShouldBeEmpty();
        Codes("a: " + new string('x', YamlReader.MaxLength - 2)).ShouldBe(["AF1015 1:1"]);
    }

    [Test]
    public void Collections_may_be_nested_so_deep_and_no_deeper()
    {
        Codes(Nested(YamlReader.MaxDepth)).ShouldBeEmpty();
        Codes(Nested(YamlReader.MaxDepth + 1)).ShouldBe([$"AF1014 1:{YamlReader.MaxDepth + 1}"]);
        Codes("a: &a " + Nested(YamlReader.MaxDepth - 1) + "\nb: *a\nc: [*a]\n").ShouldBe(["AF1014 3:5"]);
    }

    [Test]
    public void Aliases_of_aliases_expand_within_a_bound()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (var i = 1; i <= 6; i++)
        {
            bomb += $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n";
        }

        Codes(bomb).ShouldHaveSingleItem().ShouldStartWith("AF1006 5:");
    }

    [Test]
    public void No_bytes_make_the_compiler_throw() => Gen.Byte.Array[0, 200].Sample(bytes => Swallow(SourceText.FromBytes("app.yaml", bytes)), iter: 2_000);

    [Test]
    public void No_text_makes_the_compiler_throw() => SyntaxTrees.Text.Array[0, 12].Select(parts => string.Join('\n', parts)).Sample(
        text => Swallow(new("app.yaml", text)), iter: 2_000);

    [Test]
    public void No_mutilated_definition_makes_the_compiler_throw()
    {
        var sample = File.ReadAllText(RepositoryRoot.Of("apps/vehicle-trip/app.yaml"));
        Gen.Select(Gen.Int[0, sample.Length - 1], Gen.Int[0, 40], SyntaxTrees.Text).Array[1, 4].Sample(
            cuts =>
            {
                var text = sample;
                foreach (var (at, length, insert) in cuts)
                {
                    var start = Math.Min(at, text.Length);
                    text = text[..start] + insert + text[Math.Min(text.Length, start + length)..];
                }

                Swallow(new("app.yaml", text));
            },
            iter: 300);
    }

    private static void Swallow(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        if (YamlReader.Read(source, diagnostics) is { } root)
        {
            new Binder(diagnostics, (_, _) => null).Bind(root, KintoneCatalog.App, root.Span);
        }

        foreach (var diagnostic in diagnostics.ToImmutable())
        {
            diagnostic.Message(Language.Japanese).ShouldNotBeEmpty();
            diagnostic.Help(Language.English).ShouldNotBeEmpty();
            diagnostic.Span.StartPosition.Line.ShouldBeGreaterThan(0);
        }

        YamlFormatter.Format(source, new());
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static IEnumerable<string> Codes(string text)
    {
        var diagnostics = new DiagnosticBag();
        YamlReader.Read(new("app.yaml", text), diagnostics);
        return diagnostics.ToImmutable().Select(d => $"{d.Code} {d.Span.StartPosition.Line}:{d.Span.StartPosition.Column}");
    }
}

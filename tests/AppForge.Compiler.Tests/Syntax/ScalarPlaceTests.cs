using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Syntax;

/// <summary>A part of a text is found in the file wherever YAML lets it be written: escapes, folds, blocks, anchors, line endings.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ScalarPlaceTests
{
    /// <summary>What a piece is in the value and in the file. The pieces of a text are written one after another; each begins and ends in no white space.</summary>
    private sealed record Piece(string Value, string Written)
    {
        public static Gen<Piece> Gen(string value, string written) => CsCheck.Gen.Const(new Piece(value, written));
    }

    private static Gen<Piece> Plain { get; } = Gen.OneOf("a", "所属", "in", "=", "(1)", "😀", "か\u3099", "x　y", "b c").Select(t => new Piece(t, t));

    // The fold's own character stands for the white space around it.
    private static Gen<Piece> Fold { get; } = Gen.OneOf(
        Piece.Gen(" ", "\n  "), Piece.Gen(" ", " \r\n   "), Piece.Gen("\n", "\n\n  "), Piece.Gen("\n\n", " \n\n\r\n   "));

    private static Gen<Piece> Escape { get; } = Gen.OneOf(
        Piece.Gen("\n", "\\n"), Piece.Gen("\"", "\\\""), Piece.Gen("\\", "\\\\"), Piece.Gen("　", "\\u3000"), Piece.Gen("A", "\\x41"), Piece.Gen("😀", "\\U0001F600"),
        Piece.Gen("\t", "\\t"), Piece.Gen("/", "\\/"), Piece.Gen("\u0085", "\\N"));

    private static Gen<Piece[]> Folded(Gen<Piece> words) => Gen.Select(words, Gen.Select(Gen.Frequency((3, words), (1, Fold)), words).Array[0, 8])
        .Select((first, rest) => (Piece[])[first, .. rest.SelectMany(r => new[] { r.Item1, r.Item2 })]);

    [Test]
    public void In_plain_texts() => Folded(Plain).Sample(pieces => Check(pieces, "", ""));

    [Test]
    public void In_single_quotes() => Folded(Gen.Frequency((3, Plain), (1, Gen.Const(new Piece("'", "''"))))).Sample(pieces => Check(pieces, "'", "'"));

    [Test]
    public void In_double_quotes() => Folded(Gen.OneOf(Plain, Escape)).Sample(pieces => Check(pieces, "\"", "\""), iter: 1000);

    [Test]
    public void Around_escaped_line_breaks() => Plain.Array[2, 6].Sample(
        words => Check([.. words.SelectMany((w, i) => i == 0 ? [w] : new[] { new Piece("", "\\\r\n    "), w })], "\"", "\""));

    [Test]
    public void Behind_an_anchor() => Folded(Gen.OneOf(Plain, Escape)).Sample(pieces => Check(pieces, "&anchor \"", "\""));

    [Test]
    public void In_literal_blocks() => Gen.Select(Lines, Gen.Int[2, 5], Gen.OneOf("|", "|-", "|+", "| # 式"), Gen.OneOf("\n", "\r\n")).Sample((lines, indent, header, end) =>
    {
        var pad = new string(' ', indent);
        Check([.. lines.SelectMany((l, i) => new[] { new Piece("", l.Length > 0 ? pad : ""), new Piece(l, l), new Piece(i < lines.Length - 1 ? "\n" : "", end) })], header + end, "");
    });

    [Test]
    public void In_folded_blocks() => Gen.Select(Lines, Gen.Int[2, 5], Gen.OneOf(">", ">-", ">+"), Gen.OneOf("\n", "\r\n")).Sample((lines, indent, header, end) =>
    {
        var pad = new string(' ', indent);
        var text = header + end + string.Concat(lines.Select(l => (l.Length > 0 ? pad + l : "") + end));
        var node = Node(text);
        var words = lines.Where(l => l.Length > 0).ToArray();
        var from = 0;
        var at = 0;
        foreach (var word in words)
        {
            from = node.Value.IndexOf(word, from, StringComparison.Ordinal);
            at = text.IndexOf(pad + word + end, at, StringComparison.Ordinal) + indent;
            var span = node.PartOf(from, word.Length);
            (span.Start - Key.Length, span.Length).ShouldBe((at, word.Length), text);
            from += word.Length;
        }
    });

    [Test]
    public void In_a_text_from_a_file()
    {
        var source = new SourceText("apps/a/formula.txt", "IF(a,\r\n  b,\r\n  c)\r\n");
        var node = new ScalarNode(source.Content.ReplaceLineEndings("\n"), ScalarStyle.Plain, source.Span(0, source.Content.Length));
        node.PartOf(node.Value.IndexOf('b', StringComparison.Ordinal), 1).StartPosition.ShouldBe(new(2, 3));
        node.PartOf(node.Value.IndexOf('c', StringComparison.Ordinal), 1).StartPosition.ShouldBe(new(3, 3));
        node.PartOf(node.Value.Length, 0).StartPosition.ShouldBe(new(4, 1));
    }

    [TestCase(">+\n { filterCond: \uFEFFoptions:  ")]
    [TestCase("|\n  a")]
    [TestCase("null name:  >\n   \uFEFF \n     ")]
    [TestCase("a: |+\n  b\n\n")]
    public void No_place_lies_behind_the_end(string text)
    {
        var root = YamlReader.Read(new("a.yaml", text), new DiagnosticBag())!;
        root.Span.End.ShouldBeLessThanOrEqualTo(text.Length);
        var scalar = root as ScalarNode ?? (ScalarNode)((MappingNode)root).Entries[0].Value;
        for (var i = 0; i <= scalar.Value.Length; i++)
        {
            var part = scalar.PartOf(i, Math.Min(1, scalar.Value.Length - i));
            part.Length.ShouldBeGreaterThanOrEqualTo(0);
            part.End.ShouldBeLessThanOrEqualTo(text.Length);
        }
    }

    [Test]
    public void An_alias_is_its_own_place()
    {
        var root = (MappingNode)YamlReader.Read(new("a.yaml", "a: &x \"b c\"\nb: *x\n"), new DiagnosticBag())!;
        var alias = (ScalarNode)root.Find("b")!.Value;
        alias.PartOf(2, 1).ShouldBe(alias.Span);
    }

    private const string Key = "a: ";

    private static Gen<string[]> Lines { get; } = Gen.Select(Gen.OneOf("a", "所属 in", "  - b"), Gen.OneOf("", "x = 1", "　全角", " 字下げ", "and (").Array[0, 5], Gen.OneOf("b", "c)"))
        .Select((first, inner, last) => (string[])[first.Trim(), .. inner, last]);

    private static void Check(Piece[] pieces, string before, string after)
    {
        var text = before + string.Concat(pieces.Select(p => p.Written)) + after;
        var node = Node(text);
        var value = string.Concat(pieces.Select(p => p.Value));
        node.Value.TrimEnd('\n').ShouldBe(value.TrimEnd('\n'), text);
        var at = Key.Length + before.Length;
        var from = 0;
        foreach (var (piece, next) in pieces.Zip([.. pieces.Skip(1), new("x", "")]))
        {
            // One character for one: each is where it is written; otherwise all are where the piece begins.
            var each = piece.Value == piece.Written;
            for (var i = 0; i < piece.Value.Length; i++)
            {
                node.PartOf(from + i, 1).Start.ShouldBe(at + (each ? i : 0), $"{i} of '{piece.Value}' in {text}");
            }

            // A line break that is no character of the value belongs to the character before it.
            if (piece.Value.Length > 0 && piece.Value != "\n" && next.Value.Length > 0)
            {
                node.PartOf(from, piece.Value.Length).Length.ShouldBe(piece.Written.Length, text);
            }

            from += piece.Value.Length;
            at += piece.Written.Length;
        }
    }

    private static ScalarNode Node(string written)
    {
        var bag = new DiagnosticBag();
        var root = (MappingNode)YamlReader.Read(new("a.yaml", Key + written + (written.EndsWith('\n') ? "" : "\n")), bag)!;
        bag.ToImmutable().ShouldBeEmpty(written);
        return (ScalarNode)root.Entries[0].Value;
    }
}

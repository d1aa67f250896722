using System.Text.RegularExpressions;
using AppForge.Compiler.Syntax;
using CsCheck;

namespace AppForge.Testing;

/// <summary>Syntax trees: random ones, and whether two say the same.</summary>
public static partial class SyntaxTrees
{
    private static readonly string[] Tricky =
    [
        "", " ", "a", "true", "~", "null", "12", "-5", "1.0", "2026-04-01", "08:30", "no", "-", "- a", "?", "? a", ":", "a:", "a: b", "a:b", " a", "a ", "a #b", "a#b", "#a", "&a", "*a", "!a",
        "|", ">", "'", "\"", "%a", "@a", "`a", "[", "a]", "{}", "a, b", "<<", "---", "--- a", "...", "　a", "a　b", "a　", "件名： 本文", "件名：本文", "：", "＿・￥＄", "a\nb", "a\n", "\n", "\na",
        "a\n\n", " a\nb", "a \nb", "a\n\nb\n", "　字下げ\n本文", "\tb", "a\tb", "\u0001", "\u0085", "\u2028", "\uFEFF", "\u00A0", "😀", "\\", "a\\b", "a\"b", "a'b", "=", "地図（保管場所）", "事故・異常",
        "a\r\nb", "? ", "-\n", "a: |", "- |", "{{name}}", "\u007F", "\u0080", "a:\nb", "#\n#", new('長', 1100),
    ];

    private static readonly Gen<char> AnyChar = Gen.Frequency<char>(
        (8, Gen.Char['a', 'e']), (3, Gen.OneOf(' ', ':', '#', '-', ',', '[', ']', '{', '}', '\n', '"', '\'', '\\', '&', '*', '!', '?', '|', '>', '%', '@', '`', '\t')),
        (2, Gen.OneOf('所', '属', '　', '：', '￥', '・')), (1, Gen.Char['\u0001', '\u00FF']));

    /// <summary>A text that YAML has trouble with.</summary>
    public static Gen<string> Text { get; } = Gen.Frequency<string>(
        (3, Gen.OneOf(Tricky)), (3, AnyChar.Array[0, 12].Select(c => new string(c))), (2, Gen.Char['a', 'z'].Array[1, 30].Select(c => new string(c))),
        (1, Gen.Int[1, 60].Select(n => new string('長', n))));

    private static readonly Gen<SyntaxNode> Scalar = Gen.Select(Text, Gen.Enum<ScalarStyle>(), (text, style) => (SyntaxNode)ScalarNode.Of(text, style));

    /// <summary>A tree, its root a collection.</summary>
    public static Gen<SyntaxNode> Tree { get; } = Collection(Node(5));

    /// <summary>
    /// Where two trees don't say the same, or null where they do. Under <c>raw:</c> it matters whether a text was quoted, so it does here: <c>"12"</c> is not <c>12</c>.
    /// </summary>
    public static string? Difference(SyntaxNode? a, SyntaxNode? b, string path = "") => (a, b) switch
    {
        (null, null) => null,
        (ScalarNode x, ScalarNode y) => x.Value == y.Value && x.IsEmpty == y.IsEmpty && IsText(x) == IsText(y) ? null : $"{path}: {Shown(x)} ≠ {Shown(y)}",
        (SequenceNode x, SequenceNode y) when x.Items.Length == y.Items.Length =>
            x.Items.Zip(y.Items).Select((p, i) => Difference(p.First, p.Second, $"{path}[{i}]")).FirstOrDefault(d => d is not null),
        (MappingNode x, MappingNode y) when x.Entries.Length == y.Entries.Length => x.Entries.Zip(y.Entries).Select(p =>
            p.First.Key.Value != p.Second.Key.Value
                ? $"{path}: key {Shown(p.First.Key)} ≠ {Shown(p.Second.Key)}"
                : Difference(p.First.Value, p.Second.Value, path + "." + p.First.Key.Value[..Math.Min(20, p.First.Key.Value.Length)])).FirstOrDefault(d => d is not null),
        _ => $"{path}: {a?.GetType().Name} ≠ {b?.GetType().Name}",
    };

    private static string Shown(ScalarNode scalar) => scalar.Style + " " + System.Text.Json.JsonSerializer.Serialize(scalar.Value);

    private static bool IsText(ScalarNode scalar) =>
        scalar.Style != ScalarStyle.Plain || !(scalar.Value is "true" or "false" or "null" or "~" || JsonNumber().IsMatch(scalar.Value));

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z")]
    private static partial Regex JsonNumber();

    private static Gen<SyntaxNode> Node(int depth) => depth == 0 ? Scalar : Gen.Frequency<SyntaxNode>((2, Scalar), (3, Collection(Node(depth - 1))));

    private static Gen<SyntaxNode> Collection(Gen<SyntaxNode> inner) => Gen.OneOf<SyntaxNode>(
        inner.Array[0, 4].Select(items => (SyntaxNode)new SequenceNode([.. items], SourceSpan.None)),
        Gen.Select(Text, inner).Array[0, 4].Select(entries => (SyntaxNode)new MappingNode(
            [.. entries.DistinctBy(e => e.Item1).Select(e => new MappingEntry(ScalarNode.Of(e.Item1), e.Item2))], SourceSpan.None)));
}

using System.Collections.Immutable;
using AppForge.Compiler.Syntax;
using AppForge.Testing.Mutation;

namespace AppForge.Deploy.Tests.Agreement;

/// <summary>
/// A random change of one place of a definition, whatever it says there: what an author mistypes, mixes up, forgets or writes twice. Nobody knows beforehand whether
/// what comes of it is right.
/// </summary>
internal sealed class TreeMutation
{
    private readonly MappingNode _before;
    private readonly ImmutableList<object> _path;

    private TreeMutation(MappingNode before, ImmutableList<object> path, SyntaxNode? old, SyntaxNode? replaced, SyntaxNode? shown)
    {
        (_before, _path, Old, New, IsOfValue) = (before, path, old, shown, ReferenceEquals(replaced, shown));
        Root = (MappingNode)Replaced(before, path, 0, replaced)!;
    }

    /// <summary>The definition after it.</summary>
    public MappingNode Root { get; }

    /// <summary>What stood there; null where nothing did.</summary>
    public SyntaxNode? Old { get; }

    /// <summary>What stands there; null where it is taken out.</summary>
    public SyntaxNode? New { get; }

    /// <summary>Whether it is a value that is changed; else a key, or there is one entry more.</summary>
    public bool IsOfValue { get; }

    /// <summary>The names that lead to the place; none for an item of a list.</summary>
    public IReadOnlyList<string> Names => _path.TrueForAll(k => k is string) ? [.. _path.Cast<string>()] : [];

    /// <summary>The definition with other words in the same place: such as stand under the same name elsewhere, then others.</summary>
    public IEnumerable<MappingNode> Others => Old is not ScalarNode old ? [] : Places(_before, []).Where(p => p.Path.Count > 0 && p.Path[^1].Equals(_path[^1])).Select(p => (p.Node as ScalarNode)?.Value).OfType<string>()
        .Concat(Words).Distinct(StringComparer.Ordinal).Where(w => w != old.Value).Select(w => (MappingNode)Replaced(_before, _path, 0, ScalarNode.Of(w))!);

    // Words that mean something somewhere, and such as mean nothing anywhere. No number with an exponent: kintone reads one, the language has one form for a number.
    private static readonly string[] Words =
    [
        "0", "-1", "5", "1000", "true", "false", "ない", "長い名前" + new string('長', 150), "everyone", "creator", "user/z", "group/x", "organization/y", "field/担当者", "field/品名",
        "レコード番号", "作成日時", "作成者", "品名", "数量", "区分", "日付", "2026-04-01", "2026-02-30", "08:30", "25:00", "SINGLE_LINE_TEXT", "NUMBER", "DATE", "USER_SELECT", "FILE", "DROP_DOWN", "SUBTABLE",
        "品名 = \"a\"", "数量 > \"x\"", "区分 in (\"無い\")", "日付 = TODAY()", "品名 like \"a\" and", "数量 asc", "担当者 in (LOGINUSER())", "SUM(数量)", "数量 / 0", "IF(数量, 1)", "品名 & \"円\"",
    ];

    /// <summary>A change drawn by lot.</summary>
    /// <param name="root">The definition.</param>
    /// <param name="draw">The lot.</param>
    public static TreeMutation Of(MappingNode root, Draw draw)
    {
        for (; ; )
        {
            var places = Places(root, []).ToList();
            var (node, path) = places[draw.Below(places.Count)];
            if (path.Count == 0 && draw.Below(8) > 0)
            {
                continue;
            }

            if (Changed(root, places, node, path, draw) is { } mutation && YamlWriter.Write(mutation.Root) != YamlWriter.Write(root))
            {
                return mutation;
            }
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"{string.Join('.', _path)}: {Text(Old)} → {Text(New)}";

    private static string Text(SyntaxNode? node) => node is null ? "nothing" : YamlWriter.Write(node).TrimEnd().ReplaceLineEndings(" ⏎ ");

    private static TreeMutation? Changed(MappingNode root, List<(SyntaxNode Node, ImmutableList<object> Path)> places, SyntaxNode node, ImmutableList<object> path, Draw draw)
    {
        TreeMutation Put(SyntaxNode? with, SyntaxNode? old) => new(root, path, old, with, with);
        TreeMutation Within(SyntaxNode with, SyntaxNode? old, SyntaxNode shown) => new(root, path, old, with, shown);
        switch (draw.Below(6))
        {
            case 0 when node is ScalarNode:
                return Put(ScalarNode.Of(draw.Word(Words)), node);
            case 1 when node is ScalarNode { Value: { Length: > 0 } word } && !IsPerson(word):
                return Put(ScalarNode.Of(Slip(word, draw)), node);
            case 2 when path.Count > 0:
                // What stands under the same name, or in the same kind of list, elsewhere.
                return draw.Of(places.Where(p => p.Path.Count > 0 && p.Path[^1].Equals(path[^1]) && p.Path.Count == path.Count && p.Node.GetType() == node.GetType()).Select(p => p.Node)) is { } other ? Put(other, node) : null;
            case 3 when path.Count > 0:
                return Put(null, node);
            case 4 when node is MappingNode { Entries.Length: > 0 } mapping:
                // An entry that another of the same level has, or the same once more under another name.
                var siblings = places.Where(p => p.Path.Count == path.Count && p.Node is MappingNode).SelectMany(p => ((MappingNode)p.Node).Entries).Where(e => mapping.Find(e.Key.Value) is null).ToList();
                var entry = siblings.Count > 0 && draw.Below(4) > 0 ? siblings[draw.Below(siblings.Count)] : mapping.Entries[draw.Below(mapping.Entries.Length)];
                var key = mapping.Find(entry.Key.Value) is null ? entry.Key.Value : Slip(entry.Key.Value, draw);
                return Within(new MappingNode(mapping.Entries.Add(new(ScalarNode.Of(key), entry.Value)), SourceSpan.None), null, entry.Value);
            case 4 when node is SequenceNode { Items.Length: > 0 } sequence:
                var item = sequence.Items[draw.Below(sequence.Items.Length)];
                return Within(new SequenceNode(sequence.Items.Add(item), SourceSpan.None), null, item);
            case 5 when node is MappingNode { Entries.Length: > 0 } mapping:
                var renamed = draw.Below(mapping.Entries.Length);
                var (name, value) = (mapping.Entries[renamed].Key, mapping.Entries[renamed].Value);
                var slip = ScalarNode.Of(IsPerson(name.Value) ? draw.Word(Words) : Slip(name.Value, draw));
                return Within(new MappingNode(mapping.Entries.SetItem(renamed, new(slip, value)), SourceSpan.None), name, slip);
            default:
                return null;
        }
    }

    // Who there is, no definition says.
    private static bool IsPerson(string word) => word.StartsWith("user/", StringComparison.Ordinal) || word.StartsWith("group/", StringComparison.Ordinal) || word.StartsWith("organization/", StringComparison.Ordinal);

    private static string Slip(string word, Draw draw)
    {
        var at = draw.Below(word.Length);
        return draw.Below(3) switch
        {
            0 when word.Length > 1 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            _ => word.Remove(at, 1).Insert(at, char.IsAscii(word[at]) ? "q" : "別"),
        };
    }

    private static IEnumerable<(SyntaxNode Node, ImmutableList<object> Path)> Places(SyntaxNode node, ImmutableList<object> path)
    {
        yield return (node, path);
        var inner = node switch
        {
            MappingNode m => m.Entries.SelectMany(e => Places(e.Value, path.Add(e.Key.Value))),
            SequenceNode s => s.Items.SelectMany((i, at) => Places(i, path.Add(at))),
            _ => [],
        };
        foreach (var place in inner)
        {
            yield return place;
        }
    }

    private static SyntaxNode? Replaced(SyntaxNode node, ImmutableList<object> path, int depth, SyntaxNode? with)
    {
        if (depth == path.Count)
        {
            return with;
        }

        if (node is MappingNode mapping)
        {
            var entries = mapping.Entries.Select(e => e.Key.Value.Equals(path[depth]) ? Replaced(e.Value, path, depth + 1, with) is { } value ? e with { Value = value } : null : e);
            return new MappingNode([.. entries.OfType<MappingEntry>()], SourceSpan.None);
        }

        var items = ((SequenceNode)node).Items.Select((item, i) => i.Equals(path[depth]) ? Replaced(item, path, depth + 1, with) : item);
        return new SequenceNode([.. items.OfType<SyntaxNode>()], SourceSpan.None);
    }
}

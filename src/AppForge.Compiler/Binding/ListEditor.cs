using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Fragments;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Binding;

/// <summary>Changes the items of a list, for <see cref="TreeEditor"/>: an item stays what it was for as long as a row of the wanted is it.</summary>
/// <param name="context">What nodes say and how values are written.</param>
/// <param name="trivia">The comments of the file.</param>
/// <param name="edit">Changes an item.</param>
internal sealed class ListEditor(EditContext context, YamlTrivia trivia, Func<SyntaxNode, SettingValue, Shape, EditPlace, SyntaxNode> edit)
{
    /// <summary>The items of a list, changed so that they say other ones.</summary>
    public SyntaxNode Edit(SequenceNode node, ListValue wanted, ListShape shape, EditPlace place)
    {
        if (shape.IsFlags && context.Write(wanted, shape, place) is ScalarNode all)
        {
            return all;
        }

        var (rows, goal, pairs) = Paired(node, wanted, shape, place);
        var placed = new SyntaxNode?[goal.Items.Length];
        var isTaken = new bool[goal.Items.Length];
        var loose = new List<SyntaxNode>();
        var nodes = new Dictionary<SyntaxNode, SyntaxNode>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < node.Items.Length; i++)
        {
            var item = node.Items[i];
            var own = Enumerable.Range(0, rows.Count).Where(r => rows[r].Item == i).ToList();
            var goals = own.Where(pairs.ContainsKey).Select(r => pairs[r]).Order().ToList();
            if (goals.Count == 0 ? IsBeyondLive(item, own.Select(r => rows[r].Row), shape, place) : own.Count > 1 && !Stays(own, goals, shape))
            {
                if (goals.Count == 0)
                {
                    loose.Add(nodes[item] = item);
                }
            }
            else if (goals.Count > 0)
            {
                var (row, target) = (rows[own[0]].Row, goal.Items[goals[0]]);
                var isSame = own.Count > 1 || SettingValueComparer.Told.Equals(row, target);
                var address = place.Address.Row(Pairing.RowName(shape, target, goals[0]));
                placed[goals[0]] = nodes[item] = isSame ? item : edit(item, target, shape.Item, place with { Address = address });
                goals.ForEach(g => isTaken[g] = true);
            }
        }

        var result = new List<SyntaxNode>();
        if (shape.IsSet)
        {
            result.AddRange(node.Items.Where(nodes.ContainsKey).Select(i => nodes[i]));
        }

        for (var g = 0; g < placed.Length; g++)
        {
            var there = isTaken[g] ? shape.IsSet ? null : placed[g] : context.Write(goal.Items[g], shape.Item, place);
            if (there is not null)
            {
                result.Add(there);
            }
        }

        if (!shape.IsSet)
        {
            EditContext.PutBack(loose, node.Items, result, i => nodes.GetValueOrDefault(i, i));
        }

        trivia.Carry(node.Items, [.. node.Items.Where(nodes.ContainsKey).Select(i => nodes[i])], node);
        return new SequenceNode([.. result], node.Span);

        // An item that stands for several rows (a role) stays whole or not at all; in a list with an order its rows have to be neighbours.
        bool Stays(List<int> own, List<int> goals, ListShape list) =>
            own.TrueForAll(r => pairs.TryGetValue(r, out var g) ? SettingValueComparer.Told.Equals(rows[r].Row, goal.Items[g]) : context.IsHidden(rows[r].Row, shape, place))
            && (list.IsSet || goals[^1] - goals[0] == goals.Count - 1);
    }

    /// <summary>Whether the items hold anything that stays whatever is there.</summary>
    public bool HoldsMore(SequenceNode node, ListValue wanted, ListShape shape, EditPlace place)
    {
        var (rows, _, pairs) = Paired(node, wanted, shape, place);
        var own = rows.Select((r, i) => (r.Item, r.Row, HasGoal: pairs.ContainsKey(i))).ToLookup(r => r.Item);
        return node.Items.Where((item, i) => !own[i].Any(r => r.HasGoal) && IsBeyondLive(item, own[i].Select(r => r.Row), shape, place)).Any();
    }

    private (List<(int Item, SettingValue Row)> Rows, ListValue Goal, Dictionary<int, int> Pairs) Paired(SequenceNode node, ListValue wanted, ListShape shape, EditPlace place)
    {
        var rows = node.Items.SelectMany((item, i) => RowsOf(item, shape, place).Select(row => (Item: i, Row: row))).ToList();
        var goal = WithoutSilentTail(wanted, shape, [.. rows.Select(r => r.Row)]);
        var before = new ListValue([.. rows.Select(r => r.Row)], SourceSpan.None);
        return (rows, goal, Pairing.Pair(shape, before, goal).ToDictionary(p => p.Before, p => p.After));
    }

    // What is there says nothing of a place, of a role that nobody has in this environment, or of people whom kintone leaves out.
    private bool IsBeyondLive(SyntaxNode item, IEnumerable<SettingValue> rows, ListShape shape, EditPlace place) => rows.ToList() is { Count: > 0 } own
        ? own.TrueForAll(row => context.IsHidden(row, shape, place))
        : IsPlace(item, shape) || context.BoundWhole(item, shape.Item) is not null;

    // The place of a fragment's rows has none of its own: it stays where it stands.
    private IEnumerable<SettingValue> RowsOf(SyntaxNode item, ListShape shape, EditPlace place) =>
        !IsPlace(item, shape) && context.Bound(item, shape.Item) is { } value ? context.Rows(value, shape, place) : [];

    private static bool IsPlace(SyntaxNode item, ListShape shape) => shape.HasPlacesForFragments && FragmentJoiner.PlaceIn(item) is not null;

    // Everyone with nothing granted is there without being written.
    private ListValue WithoutSilentTail(ListValue wanted, ListShape shape, ImmutableArray<SettingValue> rows) =>
        shape.Tail is { } tail && wanted.Items is [.. var before, var last] && context.Canonicalizer.Tail(shape, tail) is var silent
        && SettingValueComparer.Told.Equals(last, silent) && !rows.Contains(silent, SettingValueComparer.Told)
            ? wanted.With(before)
            : wanted;
}

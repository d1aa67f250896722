namespace AppForge.Documents.Diagrams;

/// <summary>
/// A process sorted by what each part is for the reader: the longest path, the ends that cut it short, the states
/// aside, and the actions by the way they are drawn.
/// </summary>
internal sealed class ProcessFlow
{
    private const int DrawnBundles = 2;

    private ProcessFlow(IReadOnlyList<int> spine, IReadOnlyList<ProcessBundle> bundles, IReadOnlyList<int> aside, ILookup<int, ProcessPictureAction> straight, IReadOnlyList<ProcessBundle> lanes)
    {
        Spine = spine;
        Bundles = bundles;
        Aside = aside;
        Straight = straight;
        Lanes = lanes;
    }

    /// <summary>The states of the longest path from the first state.</summary>
    public IReadOnlyList<int> Spine { get; }

    /// <summary>Ends off the path that only states of the path lead to.</summary>
    public IReadOnlyList<ProcessBundle> Bundles { get; }

    /// <summary>All other states.</summary>
    public IReadOnlyList<int> Aside { get; }

    /// <summary>The actions from a position of the path to the next, by position.</summary>
    public ILookup<int, ProcessPictureAction> Straight { get; }

    /// <summary>All other actions by the state they lead to.</summary>
    public IReadOnlyList<ProcessBundle> Lanes { get; }

    public static ProcessFlow Of(ProcessPictureInput input)
    {
        var actions = input.Actions.Where(a => IsState(a.From) && IsState(a.To)).ToList();
        var spine = LongestPath(input.States.Count, actions);
        var position = spine.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
        var bundles = actions.GroupBy(a => a.To)
            .Where(g => !position.ContainsKey(g.Key) && actions.All(a => a.From != g.Key) && g.All(a => position.ContainsKey(a.From)))
            .OrderBy(g => g.Key).Take(DrawnBundles).Select(g => new ProcessBundle(g.Key, [.. g])).ToList();
        var aside = Enumerable.Range(0, input.States.Count).Where(s => !position.ContainsKey(s) && bundles.All(b => b.Target != s)).ToList();
        bool IsStraight(ProcessPictureAction a) => position.TryGetValue(a.From, out var i) && position.TryGetValue(a.To, out var j) && j == i + 1;
        var straight = actions.Where(IsStraight).ToLookup(a => position[a.From]);
        var lanes = actions.Where(a => !IsStraight(a) && bundles.All(b => b.Target != a.To))
            .GroupBy(a => a.To).OrderBy(g => g.Key).Select(g => new ProcessBundle(g.Key, [.. g])).ToList();
        return new ProcessFlow(spine, bundles, aside, straight, lanes);

        bool IsState(int index) => index >= 0 && index < input.States.Count;
    }

    private static List<int> LongestPath(int count, List<ProcessPictureAction> actions)
    {
        if (count == 0)
            return [];
        var next = actions.Where(a => a.From != a.To).ToLookup(a => a.From, a => a.To);
        var best = new (int Length, bool EndsWell, int Next)?[count];
        var order = ForwardOrder(next, out var forward);
        foreach (var state in order)
        {
            var targets = next[state].Distinct().Where(t => forward.Contains((state, t))).ToList();
            (int Length, bool EndsWell, int Next) choice = (1, !next[state].Any(), -1);
            foreach (var target in targets)
            {
                var (length, endsWell, _) = best[target]!.Value;
                if (length + 1 > choice.Length || (length + 1 == choice.Length && endsWell && !choice.EndsWell))
                    choice = (length + 1, endsWell, target);
            }
            best[state] = choice;
        }
        var path = new List<int>();
        for (var state = 0; state >= 0; state = best[state]!.Value.Next)
            path.Add(state);
        return path;
    }

    /// <summary>States reached from the first one, each after all it leads forward to; an action to a state still being walked leads back.</summary>
    private static List<int> ForwardOrder(ILookup<int, int> next, out HashSet<(int From, int To)> forward)
    {
        forward = [];
        var done = new List<int>();
        var state = new Dictionary<int, bool> { [0] = false };
        var stack = new Stack<(int State, Queue<int> Ahead)>();
        stack.Push((0, new Queue<int>(next[0])));
        while (stack.Count > 0)
        {
            var (current, ahead) = stack.Peek();
            if (ahead.Count == 0)
            {
                state[current] = true;
                done.Add(current);
                stack.Pop();
                continue;
            }
            var target = ahead.Dequeue();
            if (!state.TryGetValue(target, out var isDone))
            {
                forward.Add((current, target));
                state[target] = false;
                stack.Push((target, new Queue<int>(next[target])));
            }
            else if (isDone)
            {
                forward.Add((current, target));
            }
        }
        return done;
    }
}

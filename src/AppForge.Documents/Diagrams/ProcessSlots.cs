namespace AppForge.Documents.Diagrams;

/// <summary>
/// Gives every line of the lanes a height of its own in its row, so that no two lines lie on each other: a row is a
/// state of the path and perhaps one aside. A line between the two of a row has one height for both.
/// </summary>
internal sealed class ProcessSlots
{
    private readonly Dictionary<int, int> _rowOf = [];
    private readonly Dictionary<int, int> _asideAt = [];
    private readonly Dictionary<int, int> _count = [];
    private readonly Dictionary<ProcessPictureAction, (int State, int Slot)> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, (int State, int Slot)> _targets = [];

    public ProcessSlots(ProcessFlow flow)
    {
        for (var i = 0; i < flow.Spine.Count; i++)
            _rowOf[flow.Spine[i]] = i;
        PlaceAside(flow);
        foreach (var bundle in flow.Lanes)
            Assign(bundle);
    }

    /// <summary>One more than the last row in use.</summary>
    public int Rows => _rowOf.Count == 0 ? 0 : _rowOf.Values.Max() + 1;

    public int? AsideAt(int row) => _asideAt.TryGetValue(row, out var state) ? state : null;

    public int CountAt(int row) => _count.GetValueOrDefault(row);

    public (int State, int Slot) Source(ProcessPictureAction action) => _sources[action];

    public (int State, int Slot) Target(ProcessBundle bundle) => _targets[bundle.Target];

    private void PlaceAside(ProcessFlow flow)
    {
        var actions = flow.Lanes.SelectMany(b => b.Actions).ToList();
        var wanted = flow.Aside.Select(s => (State: s, Row: actions
            .SelectMany(a => a.To == s ? [a.From] : a.From == s ? new[] { a.To } : [])
            .Where(flow.Spine.Contains).Select(o => _rowOf[o]).DefaultIfEmpty(0).Min())).OrderBy(w => w.Row).ThenBy(w => w.State);
        foreach (var (state, row) in wanted)
        {
            var free = row;
            while (_asideAt.ContainsKey(free))
                free++;
            _asideAt[free] = state;
            _rowOf[state] = free;
        }
    }

    private void Assign(ProcessBundle bundle)
    {
        // A neighbour in the same row goes first: its line is straight and shares the height of the arrow.
        var row = _rowOf[bundle.Target];
        var slot = Take(row);
        _targets[bundle.Target] = (bundle.Target, slot);
        var neighbour = bundle.Actions.FirstOrDefault(a => a.From != bundle.Target && _rowOf[a.From] == row);
        foreach (var action in bundle.Actions)
            _sources[action] = (action.From, ReferenceEquals(action, neighbour) ? slot : Take(_rowOf[action.From]));
    }

    private int Take(int row)
    {
        var slot = _count.GetValueOrDefault(row);
        _count[row] = slot + 1;
        return slot;
    }
}

namespace AppForge.Documents.Diagrams;

/// <summary>The words at an arrow: the action, and below it the condition and who may press it.</summary>
internal sealed class ProcessLabel
{
    private const double NameSize = 11;
    private const double SmallSize = 10;

    private readonly List<(WrappedText Lines, string Whole, bool IsName)> _parts = [];

    public ProcessLabel(IEnumerable<ProcessPictureAction> actions, double maxWidth)
    {
        foreach (var action in actions)
        {
            Add($"{CircledNumber.Of(action.Number)} {action.Name}", maxWidth, true);
            if (action.Condition.Length > 0)
                Add("条件: " + action.Condition, maxWidth, false);
            else if (action.Executor.Length > 0)
                Add("実行: " + action.Executor, maxWidth, false);
        }
    }

    public ProcessLabel(string name, string note, double maxWidth)
    {
        Add(name, maxWidth, true);
        if (note.Length > 0)
            Add(note, maxWidth, false);
    }

    public double Width => _parts.Max(p => p.Lines.Lines.Max(l => TextMeasure.Width(l, p.IsName ? NameSize : SmallSize)));

    public double Height => _parts.Sum(p => p.Lines.Lines.Count * Surface.LineHeight(p.IsName ? NameSize : SmallSize));

    public void Paint(Surface surface, double x, double top, Anchor anchor = Anchor.Start)
    {
        foreach (var (lines, whole, isName) in _parts)
            top = surface.Lines(x, top, lines, whole, isName ? NameSize : SmallSize, isName ? ColorRole.Accent : ColorRole.SecondInk, isName, anchor, halo: true);
    }

    private void Add(string text, double maxWidth, bool isName) => _parts.Add((TextMeasure.Wrap(text, isName ? NameSize : SmallSize, maxWidth, 2), text, isName));
}

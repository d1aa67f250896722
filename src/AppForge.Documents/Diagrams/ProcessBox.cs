namespace AppForge.Documents.Diagrams;

/// <summary>A state as a box: its texts wrapped, and how it is painted.</summary>
internal sealed class ProcessBox
{
    public const double NameSize = 12;
    public const double SmallSize = 10;

    private readonly WrappedText _name;
    private readonly WrappedText? _assignee;
    private readonly ProcessPictureState _state;
    private readonly bool _isStart;
    private readonly bool _isEnd;

    public ProcessBox(ProcessPictureInput input, int index, double width, bool isTopDown)
    {
        _state = input.States[index];
        _isStart = index == 0;
        _isEnd = input.Actions.All(a => a.From != index);
        Width = width;
        _name = TextMeasure.Wrap(_state.Name, NameSize, width - 14, 3);
        var assignee = Assignee(_state, _isEnd, isTopDown);
        _assignee = assignee.Length == 0 ? null : TextMeasure.Wrap(assignee, SmallSize, width - 14, 2);
        TextHeight = (_name.Lines.Count * Surface.LineHeight(NameSize)) + ((_assignee?.Lines.Count ?? 0) * Surface.LineHeight(SmallSize));
    }

    public double Width { get; }

    /// <summary>The least height.</summary>
    public double Height => Math.Max(38, TextHeight + 12);

    private double TextHeight { get; }

    public void Paint(Surface surface, Bounds at)
    {
        var (fill, stroke, width) = _isStart ? (ColorRole.AccentWash, ColorRole.Accent, 2.0) : (ColorRole.Paper, ColorRole.SecondInk, 1.2);
        surface.Rectangle(MarkKind.Box, at, fill, stroke, width, 3);
        if (_isEnd)
            surface.Rectangle(MarkKind.Sign, new Bounds(at.X + 3, at.Y + 3, at.Width - 6, at.Height - 6), ColorRole.None, stroke, 1, 2);
        var y = surface.Lines(at.CenterX, at.CenterY - (TextHeight / 2), _name, _state.Name, NameSize, bold: true, anchor: Anchor.Middle);
        if (_assignee is not null)
            surface.Lines(at.CenterX, y, _assignee, _state.Assignee, SmallSize, ColorRole.SecondInk, anchor: Anchor.Middle);
    }

    private static string Assignee(ProcessPictureState state, bool isEnd, bool isTopDown)
    {
        if (state.Assignee.Length == 0)
            return isEnd ? "" : "作業者の指定なし";
        return isTopDown ? "作業者: " + state.Assignee : state.Assignee;
    }
}

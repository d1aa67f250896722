namespace AppForge.Documents.Diagrams;

/// <summary>Lays a process out from top to bottom.</summary>
internal sealed class ProcessDown
{
    private const double SlotHeight = 16;
    private const double SlotTop = 15;

    private readonly ProcessPictureInput _input;
    private readonly ProcessFlow _flow;
    private readonly ProcessDownWidths _widths;
    private readonly Surface _boxes = new();
    private readonly Surface _lines = new();
    private readonly Surface _texts = new();
    private readonly Dictionary<int, Bounds> _places = [];
    private readonly ProcessSlots _slots;
    private readonly List<double> _cuts = [];
    private const double LabelMargin = 8;

    private readonly double _straightRoom;

    private ProcessDown(ProcessPictureInput input, ProcessFlow flow)
    {
        _input = input;
        _flow = flow;
        _slots = new ProcessSlots(flow);
        var laneLabel = flow.Lanes.Count == 0 ? 0 : flow.Lanes.SelectMany(b => b.Actions).Max(a => TextMeasure.Width(LaneText(a), 10)) + 16;
        var numbers = flow.Bundles.Where(b => !b.HasOneName).SelectMany(b => b.Actions.GroupBy(a => a.From)).Select(g => TextMeasure.Width(Numbers(g), 10) + LabelMargin).DefaultIfEmpty(24).Max();
        var bundleLabel = flow.Bundles.Count == 0 ? 0 : Math.Max(numbers, Math.Clamp(flow.Bundles.Max(BundleLabelWidth), 24, 110));
        var straight = new ProcessLabel(flow.Straight.SelectMany(g => g).DefaultIfEmpty(new ProcessPictureAction(1, "", 0, 0, "", "")), 250).Width;
        var label = Math.Max(Math.Min(laneLabel, 170), Math.Min(straight, 250) + 20 - (ProcessDownWidths.Spine / 2));
        _widths = ProcessDownWidths.Fit(flow.Bundles.Count, bundleLabel, Math.Max(30, numbers), label, flow.Lanes.Count, Math.Min(laneLabel, 130), flow.Aside.Count > 0);
        _straightRoom = _widths.Label + (ProcessDownWidths.Spine / 2) - 18;
    }

    public static (Surface Surface, double Width, IReadOnlyList<double> Cuts) LayOut(ProcessPictureInput input, ProcessFlow flow)
    {
        var layout = new ProcessDown(input, flow);
        layout.PlaceBoxes();
        layout.DrawBundles();
        layout.DrawLanes();
        layout._lines.Append(layout._boxes);
        layout._lines.Append(layout._texts);
        return (layout._lines, Math.Max(SheetCutter.PageWidth, Math.Ceiling(layout._widths.Total)), layout._cuts);
    }

    private static string Numbers(IEnumerable<ProcessPictureAction> actions) => string.Concat(actions.Select(a => CircledNumber.Of(a.Number)));

    private static string LaneText(ProcessPictureAction action) => $"{CircledNumber.Of(action.Number)} {action.Name}";

    private static double BundleLabelWidth(ProcessBundle bundle) => bundle.HasOneName
        ? TextMeasure.Width(bundle.Label, 11) + 16 - (ProcessDownWidths.End / 2)
        : bundle.Actions.Max(a => TextMeasure.Width(LaneText(a), 10)) + 10;

    private void PlaceBoxes()
    {
        var x = _widths.SpineX;
        _boxes.Circle(x + (ProcessDownWidths.Spine / 2), 9, 6, ColorRole.Ink, ColorRole.None);
        _texts.Text(x + (ProcessDownWidths.Spine / 2) + 14, 13, "はじめ", 10, ColorRole.SecondInk);
        var top = 34.0;
        _lines.Line([new Point(x + (ProcessDownWidths.Spine / 2), 15), new Point(x + (ProcessDownWidths.Spine / 2), top)], arrow: Arrow.Solid);
        for (var row = 0; row < Math.Max(_flow.Spine.Count, _slots.Rows); row++)
        {
            var bottom = top + RowHeight(row);
            if (row < _flow.Spine.Count)
                Place(_flow.Spine[row], new Bounds(x, top, ProcessDownWidths.Spine, bottom - top));
            if (_slots.AsideAt(row) is { } aside)
                Place(aside, new Bounds(_widths.AsideX, top, ProcessDownWidths.Aside, bottom - top));
            _cuts.Add(bottom + 3);
            top = bottom + DrawStraight(row, bottom);
        }
    }

    private double RowHeight(int row)
    {
        var height = SlotTop + (_slots.CountAt(row) * SlotHeight) - 6;
        if (row < _flow.Spine.Count)
            height = Math.Max(height, Box(_flow.Spine[row], ProcessDownWidths.Spine).Height);
        if (_slots.AsideAt(row) is { } aside)
            height = Math.Max(height, Box(aside, ProcessDownWidths.Aside).Height);
        // Two bundles leave a box at two heights.
        return Math.Max(height, _flow.Bundles.Any(b => !b.HasOneName) ? 16 + (_flow.Bundles.Count * SlotHeight) : height);
    }

    private ProcessBox Box(int state, double width) => new(_input, state, width, isTopDown: true);

    private void Place(int state, Bounds at)
    {
        _places[state] = at;
        Box(state, at.Width).Paint(_boxes, at);
    }

    private double DrawStraight(int row, double bottom)
    {
        if (row + 1 >= _flow.Spine.Count)
            return 26;
        var label = new ProcessLabel(_flow.Straight[row], _straightRoom);
        var gap = Math.Max(32, label.Height + 12);
        var x = _widths.SpineX + (ProcessDownWidths.Spine / 2);
        _lines.Line([new Point(x, bottom), new Point(x, bottom + gap)], arrow: Arrow.Solid);
        label.Paint(_texts, x + 10, bottom + ((gap - label.Height) / 2));
        return gap;
    }

    private void DrawBundles()
    {
        if (_flow.Bundles.Count == 0)
            return;
        var position = _flow.Spine.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
        var last = _flow.Bundles.SelectMany(b => b.Actions).Max(a => position[a.From]);
        var lastY = _places[_flow.Spine[last]].Bottom;
        var labels = _flow.Bundles.Select((b, k) => b.HasOneName ? new ProcessLabel(b.Label, b.Actions.Count > 1 ? $"{b.Actions.Count}つの状態から" : "", BundleRoom(k)) : null).ToList();
        var top = lastY + 12 + labels.Max(l => l?.Height ?? 8) + 10;
        if (last + 1 < _flow.Spine.Count)
            top = Math.Max(top, _places[_flow.Spine[last + 1]].Y);
        for (var k = 0; k < _flow.Bundles.Count; k++)
            DrawBundle(_flow.Bundles[k], k, top, labels[k]);
    }

    /// <summary>From the line of the bundle to the next thing at its right: the label stands there.</summary>
    private double BundleRoom(int k) => k == 0 ? (ProcessDownWidths.End / 2) + 7 + _widths.BundleLabel - 14 : ProcessDownWidths.EndStep - 16;

    private void DrawBundle(ProcessBundle bundle, int k, double top, ProcessLabel? label)
    {
        var x = _widths.SpineX - _widths.BundleLabel - 7 - (k * ProcessDownWidths.EndStep) - (ProcessDownWidths.End / 2);
        var box = Box(bundle.Target, ProcessDownWidths.End);
        var at = new Bounds(x - (ProcessDownWidths.End / 2), top, ProcessDownWidths.End, box.Height);
        Place(bundle.Target, at);
        var first = double.MaxValue;
        foreach (var group in bundle.Actions.GroupBy(a => a.From))
        {
            var source = _places[group.Key];
            var y = _flow.Bundles.Count == 1 ? source.CenterY : source.Y + 16 + ((_flow.Bundles.Count - 1 - k) * SlotHeight);
            first = Math.Min(first, y);
            _lines.Line([new Point(source.X, y), new Point(x, y)], dash: "4 3");
            if (label is null)
                BundleNumbers(group, source.X - 5, y);
        }
        _lines.Line([new Point(x, first), new Point(x, top)], dash: "4 3", arrow: Arrow.Solid);
        label?.Paint(_texts, x + 8, top - label.Height - 8);
    }

    // The numbers lead to the table, so they are written whole; the names as far as there is room.
    private void BundleNumbers(IEnumerable<ProcessPictureAction> actions, double x, double y)
    {
        var numbers = Numbers(actions);
        var text = numbers + " " + string.Join("、", actions.Select(a => a.Name).Distinct());
        var room = _widths.BundleLabel - LabelMargin;
        LaneLabel(TextMeasure.Wrap(text, 10, room, 1).Lines[0].StartsWith(numbers, StringComparison.Ordinal) ? text : numbers, x, y, room, Anchor.End);
    }

    private void LaneLabel(string text, double x, double y, double room, Anchor anchor)
    {
        var wrapped = TextMeasure.Wrap(text, 10, Math.Max(14, room), 1);
        _texts.Text(x, y - 3.5, wrapped.Lines[0], 10, ColorRole.Accent, true, anchor, wrapped.IsCut ? text : null);
    }

    private void DrawLanes()
    {
        var routes = _flow.Lanes.Select(b => new ProcessRoute(b, b.Actions.Select(a => (a, End(_slots.Source(a)))).ToList(), End(_slots.Target(b)))).ToList();
        var lanes = ProcessRoute.AssignLanes(routes);
        for (var i = 0; i < routes.Count; i++)
            DrawRoute(routes[i], _widths.LanesX + (lanes[i] * _widths.Lane) + (_widths.Lane / 2));
    }

    /// <summary>Where a slot meets its box: the right side of the path, the left side of a state aside.</summary>
    private (Point At, bool IsAside) End((int State, int Slot) port)
    {
        var box = _places[port.State];
        var isAside = _flow.Aside.Contains(port.State);
        return (new Point(isAside ? box.X : box.Right, box.Y + SlotTop + (port.Slot * SlotHeight)), isAside);
    }

    private void DrawRoute(ProcessRoute route, double x)
    {
        var (target, targetAside) = route.Target;
        foreach (var (action, (at, isAside)) in route.Sources)
        {
            var text = _widths.HasWords ? LaneText(action) : CircledNumber.Of(action.Number);
            LaneLabel(text, isAside ? at.X - 6 : at.X + 6, at.Y, (isAside ? _widths.AsideLabel : _widths.Label) - 12, isAside ? Anchor.End : Anchor.Start);
            if (isAside != targetAside && at.Y == target.Y)
                continue;
            _lines.Line([at, new Point(x, at.Y)]);
            if (route.Sources.Count > 1)
                _lines.Circle(x, at.Y, 1.8, ColorRole.SecondInk, ColorRole.None);
        }
        var (top, bottom) = route.Span;
        if (bottom > top)
            _lines.Line([new Point(x, top), new Point(x, bottom)]);
        var direct = route.Sources.FirstOrDefault(s => s.End.IsAside != targetAside && s.End.At.Y == target.Y);
        _lines.Line([direct.Action is null ? new Point(x, target.Y) : direct.End.At, target], arrow: Arrow.Solid);
    }
}

namespace AppForge.Documents.Diagrams;

/// <summary>Lays a process out from left to right, when it is small enough for a page.</summary>
internal static class ProcessAcross
{
    private const double LaneHeight = 26;
    private const double LabelRoom = 130;

    /// <returns>The drawing, or <see langword="null"/> when something would not fit and the process is better drawn downwards.</returns>
    public static Surface? TryLayOut(ProcessPictureInput input, ProcessFlow flow)
    {
        if (flow.Aside.Count > 0 || flow.Bundles.Count > 1 || flow.Bundles.Any(b => !b.HasOneName) || flow.Lanes.Any(b => b.Actions.Any(a => a.From == a.To)))
            return null;
        var boxes = flow.Spine.Select(s => new ProcessBox(input, s, Math.Clamp(TextMeasure.Width(input.States[s].Name, ProcessBox.NameSize) + 22, 92, 120), isTopDown: false)).ToList();
        var labels = Enumerable.Range(0, boxes.Count - 1).Select(i => new ProcessLabel(flow.Straight[i], LabelRoom)).ToList();
        if (44 + boxes.Sum(b => b.Width) + labels.Sum(l => Gap(l)) > SheetCutter.PageWidth - 4)
            return null;
        var height = boxes.Max(b => b.Height);
        var top = 6 + (flow.Lanes.Count * LaneHeight) + (flow.Lanes.Count > 0 ? 8 : 0) + Math.Max(0, labels.Select(l => l.Height - (height / 2)).DefaultIfEmpty(0).Max());
        var (lines, above, texts) = (new Surface(), new Surface(), new Surface());
        var places = Spine(lines, above, texts, boxes, labels, top, height);
        if (!Lanes(lines, texts, flow, places, top))
            return null;
        foreach (var bundle in flow.Bundles)
            Bundle(lines, above, texts, input, bundle, [.. bundle.Actions.Select(a => places[Position(flow, a.From)]).Distinct()], top + height);
        lines.Append(above);
        lines.Append(texts);
        return lines;
    }

    private static double Gap(ProcessLabel label) => Math.Max(44, label.Width + 22);

    private static int Position(ProcessFlow flow, int state) => flow.Spine.ToList().IndexOf(state);

    private static List<Bounds> Spine(Surface lines, Surface above, Surface texts, List<ProcessBox> boxes, List<ProcessLabel> labels, double top, double height)
    {
        var y = top + (height / 2);
        above.Circle(20, y, 6, ColorRole.Ink, ColorRole.None);
        texts.Text(20, y - 12, "はじめ", 10, ColorRole.SecondInk, anchor: Anchor.Middle);
        lines.Line([new Point(26, y), new Point(44, y)], arrow: Arrow.Solid);
        var places = new List<Bounds>();
        var x = 44.0;
        for (var i = 0; i < boxes.Count; i++)
        {
            var at = new Bounds(x, top, boxes[i].Width, height);
            places.Add(at);
            boxes[i].Paint(above, at);
            x = at.Right;
            if (i >= labels.Count)
                continue;
            var gap = Gap(labels[i]);
            lines.Line([new Point(x, y), new Point(x + gap, y)], arrow: Arrow.Solid);
            labels[i].Paint(texts, x + ((gap - 6) / 2), y - labels[i].Height - 4, Anchor.Middle);
            x += gap;
        }
        return places;
    }

    /// <summary>What leads back or jumps ahead, as arcs above; false when the labels do not fit on their lines.</summary>
    private static bool Lanes(Surface lines, Surface texts, ProcessFlow flow, List<Bounds> places, double top)
    {
        var ports = new Dictionary<int, int>();
        double Port(int state)
        {
            var position = Position(flow, state);
            var used = ports[position] = ports.GetValueOrDefault(position) + 1;
            // From the middle outwards, so that a single arc ends where one looks for it.
            return places[position].CenterX + ((used % 2 == 0 ? 1 : -1) * (used / 2) * 14);
        }
        var order = flow.Lanes.OrderBy(b => b.Actions.Max(a => Math.Abs(Position(flow, a.From) - Position(flow, b.Target)))).ToList();
        for (var i = 0; i < order.Count; i++)
        {
            if (order[i].Actions.Count > 1)
                return false;
            var action = order[i].Actions[0];
            var y = top - 10 - (i * LaneHeight);
            var (from, to) = (Port(action.From), Port(action.To));
            var text = $"{CircledNumber.Of(action.Number)} {action.Name}";
            var box = places[0].Width / 2;
            if (TextMeasure.Width(text, 10) + 12 > Math.Abs(to - from) || Math.Abs(ports.Values.Max()) > 5 || box < 40)
                return false;
            lines.Line([new Point(from, top), new Point(from, y), new Point(to, y), new Point(to, top)], arrow: Arrow.Solid);
            texts.Text((from + to) / 2, y - 3.5, text, 10, ColorRole.Accent, true, Anchor.Middle, halo: true);
        }
        return true;
    }

    private static void Bundle(Surface lines, Surface above, Surface texts, ProcessPictureInput input, ProcessBundle bundle, List<Bounds> sources, double bottom)
    {
        var x = sources[sources.Count / 2].CenterX;
        var trunk = bottom + 20;
        foreach (var source in sources)
            lines.Line([new Point(source.CenterX, bottom), new Point(source.CenterX, trunk)], dash: "4 3");
        if (sources.Count > 1)
            lines.Line([new Point(sources.Min(s => s.CenterX), trunk), new Point(sources.Max(s => s.CenterX), trunk)], dash: "4 3");
        var label = new ProcessLabel(bundle.Label, bundle.Actions.Count > 1 ? $"{bundle.Actions.Count}つの状態のどれからでも" : "", 200);
        var box = new ProcessBox(input, bundle.Target, 108, isTopDown: false);
        var top = trunk + label.Height + 14;
        lines.Line([new Point(x, trunk), new Point(x, top)], dash: "4 3", arrow: Arrow.Solid);
        label.Paint(texts, x + 8, trunk + 4);
        box.Paint(above, new Bounds(x - 54, top, 108, box.Height));
    }
}

namespace AppForge.Documents.Diagrams;

/// <summary>Places the app in the middle, its neighbours beside it, and draws the lines.</summary>
internal sealed class RelationsLayout(Surface surface, RelationsPictureInput input)
{
    private const double BoxWidth = 138;
    private const double PortStep = 12;
    private const double LinkHeight = 34;
    private const double Size = 10;
    private const double Top = 12;
    private const double NodeGap = 30;

    private readonly Surface _boxes = new();
    private readonly Surface _texts = new();
    private readonly List<double> _cuts = [];

    public IReadOnlyList<double> Cuts => _cuts;

    public void Paint(List<RelationsSideNode> left, List<RelationsSideNode> right)
    {
        var (leftTrunks, rightTrunks) = (Trunks(left), Trunks(right));
        var selfLinks = input.Links.Where(l => l.From == input.Center.Key && l.To == input.Center.Key).ToList();
        var selfHeight = selfLinks.Count == 0 ? 0 : 26 + selfLinks.Sum(l => Self(l).Lines.Count * Surface.LineHeight(Size));
        var center = Center(left, right, Math.Max(leftTrunks.Count, rightTrunks.Count), selfHeight);
        var leftBoxes = Stack(left, 2, Math.Max(Top, center.CenterY - (Height(left) / 2)));
        var rightBoxes = Stack(right, SheetCutter.PageWidth - BoxWidth - 2, Math.Max(Top, center.CenterY - (Height(right) / 2)));
        Node(input.Center, center, isCenter: true);
        Side(left, leftBoxes, leftTrunks, center, -1);
        Side(right, rightBoxes, rightTrunks, center, 1);
        Between(left, leftBoxes, 60);
        Between(right, rightBoxes, 0);
        SelfLoops(selfLinks, center);
        var boxes = leftBoxes.Concat(rightBoxes).ToList();
        _cuts.AddRange(boxes.Select(b => b.Bottom + (NodeGap / 2)).Where(y => boxes.All(b => y < b.Y - 4 || y > b.Bottom + 4)).Order());
        surface.Append(_boxes);
        surface.Append(_texts);
    }

    private Bounds Center(List<RelationsSideNode> left, List<RelationsSideNode> right, int trunks, double selfHeight)
    {
        var height = Math.Max(NodeHeight(input.Center), (trunks * PortStep) + 14);
        var total = Math.Max(Math.Max(Height(left), Height(right)), 0);
        var top = Math.Max(Top + selfHeight, Top + ((total - height) / 2));
        var x = (left.Count, right.Count) switch
        {
            (0, 0) => 2.0,
            (0, _) => 2,
            (_, 0) => SheetCutter.PageWidth - BoxWidth - 2,
            _ => (SheetCutter.PageWidth - BoxWidth) / 2,
        };
        return new Bounds(x, top, BoxWidth, height);
    }

    private static double Height(List<RelationsSideNode> nodes) => nodes.Count == 0 ? 0 : nodes.Sum(NodeHeight) + ((nodes.Count - 1) * NodeGap);

    private static double NodeHeight(RelationsSideNode node) => Math.Max(NodeHeight(node.Node), (node.Links.Count * LinkHeight) + 8);

    private static double NodeHeight(RelationsPictureNode node) =>
        (Name(node).Lines.Count * Surface.LineHeight(11.5)) + (node.Key.Length == 0 || node.IsService ? 0 : Key(node).Lines.Count * Surface.LineHeight(Size)) + 16;

    private static WrappedText Name(RelationsPictureNode node) => TextMeasure.Wrap(node.Name, 11.5, BoxWidth - (node.HasPersonal ? 36 : 16), 3);

    private static WrappedText Key(RelationsPictureNode node) => TextMeasure.Wrap(node.Key, Size, BoxWidth - 16, 2);

    private static List<Bounds> Stack(List<RelationsSideNode> nodes, double x, double top)
    {
        var places = new List<Bounds>();
        foreach (var node in nodes)
        {
            var at = new Bounds(x, top, BoxWidth, NodeHeight(node));
            places.Add(at);
            top = at.Bottom + NodeGap;
        }
        return places;
    }

    private void Node(RelationsPictureNode node, Bounds at, bool isCenter)
    {
        var (stroke, width) = isCenter ? (ColorRole.Accent, 2.2) : (ColorRole.SecondInk, 1.2);
        _boxes.Rectangle(MarkKind.Box, at, ColorRole.Paper, stroke, width, node.IsService ? Math.Min(16, at.Height / 2) : 3, node.IsService ? "5 3" : "");
        var height = NodeHeight(node) - 16;
        var y = _texts.Lines(at.X + 8, at.CenterY - (height / 2), Name(node), node.Name, 11.5, bold: true);
        if (node.Key.Length > 0 && !node.IsService)
            _texts.Lines(at.X + 8, y, Key(node), node.Key, Size, ColorRole.SecondInk);
        if (!node.HasPersonal)
            return;
        _boxes.Rectangle(MarkKind.Sign, new Bounds(at.Right - 22, at.Y + 5, 16, 16), ColorRole.PersonalWash, ColorRole.Personal, 1, 2);
        _texts.Text(at.Right - 14, at.Y + 17, "個", Size, ColorRole.Personal, true, Anchor.Middle);
    }

    /// <summary>The kinds of lines on a side: each leaves the app in the middle once.</summary>
    private List<(RelationKind Kind, bool IsOut)> Trunks(List<RelationsSideNode> nodes) =>
        [.. nodes.SelectMany(n => n.Links).Select(l => (l.Kind, IsOut(l))).Distinct().OrderBy(t => t.Kind).ThenBy(t => t.Item2)];

    private bool IsOut(RelationsPictureLink link) => link.From == input.Center.Key;

    private void Side(List<RelationsSideNode> nodes, List<Bounds> boxes, List<(RelationKind Kind, bool IsOut)> trunks, Bounds center, int direction)
    {
        for (var i = 0; i < nodes.Count; i++)
            Node(nodes[i].Node, boxes[i], isCenter: false);
        var edge = direction < 0 ? center.X : center.Right;
        for (var t = 0; t < trunks.Count; t++)
        {
            var x = edge + (direction * (14 + (t * PortStep)));
            var portY = center.CenterY + ((t - ((trunks.Count - 1) / 2.0)) * PortStep);
            Trunk(nodes, boxes, trunks[t], new Point(edge, portY), x, direction);
        }
        for (var i = 0; i < nodes.Count; i++)
            Labels(nodes[i], boxes[i], edge + (direction * (20 + (trunks.Count * PortStep))), direction);
    }

    private void Trunk(List<RelationsSideNode> nodes, List<Bounds> boxes, (RelationKind Kind, bool IsOut) kind, Point port, double x, int direction)
    {
        var dash = RelationStyle.Dash(kind.Kind);
        var arrow = RelationStyle.Arrow(kind.Kind);
        var ends = new List<Point>();
        for (var i = 0; i < nodes.Count; i++)
        {
            for (var l = 0; l < nodes[i].Links.Count; l++)
            {
                if ((nodes[i].Links[l].Kind, IsOut(nodes[i].Links[l])) == kind)
                    ends.Add(new Point(direction < 0 ? boxes[i].Right : boxes[i].X, LinkY(nodes[i], boxes[i], l)));
            }
        }
        foreach (var end in ends)
            surface.Line([new Point(x, end.Y), end], dash: dash, arrow: kind.IsOut ? arrow : Arrow.None);
        var (top, bottom) = (Math.Min(port.Y, ends.Min(e => e.Y)), Math.Max(port.Y, ends.Max(e => e.Y)));
        if (bottom - top > 0.05)
            surface.Line([new Point(x, top), new Point(x, bottom)], dash: dash);
        surface.Line([new Point(x, port.Y), port], dash: dash, arrow: kind.IsOut ? Arrow.None : arrow);
        foreach (var end in ends.Where(e => ends.Count > 1 && e.Y > top + 1 && e.Y < bottom - 1))
            surface.Circle(x, end.Y, 2, ColorRole.SecondInk, ColorRole.None);
    }

    private static double LinkY(RelationsSideNode node, Bounds box, int index) =>
        box.CenterY + ((index - ((node.Links.Count - 1) / 2.0)) * LinkHeight) + (node.Links.Count > 1 ? 8 : 4);

    private void Labels(RelationsSideNode node, Bounds box, double from, int direction)
    {
        var to = direction < 0 ? box.Right + 8 : box.X - 8;
        var room = Math.Abs(to - from);
        for (var l = 0; l < node.Links.Count; l++)
        {
            var lines = TextMeasure.Wrap(node.Links[l].Label, Size, room, 2);
            var y = LinkY(node, box, l);
            _texts.Lines((from + to) / 2, y - 2.5 - (lines.Lines.Count * Surface.LineHeight(Size)), lines, node.Links[l].Label, Size, ColorRole.SecondInk, anchor: Anchor.Middle, halo: true);
        }
    }

    /// <summary>Relations of two neighbours that stand next to each other.</summary>
    private void Between(List<RelationsSideNode> nodes, List<Bounds> boxes, double beyond)
    {
        for (var i = 0; i + 1 < nodes.Count; i++)
        {
            var (upper, lower) = (nodes[i].Node.Key, nodes[i + 1].Node.Key);
            var links = input.Links.Where(l => (l.From == upper && l.To == lower) || (l.From == lower && l.To == upper)).Take(3).ToList();
            for (var k = 0; k < links.Count; k++)
            {
                var x = boxes[i].X + 20 + (k * 24);
                Point[] path = [new(x, boxes[i].Bottom), new(x, boxes[i + 1].Y)];
                surface.Line(links[k].From == upper ? path : [path[1], path[0]], dash: RelationStyle.Dash(links[k].Kind), arrow: RelationStyle.Arrow(links[k].Kind));
            }
            if (links.Count == 0)
                continue;
            var start = boxes[i].X + 26 + ((links.Count - 1) * 24);
            var text = string.Join("、", links.Select(l => l.Label));
            var label = TextMeasure.Wrap(text, Size, boxes[i].Right + beyond - start, 2);
            _texts.Lines(start, boxes[i].Bottom + ((NodeGap - (label.Lines.Count * Surface.LineHeight(Size))) / 2), label, text, Size, ColorRole.SecondInk);
        }
    }

    private static WrappedText Self(RelationsPictureLink link) => TextMeasure.Wrap(link.Label, Size, BoxWidth, 3);

    /// <summary>Relations of the app with itself: a loop per kind above the box, their words above the loops.</summary>
    private void SelfLoops(List<RelationsPictureLink> links, Bounds center)
    {
        var kinds = links.Select(l => l.Kind).Distinct().Order().Take(4).ToList();
        for (var k = 0; k < kinds.Count; k++)
        {
            var x = center.X + 10 + (k * 34);
            surface.Line([new Point(x, center.Y), new Point(x, center.Y - 15), new Point(x + 20, center.Y - 15), new Point(x + 20, center.Y)], dash: RelationStyle.Dash(kinds[k]), arrow: RelationStyle.Arrow(kinds[k]));
        }
        var y = center.Y - 20 - links.Sum(l => Self(l).Lines.Count * Surface.LineHeight(Size));
        foreach (var link in links)
            y = _texts.Lines(center.X, y, Self(link), link.Label, Size, ColorRole.SecondInk);
    }
}

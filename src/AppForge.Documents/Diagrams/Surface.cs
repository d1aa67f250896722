using static AppForge.Documents.Diagrams.SvgText;

namespace AppForge.Documents.Diagrams;

/// <summary>What a picture draws on: collects the marks in the order drawn.</summary>
internal sealed class Surface
{
    private readonly List<Mark> _marks = [];

    public IReadOnlyList<Mark> Marks => _marks;

    public void Append(Surface other) => _marks.AddRange(other._marks);

    public double Bottom => _marks.Count == 0 ? 0 : _marks.Max(m => m.Bounds.Bottom);

    public void Rectangle(MarkKind kind, Bounds at, ColorRole fill, ColorRole stroke, double strokeWidth = 1, double radius = 2, string dash = "")
    {
        var svg = $"<rect x=\"{Number(at.X)}\" y=\"{Number(at.Y)}\" width=\"{Number(at.Width)}\" height=\"{Number(at.Height)}\"" +
            (radius > 0 ? $" rx=\"{Number(radius)}\"" : "") + Paint(fill, stroke, strokeWidth, dash) + "/>";
        _marks.Add(new Mark(kind, at, svg));
    }

    public void Circle(double x, double y, double radius, ColorRole fill, ColorRole stroke, double strokeWidth = 1)
    {
        var svg = $"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\"{Paint(fill, stroke, strokeWidth, "")}/>";
        _marks.Add(new Mark(MarkKind.Sign, new Bounds(x - radius, y - radius, radius * 2, radius * 2), svg));
    }

    /// <summary>A free shape of a few units, such as the outline of a person.</summary>
    public void Sign(Bounds at, string path, ColorRole fill, ColorRole stroke, double strokeWidth = 1) =>
        _marks.Add(new Mark(MarkKind.Sign, at, $"<path d=\"{path}\"{Paint(fill, stroke, strokeWidth, "")}/>"));

    public void Line(IReadOnlyList<Point> path, ColorRole role = ColorRole.SecondInk, double width = 1.2, string dash = "", Arrow arrow = Arrow.None, MarkKind kind = MarkKind.Line)
    {
        var drawn = path.ToList();
        if (arrow == Arrow.Solid)
            drawn[^1] = Toward(path[^1], path[^2], 5);
        var d = string.Join(' ', drawn.Select((p, i) => $"{(i == 0 ? "M" : "L")}{Number(p.X)} {Number(p.Y)}"));
        _marks.Add(new Mark(kind, Around(path), $"<path d=\"{d}\"{Paint(ColorRole.None, role, width, dash)}/>") { Path = path });
        if (arrow != Arrow.None)
            Head(path[^2], path[^1], role, arrow);
    }

    /// <summary>One line of text. <paramref name="whole"/> is what the reader is told when the text was cut.</summary>
    public void Text(double x, double baseline, string text, double size, ColorRole role = ColorRole.Ink, bool bold = false, Anchor anchor = Anchor.Start, string? whole = null, bool halo = false)
    {
        var width = TextMeasure.Width(text, size);
        var left = anchor switch { Anchor.Middle => x - (width / 2), Anchor.End => x - width, _ => x };
        var place = anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" };
        var head = $"<text x=\"{Number(x)}\" y=\"{Number(baseline)}\" font-size=\"{Number(size)}\"{place}{(bold ? " font-weight=\"700\"" : "")}";
        var svg = halo ? $"{head} class=\"{Palette.Class("f", ColorRole.Paper)} {Palette.Class("s", ColorRole.Paper)}\" {Palette.Fill(ColorRole.Paper)} {Palette.Stroke(ColorRole.Paper)} stroke-width=\"4\" aria-hidden=\"true\">{Escape(text)}</text>" : "";
        svg += $"{head} class=\"{Palette.Class("f", role)}\" {Palette.Fill(role)}>{(whole is null ? "" : $"<title>{Escape(whole)}</title>")}{Escape(text)}</text>";
        _marks.Add(new Mark(MarkKind.Text, new Bounds(left, baseline - (size * 0.88), width, size * 1.08), svg) { Text = text });
    }

    /// <summary>Lines of text below each other; returns the y below the last one.</summary>
    public double Lines(double x, double top, WrappedText text, string whole, double size, ColorRole role = ColorRole.Ink, bool bold = false, Anchor anchor = Anchor.Start, bool halo = false)
    {
        var step = LineHeight(size);
        for (var i = 0; i < text.Lines.Count; i++)
        {
            var isCut = text.IsCut && i == text.Lines.Count - 1;
            Text(x, top + (i * step) + (size * 0.95), text.Lines[i], size, role, bold, anchor, isCut ? whole : null, halo);
        }
        return top + (text.Lines.Count * step);
    }

    public static double LineHeight(double size) => Math.Round(size * 1.25, 1);

    private void Head(Point from, Point tip, ColorRole role, Arrow arrow)
    {
        var back = Toward(tip, from, 7);
        var (dx, dy) = ((tip.Y - back.Y) * 0.5, (tip.X - back.X) * 0.5);
        var (a, b) = (new Point(back.X - dx, back.Y + dy), new Point(back.X + dx, back.Y - dy));
        var d = $"M{Number(a.X)} {Number(a.Y)} L{Number(tip.X)} {Number(tip.Y)} L{Number(b.X)} {Number(b.Y)}" + (arrow == Arrow.Solid ? " Z" : "");
        var paint = arrow == Arrow.Solid ? Paint(role, ColorRole.None, 0, "") : Paint(ColorRole.None, role, 1.4, "");
        _marks.Add(new Mark(MarkKind.Sign, Around([a, b, tip]), $"<path d=\"{d}\"{paint}/>"));
    }

    private static Point Toward(Point from, Point to, double distance)
    {
        var length = Math.Max(0.01, Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2)));
        return new Point(from.X + ((to.X - from.X) / length * distance), from.Y + ((to.Y - from.Y) / length * distance));
    }

    private static Bounds Around(IReadOnlyList<Point> path)
    {
        var (left, top) = (path.Min(p => p.X), path.Min(p => p.Y));
        return new Bounds(left, top, path.Max(p => p.X) - left, path.Max(p => p.Y) - top);
    }

    private static string Paint(ColorRole fill, ColorRole stroke, double strokeWidth, string dash)
    {
        var classes = string.Join(' ', new[] { ("f", fill), ("s", stroke) }.Where(c => c.Item2 != ColorRole.None).Select(c => Palette.Class(c.Item1, c.Item2)));
        return $" class=\"{classes}\" {Palette.Fill(fill)}" +
            (stroke == ColorRole.None ? "" : $" {Palette.Stroke(stroke)} stroke-width=\"{Number(strokeWidth)}\"") +
            (dash.Length == 0 ? "" : $" stroke-dasharray=\"{dash}\"");
    }
}

using AppForge.Documents.Diagrams;
using Shouldly;

namespace AppForge.Documents.Tests.Diagrams;

/// <summary>Assertions on the geometry of a drawing.</summary>
internal static class Drawings
{
    public static void ShouldNotOverlap(Drawing drawing, MarkKind[] kinds)
    {
        var marks = drawing.Marks.Where(m => kinds.Contains(m.Kind)).ToList();
        for (var i = 0; i < marks.Count; i++)
        {
            for (var j = i + 1; j < marks.Count; j++)
                Shrunk(marks[i].Bounds).Overlaps(Shrunk(marks[j].Bounds)).ShouldBeFalse($"{marks[i]}\n{marks[j]}");
        }
    }

    /// <summary>A line touches the edge of the boxes it joins and enters none.</summary>
    public static void LinesShouldAvoidBoxes(Drawing drawing)
    {
        var boxes = drawing.Marks.Where(m => m.Kind == MarkKind.Box).Select(m => Shrunk(m.Bounds)).ToList();
        foreach (var (from, to) in Segments(drawing))
        {
            var line = new Bounds(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Max(0.01, Math.Abs(to.X - from.X)), Math.Max(0.01, Math.Abs(to.Y - from.Y)));
            boxes.ShouldAllBe(b => !b.Overlaps(line), $"{from} {to}");
        }
    }

    /// <summary>A text that touches a box lies in it completely.</summary>
    public static void TextsShouldStayInBoxes(Drawing drawing)
    {
        var boxes = drawing.Marks.Where(m => m.Kind == MarkKind.Box).ToList();
        foreach (var text in drawing.Marks.Where(m => m.Kind == MarkKind.Text))
            boxes.ShouldAllBe(b => !b.Bounds.Overlaps(Shrunk(text.Bounds)) || b.Bounds.Contains(Shrunk(text.Bounds)), text.Text);
    }

    public static void ShouldFitThePage(Drawing drawing)
    {
        foreach (var mark in drawing.Marks)
        {
            mark.Bounds.X.ShouldBeGreaterThanOrEqualTo(0, mark.ToString());
            mark.Bounds.Y.ShouldBeGreaterThanOrEqualTo(0, mark.ToString());
            mark.Bounds.Right.ShouldBeLessThanOrEqualTo(SheetCutter.PageWidth, mark.ToString());
        }
        drawing.Sheets.ShouldAllBe(s => s.Width == SheetCutter.PageWidth);
    }

    public static IEnumerable<(Point From, Point To)> Segments(Drawing drawing) =>
        drawing.Marks.Where(m => m.Kind == MarkKind.Line).SelectMany(m => m.Path.Zip(m.Path.Skip(1)));

    /// <summary>Whether two upright or level lines share more than a point.</summary>
    public static bool Overlay((Point From, Point To) a, (Point From, Point To) b)
    {
        var isLevel = a.From.Y == a.To.Y && b.From.Y == b.To.Y && Math.Abs(a.From.Y - b.From.Y) < 0.5;
        var isUpright = a.From.X == a.To.X && b.From.X == b.To.X && Math.Abs(a.From.X - b.From.X) < 0.5;
        if (isLevel)
            return Shared(a.From.X, a.To.X, b.From.X, b.To.X) > 0.5;
        return isUpright && Shared(a.From.Y, a.To.Y, b.From.Y, b.To.Y) > 0.5;
    }

    private static double Shared(double a1, double a2, double b1, double b2) =>
        Math.Min(Math.Max(a1, a2), Math.Max(b1, b2)) - Math.Max(Math.Min(a1, a2), Math.Min(b1, b2));

    private static Bounds Shrunk(Bounds bounds) => new(bounds.X + 0.6, bounds.Y + 0.6, Math.Max(0, bounds.Width - 1.2), Math.Max(0, bounds.Height - 1.2));
}

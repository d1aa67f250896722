using System.Text;
using static AppForge.Documents.Diagrams.SvgText;

namespace AppForge.Documents.Diagrams;

/// <summary>Writes the marks of a surface as sheets no higher than a page, cut only where a picture allows it.</summary>
internal static class SheetCutter
{
    /// <summary>The width of a page between its margins, in units of 1/96 inch (176 mm).</summary>
    public const double PageWidth = 665;

    /// <summary>What is left of a page's height below a heading and above a caption.</summary>
    public const double PageHeight = 850;

    private const double Strip = 18;

    private const string Fonts = "BIZ UDPGothic,BIZ UDPゴシック,Yu Gothic UI,Hiragino Sans,Noto Sans CJK JP,Noto Sans JP,sans-serif";

    /// <param name="surface">What was drawn.</param>
    /// <param name="title">The name of the drawing.</param>
    /// <param name="description">The drawing in a sentence.</param>
    /// <param name="width">The width used.</param>
    /// <param name="cuts">The heights at which the drawing may be cut, ascending.</param>
    /// <param name="borders">Those of them that part what means something, such as groups: taken first where that wastes no more than a third of a page.</param>
    public static Drawing Cut(Surface surface, string title, string description, double width, IReadOnlyList<double> cuts, IReadOnlySet<double> borders)
    {
        var bottom = surface.Bottom + 2;
        var edges = Edges(bottom, cuts, borders);
        var sheets = new List<DrawingSheet>();
        for (var i = 0; i + 1 < edges.Count; i++)
            sheets.Add(Sheet(surface.Marks, title, description, width, edges[i], edges[i + 1], i, edges.Count - 1));
        return new Drawing(title, description, sheets) { Marks = surface.Marks };
    }

    private static List<double> Edges(double bottom, IReadOnlyList<double> cuts, IReadOnlySet<double> borders)
    {
        var edges = new List<double> { 0 };
        while (bottom - edges[^1] > PageHeight)
        {
            var fitting = cuts.Where(c => c > edges[^1] + 1 && c - edges[^1] <= PageHeight - Strip && c < bottom - 1).ToList();
            // Something indivisible taller than a page is given the page it needs; the print shrinks nothing else.
            var border = fitting.LastOrDefault(c => borders.Contains(c) && c - edges[^1] > PageHeight * 2 / 3);
            var next = border > 0 ? border : fitting.Count > 0 ? fitting[^1] : cuts.FirstOrDefault(c => c > edges[^1] + 1 && c < bottom - 1, bottom);
            edges.Add(next);
            if (next >= bottom)
                return edges;
        }
        edges.Add(bottom);
        return edges;
    }

    private static DrawingSheet Sheet(IReadOnlyList<Mark> marks, string title, string description, double width, double top, double bottom, int index, int count)
    {
        var isLast = index == count - 1;
        var height = bottom - top + (isLast ? 0 : Strip);
        var name = count == 1 ? title : $"{title}（{index + 1}／{count}）";
        var svg = new StringBuilder();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{Number(width)}\" height=\"{Number(height)}\" viewBox=\"0 {Number(top)} {Number(width)} {Number(height)}\" font-family=\"{Fonts}\">");
        svg.Append($"<title>{Escape(name)}</title><desc>{Escape(description)}</desc>");
        foreach (var mark in marks.Where(m => m.Bounds.Bottom >= top - 1 && m.Bounds.Y <= bottom + 1))
            svg.Append('\n').Append(mark.Svg);
        if (!isLast)
            svg.Append('\n').Append(Continuation(width, bottom, index + 2, count));
        svg.Append("\n</svg>");
        return new DrawingSheet(svg.ToString(), width, height);
    }

    private static string Continuation(double width, double y, int next, int count) =>
        $"<rect x=\"0\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(Strip)}\" class=\"f-paper\" {Palette.Fill(ColorRole.Paper)}/>" +
        $"<text x=\"{Number(width - 4)}\" y=\"{Number(y + 13)}\" font-size=\"10\" text-anchor=\"end\" class=\"f-ink2\" {Palette.Fill(ColorRole.SecondInk)}>→ 図（{next}／{count}）へ</text>";
}

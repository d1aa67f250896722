namespace AppForge.Documents.Diagrams;

/// <summary>
/// Draws a form for the 設計書: types and widths instead of values. Widths are in true proportion with one factor for
/// the whole form; the size of the type never changes, labels wrap instead.
/// </summary>
public static class FormPicture
{
    private const double GroupPadding = 12;

    /// <summary>Draws the form. An empty form gives a drawing that says so.</summary>
    public static Drawing Draw(FormPictureInput input)
    {
        var surface = new Surface();
        var cuts = new List<double>();
        var borders = new HashSet<double>();
        var painter = new FormRowPainter(surface, Factor(input.Blocks));
        var y = 2.0;
        if (input.Blocks.Count == 0)
            surface.Text(4, y + 14, "配置されたフィールドはない。", 11, ColorRole.SecondInk);
        foreach (var block in input.Blocks)
        {
            y = block switch
            {
                FormBlock.Row row => painter.Paint(row.Cells, 2, y, SheetCutter.PageWidth - 4, cuts),
                FormBlock.Group group => Group(surface, painter, group, y, cuts),
                FormBlock.Table table => FormTablePainter.Table(surface, table, 2, y, SheetCutter.PageWidth - 4),
                _ => y,
            } + 12;
            cuts.Add(y - 6);
            borders.Add(y - 6);
        }
        var fields = input.Blocks.Sum(Count);
        return SheetCutter.Cut(surface, input.Title, $"フィールドの配置。上から順に{input.Blocks.Count}段、{fields}個のフィールド。", SheetCutter.PageWidth, cuts, borders);
    }

    /// <summary>One factor for all: the widest row fits, but never so small that labels fall apart.</summary>
    private static double Factor(IReadOnlyList<FormBlock> blocks)
    {
        var factor = 0.8;
        foreach (var (row, room) in blocks.SelectMany(Rows))
        {
            var cells = row.Cells.Where(c => c is not FormCell.Related and not FormCell.Rule).ToList();
            var widths = cells.Sum(FormRowPainter.NominalWidth);
            var gaps = Math.Max(0, cells.Count - 1) * FormRowPainter.Gap;
            if (widths > 0)
                factor = Math.Min(factor, (room - gaps) / widths);
        }
        return Math.Max(0.55, factor);
    }

    private static IEnumerable<(FormBlock.Row Row, double Room)> Rows(FormBlock block) => block switch
    {
        FormBlock.Row row => [(row, SheetCutter.PageWidth - 4)],
        FormBlock.Group group => group.Rows.Select(r => (r, SheetCutter.PageWidth - 4 - (2 * GroupPadding))),
        _ => [],
    };

    private static int Count(FormBlock block) => block switch
    {
        FormBlock.Row row => row.Cells.Count(c => c is FormCell.Field or FormCell.Related),
        FormBlock.Group group => group.Rows.Sum(Count),
        FormBlock.Table table => table.Columns.Count,
        _ => 0,
    };

    private static double Group(Surface surface, FormRowPainter painter, FormBlock.Group group, double top, List<double> cuts)
    {
        var inside = new Surface();
        var y = top + 24 + 10;
        var innerCuts = new List<double>();
        var inner = painter.On(inside);
        foreach (var row in group.Rows)
        {
            y = inner.Paint(row.Cells, 2 + GroupPadding, y, SheetCutter.PageWidth - 4 - (2 * GroupPadding), innerCuts) + 12;
            innerCuts.Add(y - 6);
        }
        var width = SheetCutter.PageWidth - 4;
        surface.Rectangle(MarkKind.Frame, new Bounds(2, top, width, y - top), ColorRole.Paper, ColorRole.Frame, 1.2, 3);
        surface.Rectangle(MarkKind.Frame, new Bounds(2, top, width, 24), ColorRole.TableHeader, ColorRole.Frame, 1.2, 3);
        surface.Sign(new Bounds(14, top + 9, 9, 7), FormattableString.Invariant($"M14 {top + 9:0.#} h9 l-4.5 6 Z"), ColorRole.SecondInk, ColorRole.None);
        var note = group.IsOpen ? "グループ（開いた状態で表示）" : "グループ（閉じた状態で表示。図では開いて描く）";
        var noteWidth = TextMeasure.Width(note, 10);
        var label = TextMeasure.Wrap(group.Label, 11, width - noteWidth - 44, 1);
        surface.Lines(29, top + 5, label, group.Label, 11, bold: true);
        surface.Text(width - 6, top + 16, note, 10, ColorRole.ThirdInk, anchor: Anchor.End);
        surface.Append(inside);
        cuts.AddRange(innerCuts.SkipLast(1));
        return y;
    }
}

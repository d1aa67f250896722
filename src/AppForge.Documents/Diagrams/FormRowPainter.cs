using System.Globalization;

namespace AppForge.Documents.Diagrams;

/// <summary>Draws the rows of a form, all with the same factor.</summary>
internal sealed class FormRowPainter(Surface surface, double factor)
{
    public const double Gap = 9;

    private const double MinimumWidth = 46;
    private const double LabelSize = 11;
    private const double SmallSize = 10;
    private const double Indent = 16;

    public FormRowPainter On(Surface other) => new(other, factor);

    /// <summary>The width in px; what is not fixed gets the usual width of kintone.</summary>
    public static double NominalWidth(FormCell cell) => cell.Width ?? (cell switch
    {
        FormCell.Rule => 400,
        FormCell.Field { Control: FormControl.TextArea } => 280,
        FormCell.Field field when field.Options.Count > 0 => 240,
        _ => 193,
    });

    /// <summary>Draws the cells from <paramref name="top"/> and returns the bottom. A row wider than the paper goes on below, indented.</summary>
    public double Paint(IReadOnlyList<FormCell> cells, double left, double top, double room, List<double> cuts)
    {
        var y = top;
        var line = new List<FormCell>();
        var used = 0.0;
        var isFirst = true;
        foreach (var cell in cells)
        {
            if (cell is FormCell.Related related)
            {
                y = Flush(line, left, y, room, ref isFirst, cuts);
                y = FormTablePainter.Related(surface, related, left, y, room);
                (used, isFirst) = (0, true);
                continue;
            }
            var width = Width(cell, room);
            if (line.Count > 0 && used + Gap + width > room + 0.5)
            {
                y = Flush(line, left, y, room, ref isFirst, cuts) + 6;
                used = Indent;
            }
            used += (line.Count > 0 ? Gap : 0) + width;
            line.Add(cell);
        }
        return Flush(line, left, y, room, ref isFirst, cuts);
    }

    private double Width(FormCell cell, double room) => cell is FormCell.Caption { Width: null } caption
        ? Math.Min(TextMeasure.Width(caption.Text, LabelSize) + 8, room - Indent)
        : Math.Min(Math.Max(MinimumWidth, NominalWidth(cell) * factor), room - Indent);

    private double Flush(List<FormCell> line, double left, double top, double room, ref bool isFirst, List<double> cuts)
    {
        if (line.Count == 0)
            return top;
        var x = left;
        if (!isFirst)
        {
            cuts.Add(top - 3);
            surface.Line([new Point(x + 4, top), new Point(x + 4, top + 16), new Point(x + 12, top + 16)], ColorRole.ThirdInk, 1, kind: MarkKind.Sign);
            x += Indent;
        }
        var headHeight = line.Max(c => HeadHeight(c, Width(c, room)));
        var bottom = top;
        foreach (var cell in line)
        {
            var width = Width(cell, room);
            bottom = Math.Max(bottom, Cell(cell, x, top, width, headHeight));
            x += width + Gap;
        }
        line.Clear();
        isFirst = false;
        return bottom;
    }

    private static double HeadHeight(FormCell cell, double width) => cell is FormCell.Field field ? Head(field, width).Height : 0;

    private double Cell(FormCell cell, double x, double top, double width, double headHeight) => cell switch
    {
        FormCell.Field field => Field(field, x, top, width, headHeight),
        FormCell.Caption label => Caption(label, x, top, width),
        FormCell.Rule => Rule(x, top, width),
        FormCell.Spacer spacer => Spacer(spacer, x, top, width),
        _ => top,
    };

    private double Caption(FormCell.Caption label, double x, double top, double width) =>
        surface.Lines(x, top + 2, TextMeasure.Wrap(label.Text, LabelSize, width, 6), label.Text, LabelSize);

    private double Rule(double x, double top, double width)
    {
        surface.Line([new Point(x, top + 6), new Point(x + width, top + 6)], ColorRole.Frame, 1, kind: MarkKind.Sign);
        return top + 10;
    }

    private double Spacer(FormCell.Spacer spacer, double x, double top, double width)
    {
        var text = spacer.ElementId.Length == 0 ? "スペース" : $"スペース {spacer.ElementId}";
        var lines = TextMeasure.Wrap(text, SmallSize, width - 12, 2);
        var height = Math.Clamp(spacer.Height * factor, 30, 120);
        surface.Rectangle(MarkKind.Box, new Bounds(x, top + 2, width, height), ColorRole.None, ColorRole.Frame, 1, 0, "4 3");
        surface.Lines(x + 6, top + 6, lines, text, SmallSize, ColorRole.ThirdInk);
        return top + 2 + height;
    }

    private double Field(FormCell.Field field, double x, double top, double width, double headHeight)
    {
        var head = Head(field, width);
        var headTop = top + headHeight - head.Height;
        surface.Lines(x, headTop, head.Label, field.Label, LabelSize, bold: true);
        foreach (var (text, offset, line, role) in head.Notes)
            surface.Text(x + offset, headTop + (line * Surface.LineHeight(LabelSize)) + (LabelSize * 0.95), text, SmallSize, role);
        var bottom = FormBoxPainter.Paint(surface, field, x, top + headHeight + 3, width, factor);
        if (head.IsWidthInBox)
            surface.Text(x + width - 5, top + headHeight + 3 + 18.6, Pixels(field), SmallSize, ColorRole.ThirdInk, anchor: Anchor.End);
        return bottom;
    }

    private static string Pixels(FormCell.Field field) => field.Width?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The label, then ● 必須 or 自動, then the width at the right: on one line if they fit, else in the box or below.</summary>
    private static (WrappedText Label, List<(string Text, double Offset, int Line, ColorRole Role)> Notes, double Height, bool IsWidthInBox) Head(FormCell.Field field, double width)
    {
        var label = TextMeasure.Wrap(field.Label, LabelSize, width, 4);
        var notes = new List<(string, double, int, ColorRole)>();
        var line = label.Lines.Count - 1;
        var used = TextMeasure.Width(label.Lines[^1], LabelSize);
        void Add(string text, bool isRight, ColorRole role)
        {
            var needed = TextMeasure.Width(text, SmallSize);
            if (used > 0 && used + 6 + needed > width)
                (line, used) = (line + 1, 0);
            notes.Add((text, isRight ? width - needed : used > 0 ? used + 6 : 0, line, role));
            used = isRight ? width : (used > 0 ? used + 6 : 0) + needed;
        }
        if (field.IsRequired)
            Add("● 必須", false, ColorRole.Required);
        if (field.Automatic.Length > 0)
            Add(field.Automatic, false, ColorRole.ThirdInk);
        var pixels = TextMeasure.Width(Pixels(field), SmallSize);
        var isInBox = used + 6 + pixels > width && field.Control == FormControl.Box && TextMeasure.Width(field.Type, SmallSize) + pixels + 18 <= width;
        if (field.Width is not null && !isInBox)
            Add(Pixels(field), true, ColorRole.ThirdInk);
        return (label, notes, (line + 1) * Surface.LineHeight(LabelSize), isInBox && field.Width is not null);
    }
}

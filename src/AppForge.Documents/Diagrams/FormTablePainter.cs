namespace AppForge.Documents.Diagrams;

/// <summary>Draws tables and related records: a header and one sample row.</summary>
internal static class FormTablePainter
{
    private const double Size = 10;
    private const double MinimumColumn = 62;

    /// <summary>Draws a table and returns its bottom. Columns that find no room go on in a second band below.</summary>
    public static double Table(Surface surface, FormBlock.Table table, double left, double top, double room)
    {
        var y = Title(surface, table.Label, "テーブル（行を追加できる）", left, top, room);
        var isFirst = true;
        foreach (var band in Bands(table.Columns, room - 40))
        {
            var widths = Widths([.. band.Select(FormRowPainter.NominalWidth)], room - 40);
            var heads = band.Select(c => c.Label + (c.IsRequired ? " ●必須" : "")).ToList();
            var bottom = Band(surface, heads, [.. band.Select(c => c.Type)], widths, left, y, ColorRole.Frame);
            if (isFirst)
                surface.Text(left + widths.Sum() + 8, bottom - 10, "＋ －", 11, ColorRole.SecondInk);
            isFirst = false;
            y = bottom + 4;
        }
        return y - 4;
    }

    /// <summary>Draws related records, thinner because nobody types into them, and returns the bottom.</summary>
    public static double Related(Surface surface, FormCell.Related related, double left, double top, double room)
    {
        var y = Title(surface, related.Label, $"関連レコード（見るだけ・{related.Source}から）", left, top, room);
        foreach (var band in related.Columns.Chunk(Math.Max(1, (int)(room / (MinimumColumn + 20)))))
        {
            var widths = Enumerable.Repeat(Math.Min(130, room / band.Length), band.Length).ToArray();
            y = Band(surface, band, [.. band.Select(_ => "―")], widths, left, y, ColorRole.Hairline) + 4;
        }
        return y - 4;
    }

    private static double Title(Surface surface, string label, string note, double left, double top, double room)
    {
        var lines = TextMeasure.Wrap(label, 11, room, 2);
        var y = surface.Lines(left, top, lines, label, 11, bold: true);
        var used = TextMeasure.Width(lines.Lines[^1], 11) + 8;
        if (used + TextMeasure.Width(note, Size) <= room)
            surface.Text(left + used, y - Surface.LineHeight(11) + 10.5, note, Size, ColorRole.ThirdInk);
        else
            y = surface.Lines(left, y, TextMeasure.Wrap(note, Size, room, 2), note, Size, ColorRole.ThirdInk);
        return y + 4;
    }

    private static IEnumerable<List<FormCell.Field>> Bands(IReadOnlyList<FormCell.Field> columns, double room)
    {
        var perBand = Math.Max(1, (int)(room / MinimumColumn));
        var bands = (columns.Count + perBand - 1) / perBand;
        // Bands of equal length look better than a full one and a rest.
        var size = bands == 0 ? 1 : (columns.Count + bands - 1) / bands;
        return columns.Chunk(size).Select(c => c.ToList());
    }

    private static double[] Widths(double[] nominal, double room)
    {
        var factor = Math.Min(0.8, room / nominal.Sum());
        var widths = nominal.Select(w => Math.Max(MinimumColumn, w * factor)).ToArray();
        var excess = widths.Sum() - room;
        var flexible = widths.Sum(w => w - MinimumColumn);
        return excess <= 0 ? widths : [.. widths.Select(w => w - (excess * (w - MinimumColumn) / Math.Max(0.01, flexible)))];
    }

    private static double Band(Surface surface, IReadOnlyList<string> heads, IReadOnlyList<string> cells, double[] widths, double left, double top, ColorRole stroke)
    {
        var wrappedHeads = heads.Select((h, i) => TextMeasure.Wrap(h, Size, widths[i] - 10, 3)).ToList();
        var wrappedCells = cells.Select((c, i) => TextMeasure.Wrap(c, Size, widths[i] - 10, 2)).ToList();
        var headHeight = (wrappedHeads.Max(w => w.Lines.Count) * Surface.LineHeight(Size)) + 8;
        var cellHeight = (wrappedCells.Max(w => w.Lines.Count) * Surface.LineHeight(Size)) + 10;
        var x = left;
        for (var i = 0; i < heads.Count; i++)
        {
            surface.Rectangle(MarkKind.Frame, new Bounds(x, top, widths[i], headHeight), ColorRole.TableHeader, stroke, 1, 0);
            surface.Rectangle(MarkKind.Frame, new Bounds(x, top + headHeight, widths[i], cellHeight), ColorRole.Paper, stroke, 1, 0);
            surface.Lines(x + 5, top + 4, wrappedHeads[i], heads[i], Size, bold: true);
            surface.Lines(x + 5, top + headHeight + 5, wrappedCells[i], cells[i], Size, ColorRole.ThirdInk);
            x += widths[i];
        }
        return top + headHeight + cellHeight;
    }
}

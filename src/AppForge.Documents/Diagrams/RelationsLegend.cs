namespace AppForge.Documents.Diagrams;

/// <summary>The legend below a picture of relations: only what the picture uses.</summary>
internal static class RelationsLegend
{
    private const double Size = 10;

    public static void Paint(Surface surface, RelationsPictureInput input, double top)
    {
        var x = 2.0;
        var y = top + 8;
        surface.Text(x, y + 3.6, "凡例", Size, bold: true);
        x += 34;
        foreach (var kind in input.Links.Select(l => l.Kind).Distinct().Order())
        {
            var text = RelationStyle.Meaning(kind);
            (x, y) = Next(x, y, 44 + TextMeasure.Width(text, Size));
            surface.Line([new Point(x, y), new Point(x + 36, y)], dash: RelationStyle.Dash(kind), arrow: RelationStyle.Arrow(kind), kind: MarkKind.Sign);
            surface.Text(x + 44, y + 3.6, text, Size, ColorRole.SecondInk);
            x += 44 + TextMeasure.Width(text, Size) + 18;
        }
        if (input.Neighbours.Append(input.Center).Any(n => n.HasPersonal))
        {
            (x, y) = Next(x, y, 130);
            surface.Rectangle(MarkKind.Sign, new Bounds(x, y - 8, 16, 16), ColorRole.PersonalWash, ColorRole.Personal, 1, 2);
            surface.Text(x + 8, y + 3.8, "個", Size, ColorRole.Personal, true, Anchor.Middle);
            surface.Text(x + 22, y + 3.6, "個人情報項目あり", Size, ColorRole.SecondInk);
            x += 130;
        }
        (x, y) = Next(x, y, 130);
        surface.Rectangle(MarkKind.Sign, new Bounds(x, y - 6, 26, 12), ColorRole.Paper, ColorRole.Accent, 2.2, 2);
        surface.Text(x + 34, y + 3.6, "この設計書の対象", Size, ColorRole.SecondInk);
    }

    private static (double X, double Y) Next(double x, double y, double needed) =>
        x + needed > SheetCutter.PageWidth ? (36, y + 20) : (x, y);
}

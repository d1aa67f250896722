using static AppForge.Documents.Diagrams.SvgText;

namespace AppForge.Documents.Diagrams;

/// <summary>Draws the box below a field's label: its type, its options, its button.</summary>
internal static class FormBoxPainter
{
    private const double Size = 10;
    private const int ShownOptions = 7;

    /// <summary>Draws the box and returns its bottom.</summary>
    public static double Paint(Surface surface, FormCell.Field field, double x, double top, double width, double factor)
    {
        var button = field.Control switch { FormControl.Lookup => "取得", FormControl.File => "参照…", _ => "" };
        var buttonWidth = button.Length == 0 ? 0 : TextMeasure.Width(button, Size) + 10;
        // A box too narrow for both keeps its type: the table of fields says the rest.
        buttonWidth = buttonWidth + 34 > width ? 0 : buttonWidth;
        var left = x + (field.Control == FormControl.Person ? 22 : 7);
        var right = field.Control is FormControl.Date or FormControl.DropDown ? 22 : 5;
        var text = TextMeasure.Wrap(field.Type, Size, Math.Max(12, x + width - left - right - buttonWidth), 3);
        var textHeight = text.Lines.Count * Surface.LineHeight(Size);
        var options = Options(field, width - 14);
        var height = Math.Max(30, textHeight + 8) + (options.Count == 0 ? 0 : ((options[^1].Line + 1) * 16) + 2);
        if (field.Control == FormControl.TextArea)
            height = Math.Max(58, Math.Min(120, (field.Height ?? 0) * factor));
        var box = new Bounds(x, top, width, height);
        var isChoice = options.Count > 0;
        surface.Rectangle(MarkKind.Box, box, field.Automatic.Length > 0 ? ColorRole.Automatic : ColorRole.Paper, field.Automatic.Length > 0 || isChoice ? ColorRole.Hairline : ColorRole.Frame);
        surface.Lines(left, isChoice || field.Control == FormControl.TextArea ? top + 6 : box.CenterY - (textHeight / 2), text, field.Type, Size, ColorRole.ThirdInk);
        foreach (var (option, offset, line) in options)
            Option(surface, field.Control, option, x + 7 + offset, top + textHeight + 13 + (line * 16));
        if (buttonWidth > 0)
            Button(surface, button, new Bounds(box.Right - buttonWidth, top, buttonWidth, height));
        Sign(surface, field.Control, box);
        return box.Bottom;
    }

    private static List<(string Text, double Offset, int Line)> Options(FormCell.Field field, double width)
    {
        var placed = new List<(string, double, int)>();
        if (field.Control is not (FormControl.Radio or FormControl.Check))
            return placed;
        var shown = field.Options.Count <= ShownOptions ? field.Options : [.. field.Options.Take(5), $"ほか{field.Options.Count - 5}"];
        var (x, line) = (0.0, 0);
        foreach (var option in shown)
        {
            var text = TextMeasure.Wrap(option, Size, Math.Max(20, width - 13), 1).Lines[0];
            var needed = 13 + TextMeasure.Width(text, Size);
            if (x > 0 && x + needed > width)
                (x, line) = (0, line + 1);
            placed.Add((text, x, line));
            x += needed + 8;
        }
        return placed;
    }

    private static void Option(Surface surface, FormControl control, string text, double x, double y)
    {
        if (control == FormControl.Radio)
            surface.Circle(x + 4, y + 2, 3.8, ColorRole.Paper, ColorRole.Frame);
        else
            surface.Rectangle(MarkKind.Sign, new Bounds(x, y - 2, 8, 8), ColorRole.Paper, ColorRole.Frame, 1, 1);
        surface.Text(x + 13, y + 5.5, text, Size, ColorRole.SecondInk);
    }

    private static void Button(Surface surface, string text, Bounds at)
    {
        surface.Rectangle(MarkKind.Sign, at, ColorRole.AccentWash, ColorRole.Frame);
        surface.Text(at.CenterX, at.CenterY + 3.6, text, Size, ColorRole.Accent, anchor: Anchor.Middle);
    }

    private static void Sign(Surface surface, FormControl control, Bounds box)
    {
        var y = box.CenterY;
        if (control == FormControl.Person)
        {
            var x = box.X + 12;
            surface.Sign(new Bounds(x - 5, y - 7, 10, 13), $"M{Number(x - 5)} {Number(y + 6)} c0 -6.5 10 -6.5 10 0 M{Number(x - 2.7)} {Number(y - 3.6)} a2.7 2.7 0 1 0 5.4 0 a2.7 2.7 0 1 0 -5.4 0", ColorRole.None, ColorRole.Frame);
        }
        else if (control == FormControl.Date && box.Width >= 60)
        {
            var (x, top) = (box.Right - 18, y - 6);
            surface.Sign(new Bounds(x, top, 12, 11), $"M{Number(x)} {Number(top + 1)} h12 v10 h-12 Z M{Number(x)} {Number(top + 4)} h12 M{Number(x + 3)} {Number(top - 1)} v3 M{Number(x + 9)} {Number(top - 1)} v3", ColorRole.None, ColorRole.Frame);
        }
        else if (control == FormControl.DropDown)
        {
            surface.Sign(new Bounds(box.Right - 16, y - 2, 8, 5), $"M{Number(box.Right - 16)} {Number(y - 2)} h8 l-4 5 Z", ColorRole.SecondInk, ColorRole.None);
        }
    }
}

using System.Text;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Diagnostics;

/// <summary>
/// A source line as a terminal can show it: tabs widened, characters that would move the cursor or turn the direction of writing made visible,
/// cut around the marked part where it is too long.
/// </summary>
/// <param name="Text">The text to print.</param>
/// <param name="MarkStart">Cells left of the marker.</param>
/// <param name="MarkLength">Cells of the marker; at least 1.</param>
internal sealed record DiagnosticRendererLine(string Text, int MarkStart, int MarkLength)
{
    private const int TabStop = 4;

    // Left of the marker only ASCII may stand for what was cut: the width of "…" is ambiguous.
    private const string CutLeft = "...";
    private const string CutRight = "…";

    /// <summary>Makes the line of a span's start.</summary>
    /// <param name="span">The span; of several lines, the first is shown.</param>
    /// <param name="available">The cells there are.</param>
    public static DiagnosticRendererLine Of(SourceSpan span, int available)
    {
        var line = span.StartPosition.Line;
        var text = span.Source.Line(line);
        var lineStart = span.Source.LineStart(line);
        var start = Math.Clamp(span.Start - lineStart, 0, text.Length);
        var end = Math.Clamp(span.End - lineStart, start, text.Length);
        var cells = Cells(text);
        int Before(int offset) => cells.Where(c => c.Offset < offset).Sum(c => c.Width);
        var (markStart, markEnd) = (Before(start), Before(end));
        var whole = cells.Sum(c => c.Width);
        return whole <= available
            ? new(Join(cells, 0, int.MaxValue), markStart, Math.Max(1, markEnd - markStart))
            : Cut(cells, whole, markStart, markEnd, Math.Max(available, CutLeft.Length + CutRight.Length + TabStop));
    }

    /// <summary>A text with everything made visible that would move the cursor or turn the direction of writing.</summary>
    public static string Visible(string text) => Join(Cells(text), 0, int.MaxValue);

    private static DiagnosticRendererLine Cut(List<Cell> cells, int whole, int markStart, int markEnd, int available)
    {
        var room = available - CutRight.Length;
        if (markEnd <= room)
        {
            return new(Join(cells, 0, room) + CutRight, markStart, Math.Max(1, markEnd - markStart));
        }

        // What leads to the mistake helps more than what follows; of a long one, its start has to be seen.
        var lead = Math.Min(markStart, Math.Max(available / 4, available - (whole - markStart) - CutLeft.Length));
        var from = markStart - lead;
        var (text, skipped) = JoinFrom(cells, from, available - CutLeft.Length - CutRight.Length);
        var shown = TextWidth.Of(text);
        var tail = skipped + shown < whole ? CutRight : "";
        var mark = CutLeft.Length + markStart - skipped;
        return new(CutLeft + text + tail, mark, Math.Max(1, Math.Min(markEnd, skipped + shown) - markStart));
    }

    private static string Join(List<Cell> cells, int from, int room) => JoinFrom(cells, from, room).Text;

    private static (string Text, int Skipped) JoinFrom(List<Cell> cells, int from, int room)
    {
        var text = new StringBuilder();
        int skipped = 0, used = 0;
        foreach (var cell in cells)
        {
            if (used == 0 && skipped < from)
            {
                skipped += cell.Width;
            }
            else if (used + cell.Width <= room)
            {
                text.Append(cell.Text);
                used += cell.Width;
            }
            else
            {
                break;
            }
        }

        return (text.ToString(), skipped);
    }

    private static List<Cell> Cells(string text)
    {
        var cells = new List<Cell>(text.Length);
        int offset = 0, column = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var shown = rune.Value == '\t' ? new string(' ', TabStop - (column % TabStop)) : IsUnsafe(rune) ? "\uFFFD" : rune.ToString();
            var width = TextWidth.Of(shown);
            cells.Add(new(shown, width, offset));
            offset += rune.Utf16SequenceLength;
            column += width;
        }

        return cells;
    }

    private static bool IsUnsafe(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x2028 or 0x2029;

    private readonly record struct Cell(string Text, int Width, int Offset);
}

using System.Globalization;

namespace AppForge.Compiler.Syntax;

/// <summary>A piece of a source text. Positions stay offsets until they are printed.</summary>
/// <param name="Source">The text.</param>
/// <param name="Start">Offset in UTF-16 units.</param>
/// <param name="Length">Length in UTF-16 units; 0 for a place between characters.</param>
public readonly record struct SourceSpan(SourceText Source, int Start, int Length)
{
    /// <summary>The span of what no file says.</summary>
    public static SourceSpan None { get; } = new(SourceText.None, 0, 0);

    /// <summary>Whether the span lies in a file.</summary>
    public bool IsNone => ReferenceEquals(Source, SourceText.None);

    /// <summary>The offset behind the span.</summary>
    public int End => Start + Length;

    /// <summary>What stands there, as it is written.</summary>
    public string Text => Source.Content.Substring(Start, Length);

    /// <summary>Line and column of the start.</summary>
    public LinePosition StartPosition => Source.PositionOf(Start);

    /// <summary>Line and column behind the end.</summary>
    public LinePosition EndPosition => Source.PositionOf(End);

    /// <summary>Path, line and column of the start as messages say them: <c>apps/a/app.yaml:3:5</c>.</summary>
    public string Place
    {
        get
        {
            var start = StartPosition;
            return string.Create(CultureInfo.InvariantCulture, $"{Source.Path}:{start.Line}:{start.Column}");
        }
    }
}

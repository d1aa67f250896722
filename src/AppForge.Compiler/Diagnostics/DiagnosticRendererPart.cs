namespace AppForge.Compiler.Diagnostics;

/// <summary>What a piece of a rendered diagnostic is, for whoever paints it. Paint is decoration: the text says everything.</summary>
public enum DiagnosticRendererPart
{
    /// <summary>Where: path, line and column.</summary>
    Place,

    /// <summary>The word and code of an error, and the marker below it.</summary>
    Error,

    /// <summary>The word and code of a warning or an information, and the marker below it.</summary>
    Warning,

    /// <summary>Line numbers and what stands around them.</summary>
    Gutter,
}

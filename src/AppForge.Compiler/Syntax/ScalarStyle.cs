namespace AppForge.Compiler.Syntax;

/// <summary>How a scalar is written in YAML.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single quotes.</summary>
    SingleQuoted,

    /// <summary>In double quotes.</summary>
    DoubleQuoted,

    /// <summary>A block with its line breaks (<c>|</c>).</summary>
    Literal,

    /// <summary>A block whose line breaks are folded (<c>&gt;</c>).</summary>
    Folded,
}

namespace AppForge.Compiler.Query;

/// <summary>The kinds of tokens of queries and formulas.</summary>
internal enum TokenKind
{
    Identifier,
    Text,
    Number,
    Time,

    /// <summary>Something bare that starts like a number and is none: <c>2024-01-01</c>, <c>22px</c>.</summary>
    Word,
    Symbol,

    /// <summary>Characters already reported.</summary>
    Invalid,
    End,
}

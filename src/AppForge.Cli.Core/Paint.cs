namespace AppForge.Cli;

/// <summary>The few ways in which a piece of text stands out. Decoration only: without it the text says the same.</summary>
internal enum Paint
{
    /// <summary>Not at all.</summary>
    Plain,

    /// <summary>Headings and summaries.</summary>
    Bold,

    /// <summary>Line numbers and what frames.</summary>
    Dim,

    /// <summary>Something is added.</summary>
    Green,

    /// <summary>Something changes, or needs a look.</summary>
    Yellow,

    /// <summary>Something goes or is wrong.</summary>
    Red,

    /// <summary>Something gets another name.</summary>
    Magenta,
}

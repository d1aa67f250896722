namespace AppForge.Documents.Diagrams;

/// <summary>One cell of a row of a form.</summary>
public abstract record FormCell
{
    private FormCell()
    {
    }

    /// <summary>The width on the form in px; <see langword="null"/> when it is not fixed, then the usual width is drawn.</summary>
    public int? Width { get; init; }

    /// <summary>A field.</summary>
    /// <param name="Label">Its label.</param>
    /// <param name="Type">The Japanese word of its type, with the unit in brackets where it has one.</param>
    /// <param name="Control">How it looks.</param>
    public sealed record Field(string Label, string Type, FormControl Control) : FormCell
    {
        /// <summary>Whether it must be filled.</summary>
        public bool IsRequired { get; init; }

        /// <summary>自動 or 自動計算 for a field nobody types into; empty for all others.</summary>
        public string Automatic { get; init; } = "";

        /// <summary>The options of radio buttons and check boxes in their order.</summary>
        public IReadOnlyList<string> Options { get; init; } = [];

        /// <summary>The inner height in px of a field of several lines.</summary>
        public int? Height { get; init; }
    }

    /// <summary>A text on the form.</summary>
    /// <param name="Text">The text without markup.</param>
    public sealed record Caption(string Text) : FormCell;

    /// <summary>A line across.</summary>
    public sealed record Rule : FormCell;

    /// <summary>An empty place that a customization fills.</summary>
    /// <param name="ElementId">Its element id, may be empty.</param>
    /// <param name="Height">Its height in px.</param>
    public sealed record Spacer(string ElementId, int Height) : FormCell;

    /// <summary>Records of another app, to look at.</summary>
    /// <param name="Label">The label.</param>
    /// <param name="Source">The name of the app they come from.</param>
    /// <param name="Columns">The labels of the fields shown.</param>
    public sealed record Related(string Label, string Source, IReadOnlyList<string> Columns) : FormCell;
}

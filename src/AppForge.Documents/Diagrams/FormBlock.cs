namespace AppForge.Documents.Diagrams;

/// <summary>One block of a form: a row, a group or a table.</summary>
public abstract record FormBlock
{
    private FormBlock()
    {
    }

    /// <summary>Cells side by side.</summary>
    /// <param name="Cells">The cells from left to right.</param>
    public sealed record Row(IReadOnlyList<FormCell> Cells) : FormBlock;

    /// <summary>A field group.</summary>
    /// <param name="Label">Its label.</param>
    /// <param name="IsOpen">Whether kintone shows it opened at first; it is always drawn opened.</param>
    /// <param name="Rows">The rows inside.</param>
    public sealed record Group(string Label, bool IsOpen, IReadOnlyList<Row> Rows) : FormBlock;

    /// <summary>A table.</summary>
    /// <param name="Label">Its label.</param>
    /// <param name="Columns">Its columns from left to right.</param>
    public sealed record Table(string Label, IReadOnlyList<FormCell.Field> Columns) : FormBlock;
}

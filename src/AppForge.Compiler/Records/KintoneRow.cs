namespace AppForge.Records;

/// <summary>A row of a table in a record.</summary>
public abstract record KintoneRow
{
    /// <summary>The row's id, by which kintone knows it again; null for a new row.</summary>
    public string? RowId { get; init; }

    /// <summary>Writes every value that can be written.</summary>
    public abstract void Write(RecordWriter writer);
}

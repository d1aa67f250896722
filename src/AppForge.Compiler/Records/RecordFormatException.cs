namespace AppForge.Records;

/// <summary>A record doesn't hold what the definition says: it was written before the definition changed, or the field was changed by hand.</summary>
/// <param name="record">The record's id.</param>
/// <param name="field">The field's code.</param>
/// <param name="expected">What should have been there; never the value itself.</param>
public sealed class RecordFormatException(string record, string field, string expected)
    : Exception($"Record {record}: the field \"{field}\" holds no {expected}.")
{
    /// <summary>The record's id.</summary>
    public string Record { get; } = record;

    /// <summary>The field's code.</summary>
    public string Field { get; } = field;
}

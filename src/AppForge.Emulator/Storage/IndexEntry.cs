namespace AppForge.Emulator.Storage;

/// <summary>
/// One value of a record as it is searched and sorted: a text whose order by characters is the order of the values; empty where there is none.
/// </summary>
/// <param name="Field">The number of the field.</param>
/// <param name="Row">The id of the table row; 0 outside of tables.</param>
/// <param name="Item">The place among several values of one field.</param>
/// <param name="Value">The value.</param>
internal readonly record struct IndexEntry(long Field, long Row, int Item, string Value)
{
    /// <summary>The text that words are searched in, folded; <see langword="null"/> for a field without such a search.</summary>
    public string? Text { get; init; }
}

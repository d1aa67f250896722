namespace AppForge.Compiler.Catalog;

/// <summary>How much kintone takes.</summary>
/// <param name="Item">The item, as limits.md calls it.</param>
/// <param name="Most">The greatest number, of the standard course where courses differ.</param>
internal sealed record Limit(string Item, int Most)
{
    /// <summary>The number of the light course, where it is another.</summary>
    public int? Light { get; init; }

    /// <summary>Whether no number is published for the wide course.</summary>
    public bool IsOpenInWide { get; init; }

    /// <summary>The number of a course (<c>course</c> in appforge.yaml); null where none is published.</summary>
    public int? In(string? course) => course switch
    {
        "light" => Light ?? Most,
        "wide" when IsOpenInWide => null,
        _ => Most,
    };
}

namespace AppForge.Emulator.Tests.OpenApi;

/// <summary>The part of JSON Schema that the published description uses. Anything else there makes <see cref="OpenApiReader"/> fail.</summary>
internal sealed record Schema
{
    public static Schema Anything { get; } = new();

    public string? Reference { get; init; }

    public string? Type { get; init; }

    public string? Title { get; init; }

    public IReadOnlyDictionary<string, Schema>? Properties { get; init; }

    public IReadOnlyList<string> Required { get; init; } = [];

    public Schema? AdditionalProperties { get; init; }

    public Schema? Items { get; init; }

    public IReadOnlyList<Schema>? AnyOf { get; init; }

    public IReadOnlyList<string>? Enum { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }
}

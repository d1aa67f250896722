namespace AppForge.Testing.OpenApi;

/// <summary>The part of JSON Schema that kintone's published description uses. Anything else there makes <see cref="OpenApiReader"/> fail.</summary>
public sealed record OpenApiSchema
{
    public static OpenApiSchema Anything { get; } = new();

    public string? Reference { get; init; }

    public string? Type { get; init; }

    public string? Title { get; init; }

    public IReadOnlyDictionary<string, OpenApiSchema>? Properties { get; init; }

    public IReadOnlyList<string> Required { get; init; } = [];

    public OpenApiSchema? AdditionalProperties { get; init; }

    public OpenApiSchema? Items { get; init; }

    public IReadOnlyList<OpenApiSchema>? AnyOf { get; init; }

    public IReadOnlyList<string>? Enum { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }
}

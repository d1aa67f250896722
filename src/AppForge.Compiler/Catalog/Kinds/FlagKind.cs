using System.Text.Json.Nodes;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>true or false.</summary>
public sealed class FlagKind : ValueKind
{
    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new("true か false", "true or false");

    /// <inheritdoc />
    public override string? Normalize(string text) => text is "true" or "false" ? text : null;

    /// <inheritdoc />
    public override JsonNode? WriteWire(string text) => JsonValue.Create(text == "true");

    /// <inheritdoc />
    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}

using System.Text.Json.Nodes;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>A field of a form: its stored JSON, and the table it belongs to, if any.</summary>
internal sealed record FormField(string Code, JsonObject Json, string? Table)
{
    /// <summary>Our own identity of a field: it outlives a change of code. Never shown.</summary>
    public const string IdKey = "$id";

    public string Type => (string)Json["type"]!;

    public string Id => (string)Json[IdKey]!;

    public JsonObject? Lookup => Json["lookup"] as JsonObject;

    public JsonObject? ReferenceTable => Json["referenceTable"] as JsonObject;
}

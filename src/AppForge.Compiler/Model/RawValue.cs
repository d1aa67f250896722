using System.Text.Json;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>
/// What kintone says where the catalog expects something else: a field of an unknown type, a row of an unknown kind, a word that is no choice, a principal of an
/// unknown type. Nothing is understood of it; it is kept, compared and shown as JSON text, written in YAML as <c>{ raw: … }</c>, and sent back as it is. It may
/// stand wherever a value stands; unknown properties of an object that is known stay with it (<see cref="ObjectValue.Raw"/>).
/// </summary>
/// <param name="json">The JSON text, the keys of objects sorted; without what an entry of a map repeats (its key, its index).</param>
/// <param name="origin">Where it is written.</param>
/// <param name="tag">The tag that says its kind, where one stands there (the type of a field).</param>
public sealed class RawValue(string json, SourceSpan origin, string? tag = null) : SettingValue(origin)
{
    /// <summary>What stands before it in a definition.</summary>
    public const string Word = "raw";

    /// <summary>The JSON text, the keys of objects sorted.</summary>
    public string Json { get; } = json;

    /// <summary>The tag that says its kind, or null.</summary>
    public string? Tag { get; } = tag;

    /// <summary>A text among its properties, or null.</summary>
    public string? Text(string property)
    {
        using var document = JsonDocument.Parse(Json);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => Json;
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>JavaScript or CSS: an https address, or a file of the project (settings.md, section 8).</summary>
public sealed class AssetKind : FileKind
{
    private const string Https = "https://";

    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new("https:// のURL、またはファイルのパス（アプリのフォルダから）", "an https address, or a path from the app's folder");

    /// <summary>Whether a text is an address, not a file.</summary>
    public static bool IsAddress(string text) => text.StartsWith(Https, StringComparison.Ordinal) && text.Length > Https.Length;

    /// <inheritdoc />
    public override string? Normalize(string text) => IsAddress(text) ? text : base.Normalize(text);

    /// <inheritdoc />
    public override string? ReadWire(JsonElement json) =>
        json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out var type) ? null
        : type.ValueKind != JsonValueKind.String ? null
        : type.ValueEquals("URL") ? json.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String && IsAddress(url.GetString()!) ? url.GetString() : null
        : type.ValueEquals("FILE") && json.TryGetProperty("file", out var file) ? base.ReadWire(file) : null;

    /// <inheritdoc />
    public override JsonNode? WriteWire(string text) => IsAddress(text)
        ? new JsonObject { ["type"] = "URL", ["url"] = text }
        : new JsonObject { ["type"] = "FILE", ["file"] = Described(base.WriteWire(text), LiveFile.Parse(text)!) };

    private static JsonNode? Described(JsonNode? file, LiveFile live)
    {
        file!["name"] = live.Name;
        file["size"] = live.Size.ToString(CultureInfo.InvariantCulture);
        return file;
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>
/// A file of the project, by its path from the app's folder. kintone holds a copy (<see cref="LiveFile"/>): deployment makes one of the path before it compares or
/// writes.
/// </summary>
/// <param name="mostBytes">The largest file that kintone takes, in bytes; null where no limit is known.</param>
public class FileKind(long? mostBytes = null) : ValueKind
{
    private const int ShownDigits = 8;

    /// <summary>The largest file that kintone takes, in bytes; null where no limit is known.</summary>
    public long? MostBytes { get; } = mostBytes;

    /// <inheritdoc />
    public override bool LooksOutside => true;

    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new("ファイルのパス（アプリのフォルダから）", "a path, from the app's folder");

    /// <inheritdoc />
    public override string? Normalize(string text) => LiveFile.Parse(text) is not null || IsPath(text) ? text : null;

    /// <inheritdoc />
    public override string? ReadWire(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && Text(json, "name") is { } name && Text(json, "fileKey") is { } key
            ? new LiveFile(key, long.TryParse(Text(json, "size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : -1, name).ToString()
            : null;

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The file was not uploaded.</exception>
    public override JsonNode? WriteWire(string text) => LiveFile.Parse(text) is { HasKintoneKey: true } file
        ? new JsonObject { ["fileKey"] = file.Key }
        : throw new InvalidOperationException($"'{text}' can't be sent: files are uploaded before anything that names them is written.");

    /// <inheritdoc />
    public override string Show(string text) => LiveFile.Parse(text) is not { } file ? text : file.Digest is { } digest
        ? string.Create(CultureInfo.InvariantCulture, $"{file.Name} ({file.Size:N0} B, {digest[..ShownDigits]})")
        : string.Create(CultureInfo.InvariantCulture, $"{file.Name} ({file.Size:N0} B)");

    /// <summary>Whether a text is the path of a file below the app's folder; not an address, not a file of kintone's.</summary>
    public static bool IsPath(string text) =>
        text.Length > 0 && !text.Contains('\\', StringComparison.Ordinal) && !text.StartsWith('/') && !text.Contains(':', StringComparison.Ordinal)
        && !text.Split('/').Any(part => part is ".." or "");

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
}

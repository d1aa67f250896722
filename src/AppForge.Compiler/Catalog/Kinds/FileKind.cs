using System.Text.Json;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>
/// A file of the project; kintone holds a copy under a key that changes with each reading (behaviour.md, trap 37), so the live value is only its name.
/// </summary>
public sealed class FileKind : ValueKind
{
    /// <summary>What a live file's text starts with, so that it is never taken for a path.</summary>
    public const string LivePrefix = "live:";

    /// <summary>The file of an object that is one (an icon), or null.</summary>
    internal static string? In(SettingValue value) => value is ObjectValue o
        ? o.Properties.Where(p => p.Shape.Shape is ScalarShape { Kind: FileKind }).Select(p => (p.Value as ScalarValue)?.Text).FirstOrDefault()
        : null;

    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new("ファイルのパス（アプリのフォルダから）", "a path, from the app's folder");

    /// <inheritdoc />
    public override string? Normalize(string text) =>
        text.Length == 0 || text.Contains('\\', StringComparison.Ordinal) || text.StartsWith('/') || text.Split('/').Contains("..", StringComparer.Ordinal) ? null : text;

    /// <inheritdoc />
    public override string? ReadWire(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("name", out var name) ? LivePrefix + name.GetString() : null;
}

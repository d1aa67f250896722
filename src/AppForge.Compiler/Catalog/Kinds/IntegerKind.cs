using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>A whole number between two bounds; kintone sends and takes it as text. Empty means not set.</summary>
public sealed class IntegerKind(long min, long max) : ValueKind
{
    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new($"{min}〜{max} の整数", $"a whole number from {min} to {max}");

    /// <inheritdoc />
    public override string? Normalize(string text)
    {
        if (text.Length == 0)
        {
            return "";
        }

        var parsed = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value);
        return parsed && value >= min && value <= max ? value.ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <inheritdoc />
    public override JsonObject Schema() => new() { ["type"] = new JsonArray("integer", "string"), ["minimum"] = min, ["maximum"] = max, ["pattern"] = "^[-+]?[0-9]*$" };
}

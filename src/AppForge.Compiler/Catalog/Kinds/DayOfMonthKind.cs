using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>A day of a month, 1 to 31, or its last, <c>END_OF_MONTH</c> (settings.md, section 6).</summary>
public sealed class DayOfMonthKind : ValueKind
{
    /// <summary>The word for the last day of a month.</summary>
    public const string End = "END_OF_MONTH";

    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new("1〜31 または END_OF_MONTH", "1 to 31, or END_OF_MONTH");

    /// <inheritdoc />
    public override string? Normalize(string text) => text == End
        ? End
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day.ToString(CultureInfo.InvariantCulture) : null;

    /// <inheritdoc />
    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 31 },
            new JsonObject { ["type"] = "string", ["pattern"] = "^([1-9]|[12][0-9]|3[01]|END_OF_MONTH)$" }),
    };
}

using System.Text.Json.Nodes;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>A decimal number, kept as text so that no digit is lost. Empty means not set.</summary>
/// <param name="maxLength">How many characters kintone takes (limits.md), or null where no limit is known.</param>
public sealed class NumberKind(int? maxLength = null) : ValueKind
{
    private static readonly System.Buffers.SearchValues<char> DigitsAndPoint = System.Buffers.SearchValues.Create("0123456789.");

    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new("数値", "a number");

    /// <inheritdoc />
    public override int? MaxLength { get; } = maxLength;

    /// <inheritdoc />
    public override string? Normalize(string text)
    {
        var digits = text.AsSpan().TrimStart("+-");
        if (text.Length == 0)
        {
            return "";
        }

        if (digits.IsEmpty || text.Length - digits.Length > 1 || digits.ContainsAnyExcept(DigitsAndPoint) || digits.Count('.') > 1 || digits is "." || text.Length > MaxLength)
        {
            return null;
        }

        var point = digits.IndexOf('.');
        var whole = (point < 0 ? digits : digits[..point]).TrimStart('0').ToString();
        var fraction = (point < 0 ? default : digits[(point + 1)..]).TrimEnd('0').ToString();
        var number = (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction);
        return text[0] == '-' && number != "0" ? "-" + number : number;
    }

    /// <inheritdoc />
    public override JsonObject Schema() => new() { ["type"] = new JsonArray("number", "string"), ["pattern"] = "^([-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+))?$" };
}

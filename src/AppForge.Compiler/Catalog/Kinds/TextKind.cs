using System.Text.Json.Nodes;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>A text as it is.</summary>
/// <param name="maxLength">How many characters kintone takes (limits.md), or null where no limit is known.</param>
/// <param name="isName">Whether it names something, so that it can't be empty.</param>
public sealed class TextKind(int? maxLength = null, bool isName = false) : ValueKind
{
    /// <inheritdoc />
    public override LocalizedText Expected { get; } = (maxLength, isName) switch
    {
        ({ } max, true) => new($"1〜{max}文字の名前", $"a name of 1 to {max} characters"),
        ({ } max, false) => new($"{max}文字までの文字列", $"a text of up to {max} characters"),
        _ => new("文字列", "a text"),
    };

    /// <inheritdoc />
    public override int? MaxLength { get; } = maxLength;

    /// <inheritdoc />
    public override int? MinLength { get; } = isName ? 1 : null;

    /// <inheritdoc />
    public override string? Normalize(string text) => text.Length > (MaxLength ?? int.MaxValue) || text.Length < (MinLength ?? 0) ? null : text;

    /// <inheritdoc />
    public override JsonObject Schema()
    {
        var schema = base.Schema();
        if (MinLength is { } min)
        {
            schema["minLength"] = min;
        }

        if (MaxLength is { } max)
        {
            schema["maxLength"] = max;
        }

        return schema;
    }
}

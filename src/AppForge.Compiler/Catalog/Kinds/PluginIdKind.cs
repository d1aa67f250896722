using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>The id of a plug-in: 32 letters from a to p, made of the key that signed it, so the same in every tenant.</summary>
public sealed partial class PluginIdKind : ValueKind
{
    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new("プラグインID（a〜p の32文字）", "a plug-in id (32 letters from a to p)");

    /// <inheritdoc />
    public override string? Normalize(string text) => IsId(text) ? text : null;

    /// <summary>Whether a text is such an id.</summary>
    public static bool IsId(string text) => Id().IsMatch(text);

    /// <inheritdoc />
    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[a-p]{32}$" };

    [GeneratedRegex(@"\A[a-p]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}

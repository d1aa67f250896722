using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>
/// Who: <c>role/owner</c>, <c>everyone</c>, <c>field/担当者</c>, <c>group/x</c>, <c>organization/x</c>, <c>user/x</c>, <c>customField/x</c>, <c>creator</c>,
/// <c>LOGINUSER()</c>, <c>PRIMARY_ORGANIZATION()</c>; in kintone's JSON <c>{type, code}</c> (settings.md, section 0). A role never reaches kintone:
/// an environment resolves it before.
/// </summary>
/// <param name="mayBeCreator">Whether the app's creator may stand here; only in the permissions of an app.</param>
public sealed class PrincipalKind(bool mayBeCreator = false) : ValueKind
{
    /// <summary>The word for all users.</summary>
    public const string Everyone = "everyone";

    /// <summary>The word for the app's creator.</summary>
    public const string Creator = "creator";

    /// <summary>What a role starts with.</summary>
    public const string RolePrefix = "role/";

    /// <summary>What a field starts with.</summary>
    public const string FieldPrefix = "field/";

    private static readonly (string Prefix, string Type)[] Prefixes =
    [
        ("user/", "USER"), ("group/", "GROUP"), ("organization/", "ORGANIZATION"), (FieldPrefix, "FIELD_ENTITY"), ("customField/", "CUSTOM_FIELD"),
    ];

    private static readonly ImmutableArray<string> Functions = ["LOGINUSER()", "PRIMARY_ORGANIZATION()"];

    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new(
        "role/…・field/…・group/…・organization/…・user/…・everyone のどれか", "one of role/…, field/…, group/…, organization/…, user/…, everyone");

    /// <inheritdoc />
    public override string? Normalize(string text)
    {
        if (text is Everyone or "group/everyone")
        {
            return Everyone;
        }

        var known = (text is Creator && mayBeCreator) || Functions.Contains(text, StringComparer.Ordinal)
            || (text.StartsWith(RolePrefix, StringComparison.Ordinal) && text.Length > RolePrefix.Length)
            || Prefixes.Any(p => text.StartsWith(p.Prefix, StringComparison.Ordinal) && text.Length > p.Prefix.Length);
        return known ? text : null;
    }

    /// <inheritdoc />
    public override string? ReadWire(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String
            || json.EnumerateObject().Any(m => m.Name is not ("type" or "code")))
        {
            return null;
        }

        var code = json.TryGetProperty("code", out var c) && c.ValueKind == JsonValueKind.String ? c.GetString() : null;
        return type.GetString() switch
        {
            "CREATOR" => Creator,
            "FUNCTION" => code,
            "GROUP" when code == Everyone => Everyone,
            { } other when code is not null => Prefixes.FirstOrDefault(p => p.Type == other).Prefix is { } prefix ? prefix + code : null,
            _ => null,
        };
    }

    /// <inheritdoc />
    public override JsonNode? WriteWire(string text) => text switch
    {
        Everyone => new JsonObject { ["type"] = "GROUP", ["code"] = Everyone },
        Creator => new JsonObject { ["type"] = "CREATOR" },
        _ when Functions.Contains(text, StringComparer.Ordinal) => new JsonObject { ["type"] = "FUNCTION", ["code"] = text },
        _ => Prefixes.Where(p => text.StartsWith(p.Prefix, StringComparison.Ordinal))
            .Select(p => new JsonObject { ["type"] = p.Type, ["code"] = text[p.Prefix.Length..] }).FirstOrDefault()
            ?? throw new InvalidOperationException($"'{text}' can't be sent: roles are resolved by an environment before anything is written."),
    };

    /// <inheritdoc />
    public override ImmutableArray<SymbolOccurrence> Symbols(string text) => Prefix(text) switch
    {
        FieldPrefix => [new(SymbolKind.Field, text[FieldPrefix.Length..], FieldPrefix.Length, text.Length - FieldPrefix.Length)],
        RolePrefix => [new(SymbolKind.Role, text[RolePrefix.Length..], RolePrefix.Length, text.Length - RolePrefix.Length)],
        { } prefix => [new(SymbolKind.Principal, text, 0, prefix.Length)],
        null => [],
    };

    /// <inheritdoc />
    public override string Rename(string text, Func<SymbolOccurrence, string?> newName) =>
        Symbols(text) is [{ Kind: SymbolKind.Field } field] && newName(field) is { } name ? FieldPrefix + name : text;

    /// <inheritdoc />
    public override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["pattern"] = "^(" + string.Join('|',
        [
            Everyone, .. mayBeCreator ? (string[])[Creator] : [], .. Functions.Select(System.Text.RegularExpressions.Regex.Escape),
            $"({string.Join('|', Prefixes.Select(p => p.Prefix).Prepend(RolePrefix).Select(p => p.TrimEnd('/')))})/.+",
        ]) + ")$",
    };

    private static string? Prefix(string text) => text.StartsWith(RolePrefix, StringComparison.Ordinal)
        ? RolePrefix
        : Prefixes.FirstOrDefault(p => text.StartsWith(p.Prefix, StringComparison.Ordinal)).Prefix;
}

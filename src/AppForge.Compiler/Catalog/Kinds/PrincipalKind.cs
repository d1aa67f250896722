using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>
/// Who: <c>role/owner</c>, <c>everyone</c>, <c>field/担当者</c>, <c>group/x</c>, <c>organization/x</c>, <c>user/x</c>, <c>customField/x</c>, <c>creator</c>,
/// <c>LOGINUSER()</c>, <c>PRIMARY_ORGANIZATION()</c>; in kintone's JSON <c>{type, code}</c> (settings.md, section 0). A role never reaches kintone:
/// an environment resolves it before.
/// </summary>
/// <param name="types">What may stand at the place, besides a role.</param>
public sealed class PrincipalKind(PrincipalTypes types) : ValueKind
{
    /// <summary>The word for all users.</summary>
    public const string Everyone = "everyone";

    /// <summary>The word for the app's creator.</summary>
    public const string Creator = "creator";

    /// <summary>What a role starts with.</summary>
    public const string RolePrefix = "role/";

    /// <summary>What a field starts with.</summary>
    public const string FieldPrefix = "field/";

    private static readonly Spelling[] Prefixes =
    [
        new(PrincipalTypes.Field, "FIELD_ENTITY", FieldPrefix), new(PrincipalTypes.Group, "GROUP", "group/"), new(PrincipalTypes.Organization, "ORGANIZATION", "organization/"),
        new(PrincipalTypes.User, "USER", "user/"), new(PrincipalTypes.CustomField, "CUSTOM_FIELD", "customField/"),
    ];

    private static readonly Spelling[] Words =
    [
        new(PrincipalTypes.Group, "GROUP", Everyone), new(PrincipalTypes.Creator, "CREATOR", Creator),
        new(PrincipalTypes.LoginUser, "FUNCTION", "LOGINUSER()"), new(PrincipalTypes.PrimaryOrganization, "FUNCTION", "PRIMARY_ORGANIZATION()"),
    ];

    /// <summary>What may stand here, as an author writes it: whole words, and prefixes that end with <c>/</c>.</summary>
    public ImmutableArray<string> Forms { get; } =
    [
        RolePrefix, .. Prefixes.Where(p => types.HasFlag(p.Type)).Select(p => p.Text), .. Words.Where(w => types.HasFlag(w.Type)).Select(w => w.Text),
    ];

    /// <inheritdoc />
    public override bool LooksOutside => true;

    /// <inheritdoc />
    public override ImmutableArray<string> Examples => Forms;

    /// <summary>kintone's words for the types that may stand here.</summary>
    public ImmutableArray<string> WireTypes { get; } =
    [
        .. Prefixes.Where(p => types.HasFlag(p.Type)).Select(p => p.Wire).Concat(Words.Where(w => types.HasFlag(w.Type)).Select(w => w.Wire)).Distinct(StringComparer.Ordinal),
    ];

    /// <inheritdoc />
    public override LocalizedText Expected => field ??= new(
        string.Join("・", Forms.Select(Shown)) + " のどれか", "one of " + string.Join(", ", Forms.Select(Shown)));

    /// <inheritdoc />
    public override string? Normalize(string text) => TypeOf(text) is { } type && (type == PrincipalTypes.None || types.HasFlag(type)) && !text.Contains('\n', StringComparison.Ordinal) ? Normal(text) : null;

    /// <inheritdoc />
    public override bool IsTakenElsewhere(string text) => TypeOf(text) is not null;

    /// <inheritdoc />
    public override string? ReadWire(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String
            || json.EnumerateObject().Any(m => m.Name is not ("type" or "code")))
        {
            return null;
        }

        var code = json.TryGetProperty("code", out var c) && c.ValueKind == JsonValueKind.String ? c.GetString() : null;
        var text = type.GetString() switch
        {
            "CREATOR" => Creator,
            "FUNCTION" => code,
            { } other when code is not null => Prefixes.FirstOrDefault(p => p.Wire == other)?.Text is { } prefix ? prefix + code : null,
            _ => null,
        };
        return text is null ? null : Normalize(text);
    }

    /// <inheritdoc />
    public override JsonNode? WriteWire(string text) => text switch
    {
        Creator => new JsonObject { ["type"] = "CREATOR" },
        _ when Words.FirstOrDefault(w => w.Text == text) is { Wire: { } word } => new JsonObject { ["type"] = word, ["code"] = text },
        _ => Prefixes.Where(p => text.StartsWith(p.Text, StringComparison.Ordinal))
            .Select(p => new JsonObject { ["type"] = p.Wire, ["code"] = text[p.Text.Length..] }).FirstOrDefault()
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
            .. Forms.Where(f => !IsPrefix(f)).Select(Regex.Escape), $"({string.Join('|', Forms.Where(IsPrefix).Select(p => p.TrimEnd('/')))})/.+",
        ]) + ")$",
    };

    /// <summary>Whom a value names, or a row by the principal it has; null where it names nobody.</summary>
    internal static string? In(SettingValue value, Shape shape) => (shape, value) switch
    {
        (ScalarShape { Kind: PrincipalKind }, ScalarValue v) => v.Text,
        (_, ObjectValue o) => o.Properties.Where(p => p.Shape.Shape is ScalarShape { Kind: PrincipalKind }).Select(p => In(p.Value, p.Shape.Shape)).FirstOrDefault(),
        _ => null,
    };

    // None for a role, which stands for any type; null for what is no principal at all.
    private static PrincipalTypes? TypeOf(string text) => Normal(text) switch
    {
        var normal when Words.FirstOrDefault(w => w.Text == normal) is { } word => word.Type,
        var normal when Prefix(normal) is { } prefix && normal.Length > prefix.Length => Prefixes.FirstOrDefault(p => p.Text == prefix)?.Type ?? PrincipalTypes.None,
        _ => null,
    };

    private static string Normal(string text) => text == "group/" + Everyone ? Everyone : text;

    private static bool IsPrefix(string form) => form.EndsWith('/');

    private static string Shown(string form) => IsPrefix(form) ? form + "…" : form;

    private static string? Prefix(string text) => text.StartsWith(RolePrefix, StringComparison.Ordinal)
        ? RolePrefix
        : Prefixes.FirstOrDefault(p => text.StartsWith(p.Text, StringComparison.Ordinal))?.Text;

    private sealed record Spelling(PrincipalTypes Type, string Wire, string Text);
}

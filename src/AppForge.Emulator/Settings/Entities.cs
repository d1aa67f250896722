using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Settings;

/// <summary>Reads <c>entity:{type,code}</c> and <c>includeSubs</c>, which rights and assignees share.</summary>
internal static class Entities
{
    private static readonly string[] FieldTypes = ["CREATOR", "MODIFIER", "USER_SELECT", "ORGANIZATION_SELECT", "GROUP_SELECT", "STATUS_ASSIGNEE"];

    public static bool IsEveryone(JsonNode? entry) =>
        (string?)entry?["entity"]?["type"] == "GROUP" && (string?)entry["entity"]?["code"] == "everyone";

    /// <summary>Everyone is evaluated last wherever it stands, and shown last (settings.md, App ACL).</summary>
    public static JsonArray EveryoneLast(IEnumerable<JsonObject> entries) => [.. entries.OrderBy(e => IsEveryone(e) ? 1 : 0)];

    /// <summary>The entity of a row, or <see langword="null"/> when it was refused.</summary>
    public static JsonObject? Read(AppSettings settings, InputObject row, IReadOnlyList<string> types)
    {
        if (!row.Require("entity"))
        {
            return null;
        }

        InputObject entity = row.Object("entity")!;
        return ReadPrincipal(settings, entity, types);
    }

    /// <summary>The <c>{type, code}</c> itself, or <see langword="null"/> when it was refused.</summary>
    public static JsonObject? ReadPrincipal(AppSettings settings, InputObject entity, IReadOnlyList<string> types)
    {
        if (!entity.Require("type") || entity.Choice("type", types) is not { } type)
        {
            return null;
        }

        if (!types.Contains(type, StringComparer.Ordinal))
        {
            return entity.Verbatim();
        }

        if (type == "CREATOR")
        {
            return entity.Keep(new JsonObject { ["type"] = type, ["code"] = null });
        }

        if (!entity.Require("code") || entity.Text("code") is not { } code)
        {
            return null;
        }

        if (type == "FIELD_ENTITY")
        {
            FormField field = settings.Fields.Find(code) ?? throw KnownErrors.FieldNotFound(code);
            if (!FieldTypes.Contains(field.Type, StringComparer.Ordinal))
            {
                entity.Refuse("code", Texts.BadFieldPair);
            }
        }
        else if (type != "CUSTOM_FIELD" && !settings.Call.World.Directory.Knows(type, code))
        {
            entity.Refuse("code", Texts.UnknownEntity);
        }

        else if (type == "ORGANIZATION" && settings.IsInGuestSpace)
        {
            entity.Refuse("type", Texts.NotInGuestSpace);
        }

        return entity.Keep(new JsonObject { ["type"] = type, ["code"] = code });
    }

    public static bool IncludeSubs(InputObject row) => row.Flag("includeSubs") ?? false;
}

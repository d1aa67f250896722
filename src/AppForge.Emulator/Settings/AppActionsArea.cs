using System.Text.Json.Nodes;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Query;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Checks;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>App actions: the whole map is replaced, by current name; the destination must be deployed and open to the caller (settings.md, 7).</summary>
internal sealed class AppActionsArea : ISettingsArea
{
    public const string Key = "app/actions";
    private const string Destination = "destApp";
    private const int MaxName = 32;

    private static readonly string[] EntityTypes = ["USER", "GROUP", "ORGANIZATION"];
    private static readonly string[] SourceTypes = ["FIELD", "RECORD_URL"];

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Use;

    public bool HasLiveWrite => false;

    public IReadOnlyList<Mention> Mentions { get; } =
    [
        Mention.Field("actions.*.mappings.*.srcField"),
        Mention.Field("actions.*.mappings.*.destField") with { Owner = Destination },
        Mention.Condition("actions.*.filterCond"),
        Mention.Principal("actions.*.entities.*"),
    ];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    public JsonObject Initial(AppRow app, string name) => new() { ["actions"] = new JsonObject() };

    public JsonObject Show(AppSettings settings)
    {
        JsonObject document = settings.Load(Key);
        foreach (JsonObject action in document["actions"]!.AsObject().Select(p => p.Value!.AsObject()))
        {
            if (RelatedApp.Show(settings.Call, action, Destination) is null)
            {
                action[Destination] = null;
                action["mappings"] = null;
            }
        }

        return document;
    }

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        input.Require("actions");
        JsonObject stored = settings.Load(Key)["actions"]!.AsObject();
        JsonObject actions = NamedMap.Collect(
            input, "actions", (input.Map("actions") ?? []).Select(e => (e.Value, ReadAction(settings, e.Key, e.Value, stored[e.Key] as JsonObject))).ToList());
        input.Errors.ThrowIfAny();
        NamedMap.Renumber(actions);
        JsonObject ids = NamedMap.GiveIds(settings, "action", actions);
        settings.Replace(Key, input, "actions", actions);
        return new JsonObject { ["actions"] = ids };
    }

    private static JsonObject? ReadAction(AppSettings settings, string key, InputObject entry, JsonObject? stored)
    {
        string? index = NamedMap.IndexOf(entry);
        entry.Require("name");
        string name = NamedMap.NameOf(key, entry, stored is null, MaxName);
        foreach (string part in stored is null ? [Destination, "mappings", "entities"] : entry.Has(Destination) ? ["mappings"] : Array.Empty<string>())
        {
            if (!entry.Has(part))
            {
                entry.Refuse(part, Texts.Required);
            }
        }

        JsonObject? destination = entry.Has(Destination)
            ? RelatedApp.Read(settings, entry, selfMayBeUndeployed: false, Destination) is { } app ? RelatedApp.Stored(app) : null
            : stored?[Destination]?.DeepClone().AsObject();
        ConditionChecks.CheckSent(entry, "filterCond", settings, QueryPlace.AppAction);
        if (destination is null)
        {
            return null;
        }

        JsonObject action = new()
        {
            ["id"] = stored?["id"]?.DeepClone(),
            ["name"] = name,
            ["index"] = index,
            [Destination] = destination,
        };
        FormFields there = RelatedApp.FieldsOf(settings, RelatedApp.IdOf(action, Destination), settings.Fields);
        action["mappings"] = entry.Objects("mappings") is { } mappings
            ? new JsonArray([.. mappings.Select(m => ReadMapping(settings.Fields, there, m))])
            : stored?["mappings"]?.DeepClone();
        action["entities"] = entry.Objects("entities") is { } entities
            ? new JsonArray([.. entities.Select(e => Entities.ReadPrincipal(settings, e, EntityTypes))])
            : stored?["entities"]?.DeepClone();
        action["filterCond"] = entry.Text("filterCond") ?? (string?)stored?["filterCond"] ?? "";
        return entry.Keep(action, stored);
    }

    private static JsonObject ReadMapping(FormFields here, FormFields there, InputObject mapping)
    {
        if (!mapping.Require("srcType") || mapping.Choice("srcType", SourceTypes) is not { } type)
        {
            return [];
        }

        if (!SourceTypes.Contains(type, StringComparer.Ordinal))
        {
            return mapping.Verbatim();
        }

        JsonObject result = new() { ["srcType"] = type };
        if (type == "FIELD")
        {
            result["srcField"] = Existing(here, mapping, "srcField");
        }

        result["destField"] = Existing(there, mapping, "destField");
        if (there.Find((string?)result["destField"] ?? "") is { } target && !Takes(target, type == "FIELD" ? here.Find((string?)result["srcField"] ?? "") : null, type))
        {
            mapping.Refuse("destField", Texts.BadFieldPair);
        }

        return mapping.Keep(result);
    }

    /// <summary>Nobody knows what a type of next year takes.</summary>
    private static bool Takes(FormField target, FormField? source, string type) =>
        FieldTypes.Find(target.Type).IsUnknown
        || (type != "FIELD" ? FieldMatches.HoldsUrl(target.Type) : source is null || FieldTypes.Find(source.Type).IsUnknown || CarriesOver(source, target));

    private static bool CarriesOver(FormField source, FormField target) =>
        FieldMatches.CarriesOver(source.Type, target.Type) && source.Table is null == target.Table is null;

    private static string? Existing(FormFields fields, InputObject mapping, string property)
    {
        if (!mapping.Require(property))
        {
            return null;
        }

        string code = mapping.Text(property)!;
        return fields.Find(code) is null ? throw KnownErrors.FieldNotFound(code) : code;
    }
}

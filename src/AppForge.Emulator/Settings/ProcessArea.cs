using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Checks;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Records;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>Process management: <c>enable</c>, the whole map of states and the whole list of actions, each only when sent (settings.md, 3).</summary>
internal sealed class ProcessArea : ISettingsArea
{
    public const string Key = "app/status";
    private const int MaxName = 64;

    private static readonly string[] AssigneeTypes = ["ONE", "ALL", "ANY"];
    private static readonly string[] AssigneeEntities = ["USER", "GROUP", "ORGANIZATION", "FIELD_ENTITY", "CREATOR", "CUSTOM_FIELD"];
    private static readonly string[] ExecutorEntities = ["USER", "GROUP", "ORGANIZATION", "FIELD_ENTITY"];
    private static readonly string[] ActionTypes = ["PRIMARY", "SECONDARY"];

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Use;

    public bool HasLiveWrite => false;

    public IReadOnlyList<Mention> Mentions { get; } =
    [
        Mention.Principal("states.*.assignee.entities.*.entity"),
        Mention.Principal("actions.*.executableUser.entities.*.entity"),
        Mention.Condition("actions.*.filterCond"),
    ];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    public JsonObject Initial(AppRow app, string name) => new() { ["enable"] = false, ["states"] = null, ["actions"] = null };

    public JsonObject Show(AppSettings settings)
    {
        JsonObject process = settings.Load(Key);
        NamedIds.Hide(process["states"]);
        return process;
    }

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        JsonObject process = settings.Load(Key);
        bool enable = input.Flag("enable") ?? (bool)process["enable"]!;
        if (enable && process["states"] is null && !input.Has("states"))
        {
            // Switched on for the first time without states: kintone's screen starts with these.
            process["states"] = DefaultStates(settings);
            process["actions"] = new JsonArray();
        }

        Dictionary<string, string> renames = new(StringComparer.Ordinal);
        if (input.Map("states") is { } sent)
        {
            process["states"] = ReadStates(settings, input, sent, process["states"] as JsonObject, renames);
        }

        input.Errors.ThrowIfAny();
        ReadActions(settings, input, process, renames);
        input.Errors.ThrowIfAny();
        if (process["states"] is not null)
        {
            process["actions"] ??= new JsonArray();
        }

        bool ends = !enable && (bool)process["enable"]!;
        if (ends)
        {
            RefuseLosingReferences(settings, input);
        }

        process["enable"] = enable;
        settings.Save(Key, input.Patch(process));
        ViewsArea.SwitchBuiltIn(settings, enable);
        if (ends)
        {
            AssigneeConditions.Drop(settings);
        }

        return [];
    }

    /// <summary>A process that lookups or related records of another app take status or assignee from stays on (settings.md, 3); with which code kintone refuses is not known.</summary>
    private static void RefuseLosingReferences(AppSettings settings, InputObject input)
    {
        string[] codes = [settings.Fields.BuiltIn("STATUS").Code, settings.Fields.BuiltIn("STATUS_ASSIGNEE").Code];
        foreach ((AppRow app, FormField field) in References.FromOtherApps(settings.Call.Store, settings.App.Id))
        {
            if (References.CodesIn(field).Concat(References.CodesInTexts(field)).Intersect(codes, StringComparer.Ordinal).Any())
            {
                input.Refuse("enable", Texts.ProcessIsUsed(AppEndpoints.NameOf(settings.Call, app), field.Code));
            }
        }

        input.Errors.ThrowIfAny();
    }

    private static JsonObject DefaultStates(AppSettings settings)
    {
        string[] names = settings.App.JapaneseNames ? ["未処理", "処理中", "完了"] : ["Not started", "In progress", "Completed"];
        JsonObject states = [];
        foreach (string name in names)
        {
            states[name] = State(NextId(settings), name, states.Count, states.Count == 0 ? CreatorAssignee(settings) : NoAssignee());
        }

        return states;
    }

    private static JsonObject ReadStates(AppSettings settings, InputObject input,
        IReadOnlyList<KeyValuePair<string, InputObject>> sent, JsonObject? stored, Dictionary<string, string> renames)
    {
        if (sent.Count == 0)
        {
            input.Refuse("states", Texts.Required);
        }

        List<(string Key, InputObject Entry, JsonObject State)> states = [];
        foreach ((string key, InputObject entry) in sent)
        {
            JsonObject state = ReadState(settings, key, entry, stored?[key] as JsonObject);
            renames[key] = (string)state["name"]!;
            states.Add((key, entry, state));
        }

        if (states.Select(s => (string?)s.State["name"]).Distinct().Count() < states.Count
            || states.Select(s => (string?)s.State["index"]).Distinct().Count() < states.Count)
        {
            input.Refuse("states", Texts.Duplicate);
        }

        input.Errors.ThrowIfAny();
        states = [.. states.OrderBy(s => long.Parse((string)s.State["index"]!, CultureInfo.InvariantCulture))];
        CheckFirst(settings, states[0], stored);
        JsonObject result = [];
        foreach ((_, _, JsonObject state) in states)
        {
            state["index"] = Wire.Number(result.Count);
            result[(string)state["name"]!] = state;
        }

        RefuseLosingRecords(settings, input, result);
        return result;
    }

    /// <summary>A state that records are in cannot go (settings.md, 3); what kintone answers is not known.</summary>
    private static void RefuseLosingRecords(AppSettings settings, InputObject input, JsonObject states)
    {
        if (!settings.App.IsDeployed)
        {
            return;
        }

        RecordForm live = settings.Call.World.Forms.Of(settings.App);
        long status = live.BuiltIn("STATUS").Number;
        IEnumerable<string> gone = NamedIds.Changes(live.StateNames, NamedIds.NamesOf(states)).Where(c => c.Value is null).Select(c => c.Key);
        foreach (string name in gone.Where(name => settings.Call.Store.Records.With(status, name).Count > 0))
        {
            input.Refuse("states", Texts.StateHasRecords(name));
        }
    }

    private static JsonObject ReadState(AppSettings settings, string key, InputObject entry, JsonObject? stored)
    {
        entry.Require("index");
        if (stored is null)
        {
            entry.Require("name");
        }

        string name = entry.Text("name", 1, MaxName) ?? key;
        if (stored is null && name != key)
        {
            entry.Refuse("name", Texts.KeyIsNotName);
        }

        JsonObject assignee = entry.Object("assignee") is { } sent
            ? ReadAssignee(settings, sent)
            : stored?["assignee"]?.DeepClone().AsObject() ?? CreatorAssignee(settings);
        string id = stored is null ? NextId(settings) : NamedIds.Of(key, stored);
        return entry.Keep(State(id, name, entry.Integer("index") ?? 0, assignee), stored);
    }

    private static JsonObject ReadAssignee(AppSettings settings, InputObject assignee)
    {
        assignee.Require("type");
        if (!assignee.Has("entities"))
        {
            assignee.Refuse("entities", Texts.Required);
        }

        return assignee.Keep(new JsonObject
        {
            ["type"] = assignee.Choice("type", AssigneeTypes),
            ["entities"] = ReadEntities(settings, assignee, AssigneeEntities),
        });
    }

    private static JsonArray ReadEntities(AppSettings settings, InputObject owner, string[] types) =>
    [
        .. (owner.Objects("entities") ?? []).Select(row => row.Keep(new JsonObject
        {
            ["entity"] = Entities.Read(settings, row, types),
            ["includeSubs"] = Entities.IncludeSubs(row),
        })),
    ];

    /// <summary>The first state can only be renamed, and only the creator can be its assignee (behaviour.md, trap 25).</summary>
    private static void CheckFirst(AppSettings settings, (string Key, InputObject Entry, JsonObject State) first, JsonObject? stored)
    {
        string? storedFirst = stored?.FirstOrDefault(s => (string)s.Value!["index"]! == "0").Key;
        if (storedFirst is not null && !stored!.ContainsKey(first.Key))
        {
            first.Entry.Refuse("name", Texts.FirstStateIsFixed);
        }

        JsonObject assignee = first.State["assignee"]!.AsObject();
        string creator = settings.Fields.BuiltIn("CREATOR").Code;
        bool onlyCreator = assignee["entities"]!.AsArray().All(e => (string?)e!["entity"]?["type"] == "FIELD_ENTITY" && (string?)e["entity"]!["code"] == creator);
        if ((string?)assignee["type"] != "ONE" || assignee["entities"]!.AsArray().Count > 1 || !onlyCreator)
        {
            first.Entry.Refuse("assignee", Texts.FirstStateAssignee);
        }
    }

    private static void ReadActions(AppSettings settings, InputObject input, JsonObject process, Dictionary<string, string> renames)
    {
        JsonObject states = process["states"] as JsonObject ?? [];
        if (input.Objects("actions") is { } sent)
        {
            process["actions"] = new JsonArray([.. sent.Select(action => ReadAction(settings, action, states))]);
        }
        else if (renames.Count > 0 && process["actions"] is JsonArray kept)
        {
            // Actions that were not sent follow renamed states; those of a deleted state go with it.
            process["actions"] = new JsonArray([.. kept.Select(a => a!.DeepClone()).Where(action => Follow(action, renames))]);
        }
    }

    private static bool Follow(JsonNode action, Dictionary<string, string> renames)
    {
        bool lives = renames.ContainsKey((string)action["from"]!) && renames.ContainsKey((string)action["to"]!);
        if (lives)
        {
            action["from"] = renames[(string)action["from"]!];
            action["to"] = renames[(string)action["to"]!];
        }

        return lives;
    }

    private static JsonObject ReadAction(AppSettings settings, InputObject action, JsonObject states)
    {
        action.Require("name");
        foreach (string end in new[] { "from", "to" })
        {
            if (action.Require(end) && !states.ContainsKey(action.Text(end)!))
            {
                action.Refuse(end, Texts.UnknownState);
            }
        }

        string condition = action.Text("filterCond") ?? "";
        ConditionChecks.CheckSent(action, "filterCond", settings, QueryPlace.ProcessAction);
        string type = action.Choice("type", ActionTypes) ?? "PRIMARY";
        JsonObject result = new()
        {
            ["name"] = action.Text("name", 1, MaxName),
            ["from"] = action.Text("from"),
            ["to"] = action.Text("to"),
            ["filterCond"] = condition,
            ["type"] = type,
        };
        if (type == "SECONDARY" && action.Require("executableUser"))
        {
            InputObject executor = action.Object("executableUser")!;
            executor.Require("entities");
            result["executableUser"] = executor.Keep(new JsonObject { ["entities"] = ReadEntities(settings, executor, ExecutorEntities) });
        }

        return action.Keep(result);
    }

    private static string NextId(AppSettings settings) => Wire.Number(settings.Call.Store.Next("state"));

    private static JsonObject State(string id, string name, long index, JsonObject assignee) =>
        new() { [FormField.IdKey] = id, ["name"] = name, ["index"] = Wire.Number(index), ["assignee"] = assignee };

    private static JsonObject NoAssignee() => new() { ["type"] = "ONE", ["entities"] = new JsonArray() };

    private static JsonObject CreatorAssignee(AppSettings settings) => new()
    {
        ["type"] = "ONE",
        ["entities"] = new JsonArray(new JsonObject
        {
            ["entity"] = new JsonObject { ["type"] = "FIELD_ENTITY", ["code"] = settings.Fields.BuiltIn("CREATOR").Code },
            ["includeSubs"] = false,
        }),
    };
}

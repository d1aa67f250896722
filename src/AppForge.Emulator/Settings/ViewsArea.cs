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

/// <summary>Views: the whole map is replaced, by current name (settings.md, 2). The built-in view comes and goes with process management.</summary>
internal sealed class ViewsArea : ISettingsArea
{
    public const string Key = "app/views";
    private const int MaxViews = 1000;
    private const int MaxName = 64;

    private static readonly string[] Types = ["LIST", "CALENDAR", "CUSTOM"];
    private static readonly string[] Devices = ["DESKTOP", "ANY"];

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Use;

    public bool HasLiveWrite => false;

    public IReadOnlyList<Mention> Mentions { get; } =
    [
        Mention.Field("views.*.fields.*"),
        Mention.Field("views.*.date") with { WhenGone = static (view, fields) => view["date"] = fields.BuiltIn("UPDATED_TIME").Code },
        Mention.Field("views.*.title") with { WhenGone = static (view, fields) => view["title"] = fields.BuiltIn("RECORD_NUMBER").Code },
        Mention.Condition("views.*.filterCond"),
        Mention.Sort("views.*.sort"),
    ];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    public JsonObject Initial(AppRow app, string name) => new() { ["views"] = new JsonObject() };

    public JsonObject Show(AppSettings settings) => settings.Load(Key);

    /// <summary>Adds or removes the view of the records assigned to oneself.</summary>
    public static void SwitchBuiltIn(AppSettings settings, bool enabled)
    {
        JsonObject document = settings.Load(Key);
        JsonObject views = document["views"]!.AsObject();
        string? present = views.FirstOrDefault(v => IsBuiltIn(v.Value)).Key;
        if (enabled && present is null)
        {
            bool japanese = settings.App.JapaneseNames;
            string name = japanese ? "(作業者が自分)" : "Assigned to me";
            views[name] = new JsonObject
            {
                ["type"] = "LIST",
                ["builtinType"] = "ASSIGNEE",
                ["name"] = name,
                ["id"] = Wire.Number(settings.Call.Store.Next("view")),
                ["filterCond"] = settings.Fields.BuiltIn("STATUS_ASSIGNEE").Code + " in (LOGINUSER())",
                ["sort"] = settings.Fields.BuiltIn("RECORD_NUMBER").Code + " desc",
                ["index"] = Wire.Number(views.Count),
                ["fields"] = new JsonArray(settings.Fields.BuiltIn("RECORD_NUMBER").Code),
            };
        }
        else if (!enabled && present is not null)
        {
            views.Remove(present);
            NamedMap.Renumber(views);
        }

        settings.Save(Key, document);
    }

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        input.Require("views");
        JsonObject stored = settings.Load(Key)["views"]!.AsObject();
        RefuseTokenWithCustomViews(settings, stored);
        IReadOnlyList<KeyValuePair<string, InputObject>> sent = input.Map("views") ?? [];
        if (sent.Count > MaxViews)
        {
            input.Refuse("views", Texts.Count(0, MaxViews));
        }

        JsonObject views = NamedMap.Collect(
            input, "views", sent.Select(e => (e.Value, ReadView(settings, e.Key, e.Value, stored[e.Key] as JsonObject))).ToList());
        CheckBuiltIn(settings, input, views);
        input.Errors.ThrowIfAny();
        RefuseTokenWithCustomViews(settings, views);
        NamedMap.Renumber(views);
        JsonObject ids = NamedMap.GiveIds(settings, "view", views);
        settings.Replace(Key, input, "views", views);
        return new JsonObject { ["views"] = ids };
    }

    private static JsonObject? ReadView(AppSettings settings, string key, InputObject entry, JsonObject? stored)
    {
        string? index = NamedMap.IndexOf(entry);
        if (!entry.Require("type") || entry.Choice("type", Types) is not { } type)
        {
            return null;
        }

        if (stored is not null && (string)stored["type"]! != type)
        {
            // Not documented; a view of another type is a new view (settings.md, 2).
            stored = null;
        }

        string name = NamedMap.NameOf(key, entry, stored is null, MaxName);
        bool isBuiltIn = IsBuiltIn(stored);
        JsonObject view = new() { ["type"] = type, ["name"] = isBuiltIn ? key : name };
        if (isBuiltIn)
        {
            view["builtinType"] = "ASSIGNEE";
        }
        else if (entry.Has("builtinType"))
        {
            entry.Refuse("builtinType", Texts.NoBuiltInView);
        }

        view["id"] = stored?["id"]?.DeepClone();
        view["index"] = index;
        view["filterCond"] = isBuiltIn ? stored!["filterCond"]!.DeepClone() : entry.Text("filterCond") ?? (string?)stored?["filterCond"] ?? "";
        view["sort"] = entry.Text("sort") is { Length: > 0 } sort
            ? sort : (string?)stored?["sort"] ?? settings.Fields.BuiltIn("RECORD_NUMBER").Code + " desc";
        // Only what is sent is judged: a stored text may name a field that was deleted since.
        if (!isBuiltIn)
        {
            ConditionChecks.CheckSent(entry, "filterCond", settings, QueryPlace.View);
        }

        ConditionChecks.CheckSentSort(entry, "sort", settings.Scope);
        ReadVariant(settings, type, entry, stored, view);
        return entry.Keep(view, stored);
    }

    private static void ReadVariant(AppSettings settings, string type, InputObject entry, JsonObject? stored, JsonObject view)
    {
        switch (type)
        {
            case { } unknown when !Types.Contains(unknown, StringComparer.Ordinal):
                foreach ((string name, JsonNode? value) in entry.Verbatim().Where(p => !view.ContainsKey(p.Key)))
                {
                    view[name] = value?.DeepClone();
                }

                break;
            case "LIST":
                if (stored is null && !entry.Has("fields"))
                {
                    entry.Refuse("fields", Texts.Required);
                }

                IEnumerable<string> columns = entry.TextList("fields") ?? stored?["fields"]?.AsArray().Select(c => (string)c!) ?? [];
                view["fields"] = new JsonArray([.. columns.Select(code => JsonValue.Create(Existing(settings, code)))]);
                if (columns.Select(code => settings.Fields.Find(code)!).Any(f => f.Table is not null || !FieldTypes.Find(f.Type).HasValue))
                {
                    entry.Refuse("fields", Texts.BadFieldPair);
                }

                break;
            case "CALENDAR":
                string date = Existing(settings, entry.Text("date") ?? (string?)stored?["date"] ?? settings.Fields.BuiltIn("UPDATED_TIME").Code);
                string title = Existing(settings, entry.Text("title") ?? (string?)stored?["title"] ?? settings.Fields.BuiltIn("RECORD_NUMBER").Code);
                (view["date"], view["title"]) = (date, title);
                CheckCalendar(settings, entry, date, title);
                break;
            case "CUSTOM":
                view["html"] = entry.Text("html") ?? (string?)stored?["html"] ?? "";
                view["pager"] = entry.Flag("pager") ?? (bool?)stored?["pager"] ?? true;
                view["device"] = entry.Choice("device", Devices) ?? (string?)stored?["device"] ?? "DESKTOP";
                break;
        }
    }

    /// <summary>A stored field may have gone or become another since: only what is sent is judged.</summary>
    private static void CheckCalendar(AppSettings settings, InputObject entry, string date, string title)
    {
        FormField day = settings.Fields.Find(date)!;
        if (entry.Has("date") && !FieldTypes.Find(day.Type).IsUnknown && (day.Table is not null || !FieldMatches.IsDay(day.Type, (string?)day.Json["format"])))
        {
            entry.Refuse("date", Texts.BadFieldPair);
        }

        FieldType named = FieldTypes.Find(settings.Fields.Find(title)!.Type);
        if (entry.Has("title") && (!named.HasValue || !FieldMatches.IsCalendarTitle(named.Name)))
        {
            entry.Refuse("title", Texts.BadFieldPair);
        }
    }

    private static string Existing(AppSettings settings, string code) =>
        settings.Fields.Find(code) is null ? throw KnownErrors.FieldNotFound(code) : code;

    private static void CheckBuiltIn(AppSettings settings, InputObject input, JsonObject views)
    {
        if (settings.ProcessEnabled && !views.Any(v => IsBuiltIn(v.Value)))
        {
            input.Refuse("views", Texts.BuiltInView);
        }
    }

    private static bool IsBuiltIn(JsonNode? view) => (string?)view?["builtinType"] == "ASSIGNEE";

    private static void RefuseTokenWithCustomViews(AppSettings settings, JsonObject views)
    {
        if (settings.Call.Caller.UsesTokens && views.Any(v => (string?)v.Value!["type"] == "CUSTOM"))
        {
            throw KnownErrors.TokenMayNot();
        }
    }
}

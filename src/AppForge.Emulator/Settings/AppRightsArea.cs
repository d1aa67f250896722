using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>The app's access rights: the whole list is replaced; <c>everyone</c> is always there, last (settings.md, 4).</summary>
internal sealed class AppRightsArea : ISettingsArea
{
    public const string Key = "app/acl";

    private static readonly string[] EntityTypes = ["USER", "ORGANIZATION", "GROUP", "CREATOR"];

    public static IReadOnlyList<(string Name, AppRights Right)> Flags { get; } =
    [
        ("appEditable", AppRights.Manage),
        ("recordViewable", AppRights.View),
        ("recordAddable", AppRights.Add),
        ("recordEditable", AppRights.Edit),
        ("recordDeletable", AppRights.Delete),
        ("recordImportable", AppRights.Import),
        ("recordExportable", AppRights.Export),
    ];

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Manage;

    public IReadOnlyList<string> Languages => [];

    public bool HasLiveWrite => true;

    public IReadOnlyList<Mention> Mentions { get; } = [Mention.Principal("rights.*.entity")];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    public static JsonObject Default() => new()
    {
        ["rights"] = new JsonArray(
            Entry("CREATOR", null, AppRights.All),
            Entry("GROUP", "everyone", AppRights.View | AppRights.Add | AppRights.Edit | AppRights.Delete)),
    };

    public JsonObject Initial(AppRow app, string name) => Default();

    public JsonObject Show(AppSettings settings) => settings.Load(Key);

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        input.Require("rights");
        List<JsonObject> entries = [.. (input.Objects("rights") ?? []).Select(row => ReadEntry(settings, row)).OfType<JsonObject>()];
        input.Errors.ThrowIfAny();
        if (!entries.Any(Entities.IsEveryone))
        {
            entries.Add(Entry("GROUP", "everyone", AppRights.None));
        }

        settings.Replace(Key, input, "rights", Entities.EveryoneLast(entries));
        return [];
    }

    private static JsonObject? ReadEntry(AppSettings settings, InputObject row)
    {
        JsonObject? entity = Entities.Read(settings, row, EntityTypes);
        bool includeSubs = Entities.IncludeSubs(row);
        AppRights rights = Flags.Where(f => row.Flag(f.Name) ?? false).Aggregate(AppRights.None, (sum, f) => sum | f.Right);
        bool lacksView = (rights & (AppRights.Edit | AppRights.Delete)) != 0 && !rights.HasFlag(AppRights.View);
        bool lacksAdd = rights.HasFlag(AppRights.Import) && !rights.HasFlag(AppRights.Add);
        if (lacksView || lacksAdd)
        {
            row.Refuse(lacksView ? "recordViewable" : "recordAddable", Texts.ImpliedRight);
        }

        return entity is null ? null : row.Keep(Entry(entity, includeSubs, rights));
    }

    private static JsonObject Entry(string type, string? code, AppRights rights) =>
        Entry(new JsonObject { ["type"] = type, ["code"] = code }, false, rights);

    private static JsonObject Entry(JsonObject entity, bool includeSubs, AppRights rights)
    {
        JsonObject entry = new() { ["entity"] = entity, ["includeSubs"] = includeSubs };
        foreach ((string name, AppRights right) in Flags)
        {
            entry[name] = rights.HasFlag(right);
        }

        return entry;
    }
}

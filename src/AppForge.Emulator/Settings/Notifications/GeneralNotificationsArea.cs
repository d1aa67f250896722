using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings.Notifications;

/// <summary>Notifications of an app: the list is replaced if sent, <c>notifyToCommenter</c> patched (settings.md, 5).</summary>
internal sealed class GeneralNotificationsArea : ISettingsArea
{
    public const string Key = "app/notifications/general";

    private static readonly string[] Events = ["recordAdded", "recordEdited", "commentAdded", "statusChanged", "fileImported"];

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Manage;

    public IReadOnlyList<string> Languages => [];

    public bool HasLiveWrite => false;

    public IReadOnlyList<Mention> Mentions { get; } = [Mention.Principal("notifications.*.entity")];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    /// <summary>The creator of a record hears of comments and of the process, as in the screens (settings.md, 5: inferred).</summary>
    public JsonObject Initial(AppRow app, string name)
    {
        JsonObject creator = new()
        {
            ["entity"] = new JsonObject { ["type"] = "FIELD_ENTITY", ["code"] = BuiltInField.Find("CREATOR").CodeIn(app.JapaneseNames) },
            ["includeSubs"] = false,
        };
        foreach (string happening in Events)
        {
            creator[happening] = happening is "commentAdded" or "statusChanged";
        }

        return new JsonObject { ["notifications"] = new JsonArray(creator), ["notifyToCommenter"] = true };
    }

    public JsonObject Show(AppSettings settings) => settings.Load(Key);

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        JsonObject document = settings.Load(Key);
        if (input.Objects("notifications") is { } rows)
        {
            document["notifications"] = new JsonArray([.. rows.Select(row => ReadRow(settings, row))]);
        }

        document["notifyToCommenter"] = input.Flag("notifyToCommenter") ?? (bool)document["notifyToCommenter"]!;
        input.Errors.ThrowIfAny();
        settings.Save(Key, input.Patch(document));
        return [];
    }

    private static JsonObject ReadRow(AppSettings settings, InputObject row)
    {
        JsonObject result = NotificationTargets.Read(settings, row);
        foreach (string happening in Events)
        {
            result[happening] = row.Flag(happening) ?? false;
        }

        return row.Keep(result);
    }
}

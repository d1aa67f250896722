using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Checks;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings.Notifications;

/// <summary>Notifications per record: the whole list is replaced, and must be sent (settings.md, 5).</summary>
internal sealed class PerRecordNotificationsArea : ISettingsArea
{
    public const string Key = "app/notifications/perRecord";
    private const int MaxTitle = 100;

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Manage;

    public bool HasLiveWrite => false;

    public IReadOnlyList<Mention> Mentions { get; } =
        [Mention.Condition("notifications.*.filterCond"), Mention.Principal("notifications.*.targets.*.entity")];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    public JsonObject Initial(AppRow app, string name) => new() { ["notifications"] = new JsonArray() };

    public JsonObject Show(AppSettings settings) => settings.Load(Key);

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        input.Require("notifications");
        JsonArray rows = [.. (input.Objects("notifications") ?? []).Select(row => ReadRow(settings, row))];
        input.Errors.ThrowIfAny();
        settings.Replace(Key, input, "notifications", rows);
        return [];
    }

    private static JsonObject ReadRow(AppSettings settings, InputObject row)
    {
        if (!row.Has("filterCond"))
        {
            row.Refuse("filterCond", Texts.Required);
        }

        ConditionChecks.CheckSent(row, "filterCond", settings, QueryPlace.PerRecordNotification);
        return row.Keep(new JsonObject
        {
            ["filterCond"] = row.Text("filterCond") ?? "",
            ["title"] = row.Text("title", 0, MaxTitle) ?? "",
            ["targets"] = NotificationTargets.ReadAll(settings, row),
        });
    }
}

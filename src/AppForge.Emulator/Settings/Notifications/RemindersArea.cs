using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppForge.Compiler.Query;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Checks;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings.Notifications;

/// <summary>Reminders: the list is replaced if sent; the first write fixes the time zone (settings.md, 5).</summary>
internal sealed partial class RemindersArea : ISettingsArea
{
    public const string Key = "app/notifications/reminder";
    private const int MaxTitle = 100;
    private const int MaxLater = 10_000;

    private static readonly string[] MomentTypes = ["DATE", "DATETIME", "CREATED_TIME", "UPDATED_TIME"];

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Manage;

    public bool HasLiveWrite => false;

    /// <summary>A reminder goes with the field it counts from.</summary>
    public IReadOnlyList<Mention> Mentions { get; } =
    [
        Mention.Field("notifications.*.timing.code"),
        Mention.Condition("notifications.*.filterCond"),
        Mention.Principal("notifications.*.targets.*.entity"),
    ];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    public JsonObject Initial(AppRow app, string name) => new() { ["notifications"] = new JsonArray(), ["timezone"] = null };

    public JsonObject Show(AppSettings settings) => settings.Load(Key);

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        JsonObject document = settings.Load(Key);
        if (input.Objects("notifications") is { } rows)
        {
            document["notifications"] = new JsonArray([.. rows.Select(row => ReadRow(settings, row))]);
        }

        if (input.Text("timezone", 1) is { } zone)
        {
            document["timezone"] = zone;
            if (!IsZone(zone))
            {
                input.Refuse("timezone", Texts.BadFormat);
            }
        }

        document["timezone"] ??= settings.Call.Caller.User.TimeZone;
        input.Errors.ThrowIfAny();
        settings.Save(Key, input.Patch(document));
        return [];
    }

    private static JsonObject ReadRow(AppSettings settings, InputObject row)
    {
        JsonObject? timing = row.Require("timing") ? ReadTiming(settings, row.Object("timing")!) : null;
        ConditionChecks.CheckSent(row, "filterCond", settings, QueryPlace.Reminder);
        return row.Keep(new JsonObject
        {
            ["timing"] = timing,
            ["filterCond"] = row.Text("filterCond") ?? "",
            ["title"] = row.Text("title", 0, MaxTitle) ?? "",
            ["targets"] = NotificationTargets.ReadAll(settings, row),
        });
    }

    private static JsonObject ReadTiming(AppSettings settings, InputObject timing)
    {
        string code = timing.Require("code") ? timing.Text("code")! : "";
        if (code.Length > 0)
        {
            FormField field = settings.Fields.Find(code) ?? throw KnownErrors.FieldNotFound(code);
            if (!MomentTypes.Contains(field.Type, StringComparer.Ordinal) || field.Table is not null)
            {
                timing.Refuse("code", Texts.BadFieldPair);
            }
        }

        timing.Require("daysLater");
        JsonObject result = new() { ["code"] = code, ["daysLater"] = Later(timing, "daysLater") };
        if (timing.Has("hoursLater"))
        {
            result["hoursLater"] = Later(timing, "hoursLater");
            if (timing.Has("time"))
            {
                timing.Refuse("time", Texts.OnlyOneOfThem);
            }
        }
        else if (timing.Require("time"))
        {
            result["time"] = timing.Text("time");
            if (!ClockTime.IsTenMinutes(timing.Text("time")!))
            {
                timing.Refuse("time", Texts.BadFormat);
            }
        }

        return timing.Keep(result);
    }

    private static string? Later(InputObject timing, string name) => timing.Integer(name, -MaxLater, MaxLater) is { } value ? Wire.Number(value) : null;

    /// <summary>A zone of this machine's list; a machine without one can only tell by the form.</summary>
    private static bool IsZone(string zone) => TimeZones.TryFind(zone, out _)
        || (!TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Tokyo", out _) && ZoneForm().IsMatch(zone));

    [GeneratedRegex("^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$")]
    private static partial Regex ZoneForm();
}

using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Settings.Notifications;

/// <summary>Who is told: the part that the three kinds of notification share (settings.md, 5).</summary>
internal static class NotificationTargets
{
    private static readonly string[] EntityTypes = ["USER", "GROUP", "ORGANIZATION", "FIELD_ENTITY"];

    /// <summary>One recipient.</summary>
    public static JsonObject Read(AppSettings settings, InputObject row) =>
        new() { ["entity"] = Entities.Read(settings, row, EntityTypes), ["includeSubs"] = Entities.IncludeSubs(row) };

    /// <summary>The list <c>targets</c>: required, and empty for nobody.</summary>
    public static JsonArray ReadAll(AppSettings settings, InputObject row)
    {
        if (!row.Has("targets"))
        {
            row.Refuse("targets", Texts.Required);
        }

        return [.. (row.Objects("targets") ?? []).Select(target => target.Keep(Read(settings, target)))];
    }
}

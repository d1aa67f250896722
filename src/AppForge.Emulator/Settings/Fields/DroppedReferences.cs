using System.Text.Json.Nodes;
using AppForge.Emulator.Settings.Mentions;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>
/// What the other areas lose with a deleted field: list columns, title, rights, recipients, groups of reports (behaviour.md, unconfirmed 26:
/// dropped silently). Conditions and sorts keep the name; whoever writes them next is told.
/// </summary>
internal static class DroppedReferences
{
    public static void Drop(AppSettings settings, FormFields fields, IReadOnlyCollection<string> gone)
    {
        foreach (ISettingsArea area in SettingsAreas.AroundTheForm)
        {
            JsonObject document = settings.Load(area.Resource);
            DropFrom(document, area.Mentions, fields, value => value.Concerns(settings.App.Id, settings.App.Id), gone);
            settings.Save(area.Resource, document);
        }
    }

    /// <summary>Takes the mentions of deleted fields out of one document.</summary>
    public static void DropFrom(
        JsonObject document, IEnumerable<Mention> mentions, FormFields fields, Func<MentionedValue, bool> concerns, IReadOnlyCollection<string> gone)
    {
        foreach (MentionedValue value in mentions.SelectMany(m => m.In(document)).Where(v => v.FieldCode is { } code && gone.Contains(code) && concerns(v)))
        {
            value.Forget(fields);
        }
    }
}

using System.Globalization;
using AppForge.Emulator.Records;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Apps;

/// <summary>
/// Why a deploy can end with FAIL: a field that becomes unique although records have the same value, or gets a length that values exceed
/// (behaviour.md, Deploy). <c>required</c> never stops one: old records are judged when they are saved again.
/// </summary>
internal static class TightenedFields
{
    public static bool AreViolated(EmulatorStore store, long app)
    {
        if (store.FindSetting(app, FieldsArea.Key, Side.Live) is not { } live || store.FindSetting(app, FieldsArea.Key, Side.Preview) is not { } draft)
        {
            return false;
        }

        Dictionary<string, FormField> before = new FormFields(live).All.ToDictionary(f => f.Id, StringComparer.Ordinal);
        return new FormFields(draft).All.Any(f => before.TryGetValue(f.Id, out FormField? old) && IsViolated(store.Records, old, f));
    }

    private static bool IsViolated(RecordStore records, FormField old, FormField now)
    {
        if (!long.TryParse(now.Id, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            // The built-in fields have no such settings.
            return false;
        }

        bool becomesUnique = IsUnique(now) && !IsUnique(old);
        int longest = Math.Min(MaxLength(now), becomesUnique && now.Type == "SINGLE_LINE_TEXT" ? RecordChecks.LongestUniqueText : int.MaxValue);
        return (becomesUnique && records.HasOneTwice(number)) || (longest < MaxLength(old) && records.HasLonger(number, longest));
    }

    private static bool IsUnique(FormField field) => (bool?)field.Json["unique"] == true;

    private static int MaxLength(FormField field) =>
        int.TryParse((string?)field.Json["maxLength"], NumberStyles.None, CultureInfo.InvariantCulture, out int max) ? max : int.MaxValue;
}

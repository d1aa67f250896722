using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>Judges a record as it would be stored: an update is judged with the values it leaves as they are (behaviour.md, trap 27).</summary>
internal sealed class RecordChecks(RecordForm form, RecordStore store, ValidationErrors errors)
{
    /// <summary>Unique texts are no longer than this (limits.md, Records).</summary>
    public const int LongestUniqueText = 64;

    /// <param name="values">The values.</param>
    /// <param name="before">The values before; <see langword="null"/> for a new record.</param>
    /// <param name="id">The record's id; 0 for a new one.</param>
    /// <param name="home">The path of the record in the request.</param>
    public void Check(JsonObject values, JsonObject? before, long id, string home)
    {
        foreach (RecordField field in form.TopLevel)
        {
            if (field.Type == "SUBTABLE")
            {
                int row = 0;
                foreach (JsonNode? line in values[field.Id] as JsonArray ?? [])
                {
                    foreach (RecordField inner in field.Inner)
                    {
                        CheckValue(inner, line!["value"]![inner.Id], $"{home}.{field.Code}.value[{row}].value.{inner.Code}");
                    }

                    row++;
                }
            }
            else
            {
                CheckValue(field, values[field.Id], $"{home}.{field.Code}");
                CheckUnique(field, values[field.Id], before, id, $"{home}.{field.Code}.value");
            }
        }
    }

    private void CheckValue(RecordField field, JsonNode? value, string path)
    {
        if (field.IsRequired && IsEmpty(value))
        {
            errors.Add(path + RequiredPath(field.Type), RecordTexts.Required);
        }
        else if (field.Type is "SINGLE_LINE_TEXT" or "LINK" && !field.IsCalculated && field.Form.Lookup is null)
        {
            CheckLength(field, (string?)value ?? "", path + ".value");
        }
    }

    private void CheckLength(RecordField field, string text, string path)
    {
        if (LimitOf(field, "maxLength") is { } max && text.Length > max)
        {
            errors.Add(path, Texts.LessThan(max + 1));
        }
        else if (field.IsUnique && field.Type == "SINGLE_LINE_TEXT" && text.Length > LongestUniqueText)
        {
            errors.Add(path, Texts.LessThan(LongestUniqueText + 1));
        }

        if (LimitOf(field, "minLength") is { } min && text.Length < min)
        {
            errors.Add(path, Texts.MoreThan(min - 1));
        }
    }

    private void CheckUnique(RecordField field, JsonNode? value, JsonObject? before, long id, string path)
    {
        if (!field.IsUnique || IsEmpty(value))
        {
            return;
        }

        string key = RecordIndex.KeyOf(field, value);
        bool isNew = before is null || RecordIndex.KeyOf(field, before[field.Id]) != key;
        if (isNew && store.HasOther(field.Number, key, id))
        {
            errors.Add(path, RecordTexts.NotUnique);
        }
    }

    private static int? LimitOf(RecordField field, string property) =>
        int.TryParse(field.Text(property), NumberStyles.None, CultureInfo.InvariantCulture, out int limit) ? limit : null;

    private static bool IsEmpty(JsonNode? value) => value switch
    {
        null => true,
        JsonArray items => items.Count == 0,
        JsonValue text => (string?)text is { Length: 0 },
        _ => false,
    };

    private static string RequiredPath(string type) => type switch
    {
        "CHECK_BOX" or "MULTI_SELECT" or "FILE" => ".values",
        "USER_SELECT" or "ORGANIZATION_SELECT" or "GROUP_SELECT" => ".values.value",
        _ => ".value",
    };
}

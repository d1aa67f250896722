using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>Records as a GET shows them (records.md, 1).</summary>
/// <param name="call">The call that is answered.</param>
/// <param name="access">What the caller can see: fields the caller may not see are left out.</param>
internal sealed class RecordView(Call call, RecordAccess access)
{
    /// <summary>A record with all fields, or with those of <paramref name="codes"/> only; codes that are no field's are passed over.</summary>
    public JsonObject Show(RecordRow record, IReadOnlyCollection<string>? codes)
    {
        JsonObject shown = [];
        foreach (RecordField field in access.Form.TopLevel.Where(f =>
            f.HasValue && IsOn(f) && codes?.Contains(f.Code, StringComparer.Ordinal) != false && access.Of(f, record.Values) != FieldRights.None))
        {
            shown[field.Code] = Typed(field.Type, ValueOf(field, record));
        }

        if (codes?.Contains("$revision", StringComparer.Ordinal) != false)
        {
            shown["$revision"] = Typed("__REVISION__", Wire.Number(record.Revision));
        }

        if (codes?.Contains("$id", StringComparer.Ordinal) != false)
        {
            shown["$id"] = Typed("__ID__", Wire.Number(record.Id));
        }

        return shown;
    }

    /// <summary>How a calculated number is shown in the field's format (query-and-formula.md, B5).</summary>
    public static string Formatted(RecordField field, string number)
    {
        string format = field.Text("format");
        if (format is "NUMBER" or "NUMBER_DIGIT" or "" || !DecimalNumber.TryParse(number, out DecimalNumber value) || !value.TryTruncate(out long seconds))
        {
            return number;
        }

        switch (format)
        {
            case "HOUR_MINUTE" or "DAY_HOUR_MINUTE":
                long minutes = Math.Abs(seconds / 60);
                return string.Create(CultureInfo.InvariantCulture, $"{(seconds <= -60 ? "-" : "")}{minutes / 60}:{minutes % 60:D2}");
            case "TIME":
                long ofDay = ((seconds % 86_400) + 86_400) % 86_400;
                return string.Create(CultureInfo.InvariantCulture, $"{ofDay / 3600:D2}:{ofDay / 60 % 60:D2}");
            default:
                return DateFormat.Write(seconds, format == "DATE" ? "YYYY-MM-dd" : "YYYY-MM-dd HH:mm:00", TimeZoneInfo.Utc) is not { } text ? ""
                    : format == "DATE" ? text : text.Replace(' ', 'T') + "Z";
        }
    }

    private bool IsOn(RecordField field) => field.Type switch
    {
        "STATUS" or "STATUS_ASSIGNEE" => access.Form.Process is not null,
        "CATEGORY" => (bool?)field.Json["enabled"] == true,
        _ => true,
    };

    private JsonNode? ValueOf(RecordField field, RecordRow record) => field.Type switch
    {
        "RECORD_NUMBER" => access.App.Code.Length > 0 ? $"{access.App.Code}-{Wire.Number(record.Id)}" : Wire.Number(record.Id),
        "STATUS" => (string?)record.Values[field.Id] ?? access.Form.FirstState,
        "SUBTABLE" => Rows(field, record),
        _ => ValueOf(field, record.Values[field.Id], record.Id),
    };

    private JsonArray Rows(RecordField table, RecordRow record) =>
    [
        .. (record.Values[table.Id] as JsonArray ?? []).Select(row =>
        {
            JsonObject values = [];
            foreach (RecordField inner in table.Inner.Where(f => access.Of(f, record.Values) != FieldRights.None))
            {
                values[inner.Code] = Typed(inner.Type, ValueOf(inner, row!["value"]![inner.Id], record.Id));
            }

            return new JsonObject { ["id"] = (string)row!["id"]!, ["value"] = values };
        }),
    ];

    private JsonNode? ValueOf(RecordField field, JsonNode? stored, long record) => field.Type switch
    {
        "CALC" => stored is null ? "" : Formatted(field, (string)stored!),
        "CREATOR" or "MODIFIER" => Person(stored as JsonObject),
        "USER_SELECT" or "STATUS_ASSIGNEE" => Named(stored, code => call.World.Directory.FindUser(code)?.DisplayName),
        "ORGANIZATION_SELECT" => Named(stored, code => call.World.Directory.Organizations.FirstOrDefault(o => o.Code == code)?.Name),
        "GROUP_SELECT" => Named(stored, code => EmulatorDirectory.BuiltInGroups.Concat(call.World.Directory.Groups).FirstOrDefault(g => g.Code == code)?.Name),
        "CHECK_BOX" or "MULTI_SELECT" or "CATEGORY" => stored?.DeepClone() ?? new JsonArray(),
        "FILE" => Files(stored as JsonArray ?? [], new FileHome(access.App.Id, record, field.Number)),
        "RADIO_BUTTON" or "DROP_DOWN" or "DATE" or "TIME" => Copy(stored),
        _ => Copy(stored) ?? "",
    };

    /// <summary>Nearly all values are texts: a clone of what was read would copy its document too.</summary>
    private static JsonNode? Copy(JsonNode? stored) =>
        stored is JsonValue value && value.TryGetValue(out string? text) ? JsonValue.Create(text) : stored?.DeepClone();

    private JsonNode? Person(JsonObject? stored) => stored is null ? null : Named(new JsonArray(stored.DeepClone()), code => call.World.Directory.FindUser(code)?.DisplayName)[0]!.DeepClone();

    /// <summary>Who was deleted keeps the name of then.</summary>
    private static JsonArray Named(JsonNode? stored, Func<string, string?> nameOf) =>
    [
        .. (stored as JsonArray ?? []).Select(p => new JsonObject { ["code"] = (string)p!["code"]!, ["name"] = nameOf((string)p["code"]!) ?? (string)p["name"]! }),
    ];

    private JsonArray Files(JsonArray stored, FileHome home) =>
    [
        .. stored.Select(f =>
        {
            JsonObject file = f!.DeepClone().AsObject();
            file["fileKey"] = call.World.FileKeys.Issue((string)f["fileKey"]!, Side.Live, home);
            return file;
        }),
    ];

    private static JsonObject Typed(string type, JsonNode? value) => new() { ["type"] = type, ["value"] = value };
}

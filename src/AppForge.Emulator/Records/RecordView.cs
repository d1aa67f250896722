using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>
/// Records as a GET shows them (records.md, 1). What is shown as it is stored, and nearly everything is, is copied as the bytes it is; only the rest is
/// read.
/// </summary>
internal sealed class RecordView
{
    private readonly Call _call;
    private readonly RecordAccess _access;
    private readonly List<RecordField> _fields;
    private readonly (int Start, int Length)[] _places;
    private readonly byte[] _numberHead;
    private readonly bool _showsRevision;
    private readonly bool _showsId;
    private (byte[] Stored, byte[] Shown) _person = ([], []);

    /// <param name="call">The call that is answered.</param>
    /// <param name="access">What the caller can see: fields the caller may not see are left out.</param>
    /// <param name="codes">The fields to show, without it all; codes that are no field's are passed over.</param>
    public RecordView(Call call, RecordAccess access, IReadOnlyCollection<string>? codes)
    {
        (_call, _access) = (call, access);
        HashSet<string>? asked = codes is null ? null : new(codes, StringComparer.Ordinal);
        _fields = [.. access.Form.TopLevel.Where(f => f.HasValue && IsOn(f) && asked?.Contains(f.Code) != false)];
        _places = new (int, int)[_fields.Count];
        string code = access.App.Code;
        _numberHead = Encoding.UTF8.GetBytes(JsonText.Write(JsonValue.Create(code.Length > 0 ? code + "-" : ""))[..^1]);
        _showsRevision = asked?.Contains("$revision") != false;
        _showsId = asked?.Contains("$id") != false;
    }

    /// <summary>A record that was read from the store.</summary>
    public void Write(AnswerBuffer answer, RecordRow record)
    {
        ReadOnlySpan<byte> stored = record.Stored.Span;
        FindPlaces(stored);
        ReadOnlySpan<byte> before = "{"u8;
        for (int i = 0; i < _fields.Count; i++)
        {
            RecordField field = _fields[i];
            if (_access.LimitsFields && _access.Of(field, record.Values) == FieldRights.None)
            {
                continue;
            }

            answer.Add(before);
            answer.Add(field.ShownHead.Span);
            WriteValue(answer, field, record, stored.Slice(_places[i].Start, _places[i].Length));
            before = "},"u8;
        }

        if (_showsRevision)
        {
            answer.Add(before);
            answer.Add("\"$revision\":{\"type\":\"__REVISION__\",\"value\":\""u8);
            answer.AddNumber(record.Revision);
            before = "\"},"u8;
        }

        if (_showsId)
        {
            answer.Add(before);
            answer.Add("\"$id\":{\"type\":\"__ID__\",\"value\":\""u8);
            answer.AddNumber(record.Id);
            before = "\"},"u8;
        }

        // Without the comma that leads to another field.
        answer.Add(before[..^1]);
        answer.Add(before.Length == 1 ? "{}"u8 : "}"u8);
    }

    /// <summary>A list of records.</summary>
    public void WriteAll(AnswerBuffer answer, IEnumerable<RecordRow> records)
    {
        ReadOnlySpan<byte> before = ""u8;
        answer.Add("["u8);
        foreach (RecordRow record in records)
        {
            answer.Add(before);
            Write(answer, record);
            before = ","u8;
        }

        answer.Add("]"u8);
    }

    /// <summary>How a calculated number is shown in the field's format (query-and-formula.md, B5).</summary>
    public static string Formatted(RecordField field, string number)
    {
        string format = field.Text("format");
        if (IsPlain(format))
        {
            return number;
        }

        if (!DecimalNumber.TryParse(number, out DecimalNumber value) || !value.TryTruncate(out long seconds))
        {
            // More seconds than there is time: #CONVERT! on the screen, nothing here (query-and-formula.md, B4).
            return "";
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

    private static bool IsPlain(string format) => format is "NUMBER" or "NUMBER_DIGIT" or "";

    /// <summary>Where the values of the fields stand in what is stored; nowhere, without a value. They mostly stand in the order of the fields.</summary>
    private void FindPlaces(ReadOnlySpan<byte> stored)
    {
        Array.Clear(_places);
        Utf8JsonReader reader = new(stored);
        reader.Read();
        int next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int found = Find(ref reader, next);
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            bool isNull = reader.TokenType == JsonTokenType.Null;
            reader.Skip();
            if (found >= 0)
            {
                _places[found] = isNull ? default : (start, (int)reader.BytesConsumed - start);
                next = found + 1;
            }
        }
    }

    private int Find(ref Utf8JsonReader reader, int first)
    {
        for (int i = 0; i < _fields.Count; i++)
        {
            int candidate = (first + i) % _fields.Count;
            if (reader.ValueTextEquals(_fields[candidate].StoredName.Span))
            {
                return candidate;
            }
        }

        return -1;
    }

    private bool IsOn(RecordField field) => field.Type switch
    {
        "STATUS" or "STATUS_ASSIGNEE" => _access.Form.Process is not null,
        "CATEGORY" => (bool?)field.Json["enabled"] == true,
        _ => true,
    };

    private void WriteValue(AnswerBuffer answer, RecordField field, RecordRow record, ReadOnlySpan<byte> stored)
    {
        switch (field.Type)
        {
            case "RECORD_NUMBER":
                answer.Add(_numberHead);
                answer.AddNumber(record.Id);
                answer.Add("\""u8);
                break;
            case "STATUS" when stored.IsEmpty:
                answer.AddText(_access.Form.FirstState);
                break;
            case "CREATOR" or "MODIFIER" when !stored.IsEmpty:
                answer.Add(PersonOf(stored));
                break;
            case "CALC" when !stored.IsEmpty && !IsPlain(field.Text("format")):
            case "SUBTABLE" or "USER_SELECT" or "STATUS_ASSIGNEE" or "ORGANIZATION_SELECT" or "GROUP_SELECT" or "FILE" when !stored.IsEmpty && !stored.SequenceEqual("[]"u8):
                JsonNode value = JsonText.ParseStoredValue(stored);
                answer.Add(field.Type == "SUBTABLE" ? Rows(field, record, value.AsArray()) : ValueOf(field, value, record.Id));
                break;
            default:
                answer.Add(stored.IsEmpty ? EmptyOf(field.Type) : stored);
                break;
        }
    }

    private static ReadOnlySpan<byte> EmptyOf(string type) => type switch
    {
        "SUBTABLE" or "USER_SELECT" or "STATUS_ASSIGNEE" or "ORGANIZATION_SELECT" or "GROUP_SELECT" or "FILE" or "CHECK_BOX" or "MULTI_SELECT" or "CATEGORY" => "[]"u8,
        "RADIO_BUTTON" or "DROP_DOWN" or "DATE" or "TIME" or "CREATOR" or "MODIFIER" => "null"u8,
        _ => "\"\""u8,
    };

    // Records that are shown together are mostly written by the same people.
    private ReadOnlySpan<byte> PersonOf(ReadOnlySpan<byte> stored)
    {
        if (!stored.SequenceEqual(_person.Stored))
        {
            JsonNode person = Named(new JsonArray(JsonText.ParseStoredValue(stored)), code => _call.World.Directory.FindPerson(code)?.DisplayName)[0]!;
            _person = (stored.ToArray(), JsonText.WriteUtf8(person));
        }

        return _person.Shown;
    }

    private JsonArray Rows(RecordField table, RecordRow record, JsonArray stored) =>
    [
        .. stored.Select(row =>
        {
            JsonObject values = [];
            foreach (RecordField inner in table.Inner.Where(f => !_access.LimitsFields || _access.Of(f, record.Values) != FieldRights.None))
            {
                values[inner.Code] = new JsonObject { ["type"] = inner.Type, ["value"] = ValueOf(inner, row!["value"]![inner.Id], record.Id) };
            }

            return new JsonObject { ["id"] = (string)row!["id"]!, ["value"] = values };
        }),
    ];

    private JsonNode? ValueOf(RecordField field, JsonNode? stored, long record) => field.Type switch
    {
        "CALC" => stored is null ? "" : Formatted(field, (string)stored!),
        "USER_SELECT" or "STATUS_ASSIGNEE" => Named(stored, code => _call.World.Directory.FindPerson(code)?.DisplayName),
        "ORGANIZATION_SELECT" => Named(stored, code => _call.World.Directory.Organizations.FirstOrDefault(o => o.Code == code)?.Name),
        "GROUP_SELECT" => Named(stored, code => EmulatorDirectory.BuiltInGroups.Concat(_call.World.Directory.Groups).FirstOrDefault(g => g.Code == code)?.Name),
        "CHECK_BOX" or "MULTI_SELECT" or "CATEGORY" => stored?.DeepClone() ?? new JsonArray(),
        "FILE" => Files(stored as JsonArray ?? [], new FileHome(_access.App.Id, record, field.Number)),
        "RADIO_BUTTON" or "DROP_DOWN" or "DATE" or "TIME" or "CREATOR" or "MODIFIER" => stored?.DeepClone(),
        _ => stored?.DeepClone() ?? "",
    };

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
            file["fileKey"] = _call.World.FileKeys.Issue((string)f["fileKey"]!, Side.Live, home);
            return file;
        }),
    ];
}

using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>Adds, changes and deletes records of one app. What is wrong is collected; a record with a mistake is not stored.</summary>
internal sealed class RecordWriter(Call call, RecordAccess access, ValidationErrors errors)
{
    private static readonly string[] Stamps = ["CREATOR", "CREATED_TIME", "MODIFIER", "UPDATED_TIME"];

    private readonly TimeZoneInfo _zone = QueryContext.ZoneOf(call.Caller.User);
    private int _mistakes;

    private RecordStore Store => call.Store.Records;

    private RecordForm Form => access.Form;

    /// <summary>A new record, or <see langword="null"/> where something is wrong with it.</summary>
    public RecordRow? Add(JsonObject sent, string home)
    {
        JsonObject values = [];
        ValueReader reader = new(call, Form, errors);
        Stamp(values, Stamps);
        ReadStamps(reader, sent, values, home);
        foreach (RecordField field in Form.TopLevel.Where(IsWritable))
        {
            if (field.Type == "SUBTABLE")
            {
                values[field.Id] = ReadRows(reader, field, ValueReader.Unwrap(sent[field.Code]), [], home);
            }
            else
            {
                ReadNew(reader, field, sent, values, home);
            }
        }

        DemandWrite(sent, values);
        if (Form.Process is { } process)
        {
            values["STATUS"] = Form.FirstState;
            values["STATUS_ASSIGNEE"] = new Assignees(call, Form, values).OfNewRecord(process["states"]![Form.FirstState]!.AsObject());
        }

        FillLookups(sent, values);
        return Finish(values, null, home) ? Save(new RecordRow(access.App.Id, Store.NextId(access.App.Id), 1, values), []) : null;
    }

    /// <summary>A changed record, or <see langword="null"/> where something is wrong with it.</summary>
    public RecordRow? Change(RecordRow record, JsonObject sent, string home)
    {
        DemandWrite(sent, record.Values);
        JsonObject values = record.Values.DeepClone().AsObject();
        List<IndexEntry> before = RecordIndex.Of(Form, record);
        ValueReader reader = new(call, Form, errors) { KnownFiles = FilesOf(record) };
        foreach (RecordField field in Form.TopLevel.Where(f => IsWritable(f) && sent.ContainsKey(f.Code) && !IsFilled(f)))
        {
            JsonNode? value = ValueReader.Unwrap(sent[field.Code]);
            values[field.Id] = field.Type == "SUBTABLE"
                ? ReadRows(reader, field, value, record.Values[field.Id] as JsonArray ?? [], home)
                : reader.Read(field, value, home);
        }

        FillLookups(sent, values);
        Stamp(values, ["MODIFIER", "UPDATED_TIME"]);
        return Finish(values, record, home) ? Save(new RecordRow(access.App.Id, record.Id, record.Revision + 1, values), before) : null;
    }

    /// <summary>Stores a record whose state or assignees were changed.</summary>
    public RecordRow StoreProcess(RecordRow record, JsonObject values, int steps)
    {
        Stamp(values, ["MODIFIER", "UPDATED_TIME"]);
        Calculation.Apply(Form, _zone, values);
        return Save(new RecordRow(record.App, record.Id, record.Revision + steps, values), RecordIndex.Of(Form, record));
    }

    public void Delete(RecordRow record) => Store.Delete(record, RecordIndex.Of(Form, record));

    private RecordRow Save(RecordRow record, List<IndexEntry> before)
    {
        Store.Save(record, before, RecordIndex.Of(Form, record));
        return record;
    }

    private bool Finish(JsonObject values, RecordRow? before, string home)
    {
        new RecordChecks(Form, Store, errors).Check(values, before?.Values, before?.Id ?? 0, home);
        bool isGood = errors.Count == _mistakes;
        _mistakes = errors.Count;
        if (isGood)
        {
            Calculation.Apply(Form, _zone, values);
        }

        return isGood;
    }

    private static bool IsWritable(RecordField field) => field.HasValue && !field.IsCalculated && !field.Form.Id.Equals(field.Type, StringComparison.Ordinal);

    /// <summary>
    /// Refuses a field that is sent and that the caller may not edit: in a record as it was, or in a new one as it is sent. What the server writes by
    /// itself (defaults, copies, calculations) needs no right.
    /// </summary>
    private void DemandWrite(JsonObject sent, JsonObject values)
    {
        foreach (RecordField field in Form.TopLevel.Where(f => sent.ContainsKey(f.Code)))
        {
            IEnumerable<RecordField> inner = field.Type != "SUBTABLE" ? []
                : field.Inner.Where(f => ValueReader.ItemsOf(ValueReader.Unwrap(sent[field.Code])).Any(row => (row as JsonObject)?["value"] is JsonObject cells && cells.ContainsKey(f.Code)));
            if (inner.Prepend(field).FirstOrDefault(f => IsWritable(f) && !IsFilled(f) && access.Of(f, values) != FieldRights.Write) is { } closed)
            {
                throw RecordErrors.FieldNotEditable(closed.Code);
            }
        }
    }

    /// <summary>A lookup fills it: what is sent for it is passed over (behaviour.md, trap 30).</summary>
    private bool IsFilled(RecordField field) => Form.CopyTargets.Contains(field.Code);

    private void ReadNew(ValueReader reader, RecordField field, JsonObject sent, JsonObject values, string home) =>
        values[field.Id] = sent.ContainsKey(field.Code) && !IsFilled(field)
            ? reader.Read(field, ValueReader.Unwrap(sent[field.Code]), home)
            : DefaultOf(field);

    private JsonArray ReadRows(ValueReader reader, RecordField table, JsonNode? sent, JsonArray stored, string home)
    {
        JsonArray rows = [];
        HashSet<string> used = new(StringComparer.Ordinal);
        foreach (JsonNode? item in ValueReader.ItemsOf(sent))
        {
            JsonObject row = item as JsonObject ?? throw KnownErrors.InvalidJson();
            JsonObject cells = row["value"] switch
            {
                null => [],
                JsonObject inner => inner,
                _ => throw KnownErrors.InvalidJson(),
            };
            string? id = ValueReader.ScalarOf(row["id"]);
            JsonNode? old = id is null || !used.Add(id) ? null : stored.FirstOrDefault(r => (string)r!["id"]! == id);
            string path = $"{home}.{table.Code}.value[{rows.Count}].value";
            JsonObject values = old?["value"]?.DeepClone().AsObject() ?? [];
            foreach (RecordField inner in table.Inner.Where(IsWritable))
            {
                if (old is null)
                {
                    ReadNew(reader, inner, cells, values, path);
                }
                else if (cells.ContainsKey(inner.Code) && !IsFilled(inner))
                {
                    values[inner.Id] = reader.Read(inner, ValueReader.Unwrap(cells[inner.Code]), path);
                }
            }

            FillLookups(table.Inner, cells, values);
            rows.Add(new JsonObject { ["id"] = old is null ? Wire.Number(call.Store.Next("row")) : id, ["value"] = values });
        }

        return rows;
    }

    private void FillLookups(JsonObject sent, JsonObject values) => FillLookups(Form.TopLevel, sent, values);

    private void FillLookups(IEnumerable<RecordField> fields, JsonObject sent, JsonObject values)
    {
        LookupCopies copies = new(call, Form);
        foreach (RecordField lookup in fields.Where(f => f.Form.Lookup is not null && sent.ContainsKey(f.Code) && !IsFilled(f)))
        {
            copies.Fill(lookup, values);
        }
    }

    private JsonNode? DefaultOf(RecordField field)
    {
        bool isNow = (bool?)field.Json["defaultNowValue"] == true;
        switch (field.Type)
        {
            case "DATE" or "TIME" when isNow:
                DateTimeOffset local = TimeZoneInfo.ConvertTime(call.World.Now, _zone);
                return local.ToString(field.Type == "DATE" ? "yyyy-MM-dd" : "HH:mm", CultureInfo.InvariantCulture);
            case "DATETIME" when isNow:
                return ValueReader.Minute(call.World.Now);
            case "USER_SELECT" or "ORGANIZATION_SELECT" or "GROUP_SELECT":
                return DefaultPrincipals(field);
            case "FILE":
                return new JsonArray();
            case "DATETIME" or "NUMBER" or "DROP_DOWN" or "DATE" or "TIME" when field.Text("defaultValue").Length == 0:
                return null;
            default:
                // The stored default is in the form of the settings: the reader brings it into that of records.
                return field.Json["defaultValue"] is { } value ? new ValueReader(call, Form, new ValidationErrors()).Read(field, value, "") : "";
        }
    }

    private JsonArray DefaultPrincipals(RecordField field)
    {
        JsonArray principals = [];
        EmulatorDirectory directory = call.World.Directory;
        ValueReader reader = new(call, Form, errors);
        foreach (JsonNode? entity in field.Json["defaultValue"] as JsonArray ?? [])
        {
            string code = (string)entity!["code"]!;
            string type = (string)entity["type"]!;
            if (code == "PRIMARY_ORGANIZATION()")
            {
                (type, code) = ("ORGANIZATION", call.Caller.User.PrimaryOrganization ?? "");
            }
            else if (code == "LOGINUSER()")
            {
                (type, code) = ("USER", call.Caller.User.EntityCode);
            }

            string wanted = field.Type.Split('_')[0];
            if (type == wanted && directory.Knows(type, code) && (type != "USER" || reader.FindUser(code) is not null))
            {
                principals.Add(reader.Principal(type, code, ""));
            }
        }

        return principals;
    }

    private void Stamp(JsonObject values, IReadOnlyList<string> types)
    {
        foreach (string type in types)
        {
            values[type] = type is "CREATOR" or "MODIFIER"
                ? ValueReader.Named(call.Caller.User.EntityCode, call.Caller.User.DisplayName)
                : ValueReader.Minute(call.World.Now);
        }
    }

    /// <summary>Who manages the app may say who added the record and when: for records that come from elsewhere.</summary>
    private void ReadStamps(ValueReader reader, JsonObject sent, JsonObject values, string home)
    {
        foreach (RecordField field in Form.TopLevel.Where(f => Stamps.Contains(f.Id, StringComparer.Ordinal) && sent[f.Code] is not null))
        {
            if (!call.World.Access.Allows(call.Caller, access.App, AppNeed.Manage))
            {
                throw KnownErrors.NoPrivilege();
            }

            JsonNode? value = reader.Read(field, ValueReader.Unwrap(sent[field.Code]), home);
            if (value is JsonValue && string.CompareOrdinal((string)value!, ValueReader.Minute(call.World.Now)) > 0)
            {
                errors.Add($"{home}.{field.Code}.value", RecordTexts.InFuture);
            }

            values[field.Id] = value ?? values[field.Id]?.DeepClone();
        }
    }

    private List<JsonObject> FilesOf(RecordRow record) =>
    [
        .. Form.All.Where(f => f.Type == "FILE").SelectMany(f => f.Table is { } table
                ? (record.Values[table.Id] as JsonArray ?? []).SelectMany(r => r!["value"]![f.Id] as JsonArray ?? [])
                : record.Values[f.Id] as JsonArray ?? [])
            .Select(f => f!.AsObject()),
    ];
}

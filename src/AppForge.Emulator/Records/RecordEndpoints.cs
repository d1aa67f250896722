using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Checks;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>Reading, adding, changing and deleting records (records.md, 2).</summary>
internal static class RecordEndpoints
{
    private const int MostAtOnce = 100;
    private const int LongestKeyValue = 64;
    private const int MostFields = 1000;

    /// <summary>behaviour.md, 1: the result "may be cut"; here it never is.</summary>
    private const string TooManyFound = "Filter aborted because of too many search results";

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("GET", "record", Get),
        new("POST", "record", Add),
        new("PUT", "record", Change),
        new("GET", "records", List),
        new("POST", "records", AddMany),
        new("PUT", "records", ChangeMany),
        new("DELETE", "records", Delete),
    ];

    public static void CheckRevision(RecordRow record, long? expected)
    {
        if (expected is { } revision and not -1 && revision != record.Revision)
        {
            throw RecordErrors.Stale();
        }
    }

    /// <summary>A query that a request holds, judged; paging is for calls that page by it.</summary>
    public static QueryTree ReadQuery(InputObject input, RecordAccess access)
    {
        string query = input.Text("query") ?? "";
        ConditionChecks.Check(query, access.Scope, QueryPlace.Records, message => input.Refuse("query", message));
        input.Errors.ThrowIfAny();
        return QueryText.Parse(query).Tree;
    }

    public static IReadOnlyList<string>? ReadFields(InputObject input) => input.Filter("fields", input.TextList("fields"), MostFields);

    private static Answer Get(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.View);
        InputObject input = call.Input;
        input.Require("id");
        long? id = input.Errors.Any ? null : input.Integer("id", 1);
        input.Errors.ThrowIfAny();
        RecordAccess access = call.AccessTo(app);
        RecordRow record = access.Find(id!.Value, RecordRights.View);
        RecordView view = new(call, access, null);
        AnswerBuffer answer = new();
        answer.Add("{\"record\":"u8);
        view.Write(answer, record);
        answer.Add("}"u8);
        return Answer.Of(answer);
    }

    private static Answer List(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.View);
        InputObject input = call.Input;
        RecordAccess access = call.AccessTo(app);
        IReadOnlyList<string>? fields = ReadFields(input);
        bool counts = input.Flag("totalCount") ?? false;
        QueryTree tree = ReadQuery(input, access);
        RecordQuery query = new(access.Form, tree, QueryContext.Of(call), access);
        RecordView view = new(call, access, fields);
        IReadOnlyList<RecordRow> found = call.Store.Records.FindAll(app.Id, query.Ids(tree.Limit ?? RecordQuery.DefaultLimit, tree.Offset ?? 0));
        AnswerBuffer answer = new();
        answer.Add("{\"records\":"u8);
        view.WriteAll(answer, found);
        answer.Add(",\"totalCount\":"u8);
        answer.Add(counts ? Wire.Number(query.Count()) : null);
        answer.Add("}"u8);
        return Answer.Of(answer) with
        {
            Warning = query.Exceeds(call.World.Faults.Conditions.SearchLimit) ? TooManyFound : null,
        };
    }

    private static Answer Add(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.Add);
        InputObject input = call.Input;
        RecordRow? record = Writer(call, app, input).Add(RecordOf(call.Parameters["record"]), "record");
        input.Errors.ThrowIfAny();
        return Answer.Of(new JsonObject { ["id"] = Wire.Number(record!.Id), ["revision"] = Wire.Number(record.Revision) });
    }

    private static Answer AddMany(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.Add);
        InputObject input = call.Input;
        JsonArray sent = ReadRecords(call, input, RecordTexts.TooManyAdded);
        RecordWriter writer = Writer(call, app, input);
        List<RecordRow?> records = [.. sent.Select((record, i) => writer.Add(RecordOf(record), $"records[{i}]"))];
        input.Errors.ThrowIfAny();
        return Answer.Of(new JsonObject
        {
            ["ids"] = new JsonArray([.. records.Select(r => JsonValue.Create(Wire.Number(r!.Id)))]),
            ["revisions"] = new JsonArray([.. records.Select(r => JsonValue.Create(Wire.Number(r!.Revision)))]),
        });
    }

    private static Answer Change(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.Edit);
        InputObject input = call.Input;
        RecordRow record = FindNamed(call, app, input, out _)!;
        RecordRow? changed = record;
        if (call.Parameters["record"] is { } sent)
        {
            changed = Writer(call, app, input).Change(record, RecordOf(sent), "record");
            input.Errors.ThrowIfAny();
        }

        return Answer.Of(new JsonObject { ["revision"] = Wire.Number(changed!.Revision) });
    }

    private static Answer ChangeMany(Call call)
    {
        InputObject input = call.Input;
        bool upserts = input.Flag("upsert") ?? false;
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.Edit);
        if (upserts)
        {
            call.World.Access.Demand(call.Caller, app, AppNeed.Add);
        }

        JsonArray sent = ReadRecords(call, input, RecordTexts.TooManyChanged);
        IReadOnlyList<InputObject> entries = input.Objects("records") ?? [];
        RecordWriter writer = Writer(call, app, input);
        JsonArray answers = [];
        for (int i = 0; i < entries.Count; i++)
        {
            string home = $"records[{i}]";
            RecordRow? old = FindNamed(call, app, entries[i], out (RecordField Field, string Value)? key, upserts);
            JsonObject values = RecordOf(sent[i]!["record"]);
            if (old is null && key is { } unique)
            {
                values = values.DeepClone().AsObject();
                values[unique.Field.Code] = new JsonObject { ["value"] = unique.Value };
            }

            RecordRow? written = old is null ? writer.Add(values, home) : sent[i]!["record"] is null ? old : writer.Change(old, values, home);
            if (written is not null)
            {
                JsonObject answer = new() { ["id"] = Wire.Number(written.Id), ["revision"] = Wire.Number(written.Revision) };
                if (upserts)
                {
                    answer["operation"] = old is null ? "INSERT" : "UPDATE";
                }

                answers.Add(answer);
            }
        }

        input.Errors.ThrowIfAny();
        return Answer.Of(new JsonObject { ["records"] = answers });
    }

    private static Answer Delete(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.Delete);
        InputObject input = call.Input;
        IReadOnlyList<long> ids = input.Integers("ids") ?? [];
        if (!input.Has("ids"))
        {
            // Japanese says first that they are missing, English last (errors.md).
            LocalizedText[] messages = [Texts.Required, RecordTexts.DeletedAtOnce];
            foreach (LocalizedText message in call.Language == MessageLanguage.English ? messages.Reverse() : messages)
            {
                input.Refuse("ids", message);
            }
        }
        else if (ids.Count is 0 or > MostAtOnce && !input.Errors.Any)
        {
            input.Refuse("ids", RecordTexts.DeletedAtOnce);
        }

        JsonArray revisions = ValueReader.ItemsOf(call.Parameters["revisions"]);
        input.Errors.ThrowIfAny();
        RecordWriter writer = Writer(call, app, input);
        RecordAccess access = call.AccessTo(app);
        foreach ((long id, int i) in ids.Select((id, i) => (id, i)).DistinctBy(named => named.id))
        {
            RecordRow record = access.Find(id, RecordRights.Delete);
            CheckRevision(record, i < revisions.Count ? RevisionOf(revisions[i]) : null);
            writer.Delete(record);
        }

        return Answer.Of(new JsonObject());
    }

    /// <summary>The official client sends <c>null</c> for a record without an expected revision.</summary>
    private static long? RevisionOf(JsonNode? sent) =>
        long.TryParse(ValueReader.ScalarOf(sent), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long revision) ? revision : null;

    /// <summary>The record that <c>id</c> or <c>updateKey</c> names, of the expected revision; <see langword="null"/> where one is to be added.</summary>
    private static RecordRow? FindNamed(Call call, AppRow app, InputObject entry, out (RecordField Field, string Value)? key, bool mayBeNew = false)
    {
        key = null;
        if (entry.Has("updateKey") && entry.Has("id"))
        {
            entry.Refuse("updateKey", RecordTexts.IdOrKey);
            entry.Errors.ThrowIfAny();
        }

        long? revision = entry.Integer("revision", -1);
        RecordRow? record;
        string named;
        if (entry.Object("updateKey") is { } updateKey)
        {
            key = ReadKey(call, app, updateKey);
            named = key.Value.Value;
            record = FindByKey(call, app, key.Value);
        }
        else
        {
            entry.Require("id");
            long? id = entry.Errors.Any ? null : entry.Integer("id", 1);
            entry.Errors.ThrowIfAny();
            named = Wire.Number(id!.Value);
            record = call.Store.Records.Find(app.Id, id.Value);
        }

        if (record is null)
        {
            return mayBeNew ? null : throw RecordErrors.NotFound(named);
        }

        call.AccessTo(app).Demand(record, RecordRights.Edit);
        CheckRevision(record, revision);
        return record;
    }

    private static (RecordField Field, string Value) ReadKey(Call call, AppRow app, InputObject updateKey)
    {
        updateKey.Require("field");
        updateKey.Require("value");
        string code = updateKey.Text("field") ?? "";
        string value = updateKey.Text("value", 0, LongestKeyValue) ?? "";
        updateKey.Errors.ThrowIfAny();
        RecordField field = call.World.Forms.Of(app).Find(code) ?? throw KnownErrors.FieldNotFound(code);
        if (field.Type is not ("SINGLE_LINE_TEXT" or "NUMBER") || !field.IsUnique)
        {
            updateKey.Refuse("field", RecordTexts.BadKeyField);
            updateKey.Errors.ThrowIfAny();
        }

        // Whether a record is found would tell the value.
        return call.AccessTo(app).Hides(field) ? throw KnownErrors.NoPrivilege() : (field, value);
    }

    private static RecordRow? FindByKey(Call call, AppRow app, (RecordField Field, string Value) key)
    {
        string indexed = RecordIndex.KeyOf(key.Field, key.Value);
        return indexed.Length > 0 && call.Store.Records.With(key.Field.Number, indexed) is [long id, ..] ? call.Store.Records.Find(app.Id, id) : null;
    }

    private static JsonArray ReadRecords(Call call, InputObject input, LocalizedText tooMany)
    {
        if (call.Parameters["records"] is not { } sent)
        {
            input.Refuse("records", Texts.Required);
            input.Errors.ThrowIfAny();
            return [];
        }

        JsonArray records = sent as JsonArray ?? throw KnownErrors.InvalidJson();
        if (records.Count > MostAtOnce)
        {
            input.Refuse("records", tooMany);
            input.Errors.ThrowIfAny();
        }

        return records;
    }

    private static RecordWriter Writer(Call call, AppRow app, InputObject input) => new(call, call.AccessTo(app), input.Errors);

    private static JsonObject RecordOf(JsonNode? sent) => sent switch
    {
        null => [],
        JsonObject record => record,
        _ => throw KnownErrors.InvalidJson(),
    };
}

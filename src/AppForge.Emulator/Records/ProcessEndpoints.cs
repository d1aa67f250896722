using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>Actions of process management on records, and their assignees (records.md, 6).</summary>
internal static class ProcessEndpoints
{
    private const int MostAtOnce = 100;

    /// <summary>An action counts as two changes (behaviour.md, trap 26).</summary>
    private const int StepsOfAction = 2;

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("PUT", "record/status", Act),
        new("PUT", "records/status", ActOnMany),
        new("PUT", "record/assignees", Assign),
    ];

    private static Answer Act(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.View);
        RecordRow record = Act(call, app, call.Input, "");
        call.Input.Errors.ThrowIfAny();
        return Answer.Of(new JsonObject { ["revision"] = Wire.Number(record.Revision) });
    }

    private static Answer ActOnMany(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.View);
        InputObject input = call.Input;
        if (!input.Has("records"))
        {
            input.Refuse("records", Texts.Required);
        }

        IReadOnlyList<InputObject> entries = input.Objects("records") ?? [];
        if (entries.Count > MostAtOnce)
        {
            input.Refuse("records", RecordTexts.TooManyChanged);
        }

        input.Errors.ThrowIfAny();
        List<RecordRow> records = [.. entries.Select((entry, i) => Act(call, app, entry, $"records[{i}]."))];
        input.Errors.ThrowIfAny();
        return Answer.Of(new JsonObject
        {
            ["records"] = new JsonArray([.. records.Select(r => new JsonObject { ["id"] = Wire.Number(r.Id), ["revision"] = Wire.Number(r.Revision) })]),
        });
    }

    private static RecordRow Act(Call call, AppRow app, InputObject entry, string path)
    {
        RecordAccess access = call.AccessTo(app);
        RecordForm form = access.Form;
        entry.Require("id");
        entry.Require("action");
        long? id = entry.Errors.Any ? null : entry.Integer("id", 1);
        long? revision = entry.Integer("revision", -1);
        entry.Errors.ThrowIfAny();
        if (form.Process is null)
        {
            throw RecordErrors.ProcessIsOff();
        }

        RecordRow record = access.Find(id!.Value, RecordRights.View);
        RecordEndpoints.CheckRevision(record, revision);
        JsonObject action = FindAction(call, form, record, entry.Text("action")!);
        JsonObject values = record.Values.DeepClone().AsObject();
        Assignees assignees = new(call, form, values);
        List<string> current = [.. (values["STATUS_ASSIGNEE"] as JsonArray ?? []).Select(a => (string)a!["code"]!)];
        bool isSecondary = (string?)action["type"] == "SECONDARY";
        string user = call.Caller.User.EntityCode;
        if (isSecondary ? !assignees.Of(action["executableUser"]?["entities"]).Contains(user, StringComparer.Ordinal)
            : current.Count > 0 && !current.Contains(user, StringComparer.Ordinal))
        {
            throw RecordErrors.NotTheAssignee();
        }

        JsonObject states = form.Process["states"]!.AsObject();
        bool waitsForAll = !isSecondary && (string?)states[StateOf(form, record)]?["assignee"]?["type"] == "ALL";
        if (waitsForAll && current.Count > 1)
        {
            // All have to act: whoever has leaves the list, and the last one moves the record on.
            current.Remove(user);
            values["STATUS_ASSIGNEE"] = assignees.Named(current);
        }
        else
        {
            string target = (string)action["to"]!;
            values["STATUS"] = target;
            values["STATUS_ASSIGNEE"] = assignees.After(states[target]!.AsObject(), entry.Text("assignee"), entry.Errors, path + "assignee");
        }

        return new RecordWriter(call, access, entry.Errors).StoreProcess(record, values, StepsOfAction);
    }

    private static string StateOf(RecordForm form, RecordRow record) => (string?)record.Values["STATUS"] ?? form.FirstState;

    private static JsonObject FindAction(Call call, RecordForm form, RecordRow record, string name)
    {
        string state = StateOf(form, record);
        QueryContext context = QueryContext.OfRules(call.World, call.Caller.User);
        List<JsonObject> possible =
        [
            .. (form.Process!["actions"] as JsonArray ?? []).Select(a => a!.AsObject())
                .Where(a => (string)a["name"]! == name && (string)a["from"]! == state)
                .Where(a => new RecordQuery(form, QueryText.ParseCondition((string?)a["filterCond"] ?? "").Tree, context).Holds(record.Id)),
        ];
        return possible.Count == 1 ? possible[0] : throw RecordErrors.ActionNotPossible();
    }

    private static Answer Assign(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.Manage);
        InputObject input = call.Input;
        input.Require("id");
        if (!input.Has("assignees"))
        {
            input.Refuse("assignees", Texts.Required);
        }

        long? id = input.Errors.Any ? null : input.Integer("id", 1);
        IReadOnlyList<string> sent = input.TextList("assignees") ?? [];
        long? revision = input.Integer("revision", -1);
        if (sent.Count > MostAtOnce)
        {
            input.Refuse("assignees", Texts.Count(0, MostAtOnce));
        }

        input.Errors.ThrowIfAny();
        IReadOnlyList<string> codes = [.. sent.Distinct(StringComparer.Ordinal)];
        RecordAccess access = call.AccessTo(app);
        RecordForm form = access.Form;
        if (form.Process is null)
        {
            throw RecordErrors.ProcessIsOff();
        }

        RecordRow record = access.Find(id!.Value, RecordRights.None);
        RecordEndpoints.CheckRevision(record, revision);
        if (codes.FirstOrDefault(c => call.World.Directory.FindPerson(c) is not { IsSuspended: false }) is { } unknown)
        {
            throw RecordErrors.UserNotFound(unknown);
        }

        if (codes.Count > 1 && (string?)form.Process["states"]![StateOf(form, record)]?["assignee"]?["type"] == "ONE")
        {
            input.Refuse("assignees", RecordTexts.OneAssignee);
            input.Errors.ThrowIfAny();
        }

        JsonObject values = record.Values.DeepClone().AsObject();
        values["STATUS_ASSIGNEE"] = new Assignees(call, form, values).Named(codes);
        RecordRow written = new RecordWriter(call, access, input.Errors).StoreProcess(record, values, 1);
        return Answer.Of(new JsonObject { ["revision"] = Wire.Number(written.Revision) });
    }
}

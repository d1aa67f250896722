using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;

namespace AppForge.Emulator.Records;

/// <summary>Who works on a record in a state of process management.</summary>
internal sealed class Assignees(Call call, RecordForm form, JsonObject values)
{
    /// <summary>The users that a state's entities stand for, in this record.</summary>
    public IReadOnlyList<string> Of(JsonNode? entities) =>
        [.. (entities as JsonArray ?? []).SelectMany(e => UsersOf(e!.AsObject())).Distinct(StringComparer.Ordinal)];

    /// <summary>A new record is its creator's, where the first state says so.</summary>
    public JsonArray OfNewRecord(JsonObject state) => Named(Of(state["assignee"]!["entities"]));

    /// <summary>The assignees after an action that leads to a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="chosen">The user the request names.</param>
    /// <param name="errors">Where a user who is no candidate is reported.</param>
    /// <param name="path">Under this path.</param>
    public JsonArray After(JsonObject state, string? chosen, ValidationErrors errors, string path)
    {
        IReadOnlyList<string> candidates = Of(state["assignee"]!["entities"]);
        if ((string)state["assignee"]!["type"]! != "ONE" || candidates.Count == 0)
        {
            return Named(candidates);
        }

        string code = string.IsNullOrEmpty(chosen) ? throw RecordErrors.AssigneeNeeded() : chosen;
        if (call.World.Directory.FindPerson(code) is null)
        {
            throw RecordErrors.UserNotFound(code);
        }

        if (!candidates.Contains(code, StringComparer.Ordinal))
        {
            errors.Add(path, Texts.UnknownEntity);
        }

        return Named([code]);
    }

    public JsonArray Named(IReadOnlyList<string> codes) =>
        [.. codes.Select(code => ValueReader.Named(code, call.World.Directory.FindPerson(code)?.DisplayName ?? code))];

    private IEnumerable<string> UsersOf(JsonObject row)
    {
        string type = (string)row["entity"]!["type"]!;
        string code = (string?)row["entity"]!["code"] ?? "";
        EmulatorDirectory directory = call.World.Directory;
        bool withSubs = (bool?)row["includeSubs"] == true;
        switch (type)
        {
            case "FIELD_ENTITY":
                return form.Find(code) is { } field ? UsersIn(field, withSubs) : [];
            case "CREATOR":
                return [(string)values["CREATOR"]!["code"]!];
            default:
                return directory.Users.Where(u => !u.IsSuspended && directory.Belongs(u, type, code, withSubs)).Select(u => u.EntityCode);
        }
    }

    private List<string> UsersIn(RecordField field, bool includeSubs)
    {
        EmulatorDirectory directory = call.World.Directory;
        return
        [
            .. field.CodesIn(values).SelectMany(code =>
                directory.Users.Where(u => !u.IsSuspended && directory.Belongs(u, field.PrincipalType, code, includeSubs)).Select(u => u.EntityCode)),
        ];
    }
}

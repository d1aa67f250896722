using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>
/// What the caller may do with records and each of their fields (settings.md, 4). The fields are all that have a value in records, columns of
/// tables beside the others; a right for a field counts as far as the record's own goes.
/// </summary>
internal static class EvaluateEndpoint
{
    private const int MostAtOnce = 100;

    public static IReadOnlyList<ApiOperation> Rows { get; } = [new("GET", "records/acl/evaluate", Evaluate) { AllowsTokens = false }];

    private static Answer Evaluate(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.Use);
        InputObject input = call.Input;
        input.Require("ids");
        IReadOnlyList<long> ids = input.Integers("ids") ?? [];
        if (ids.Count > MostAtOnce)
        {
            input.Refuse("ids", Texts.Count(1, MostAtOnce));
        }

        input.Errors.ThrowIfAny();
        RecordAccess access = call.AccessTo(app);
        return Answer.Of(new JsonObject { ["rights"] = new JsonArray([.. ids.Select(id => Show(access, access.Find(id, RecordRights.None)))]) });
    }

    private static JsonObject Show(RecordAccess access, RecordRow record)
    {
        RecordRights rights = access.Of(record);
        JsonObject fields = [];
        foreach (RecordField field in access.Form.All.Where(f => f.HasValue))
        {
            FieldRights ofField = access.Of(field, record.Values);
            fields[field.Code] = new JsonObject
            {
                ["viewable"] = rights.HasFlag(RecordRights.View) && ofField >= FieldRights.Read,
                ["editable"] = rights.HasFlag(RecordRights.Edit) && ofField == FieldRights.Write,
            };
        }

        return new JsonObject
        {
            ["id"] = Wire.Number(record.Id),
            ["record"] = new JsonObject
            {
                ["viewable"] = rights.HasFlag(RecordRights.View),
                ["editable"] = rights.HasFlag(RecordRights.Edit),
                ["deletable"] = rights.HasFlag(RecordRights.Delete),
            },
            ["fields"] = fields,
        };
    }
}

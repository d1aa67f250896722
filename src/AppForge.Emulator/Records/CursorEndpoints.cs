using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>Cursors (records.md, 8): the ids are those of the moment it was opened; records deleted since are left out, and those the caller may not see any more.</summary>
internal static class CursorEndpoints
{
    private const int MostAtOnce = 500;
    private const int DefaultSize = 100;

    /// <summary>The sources disagree whether kintone takes it: it is taken, but not in silence (behaviour.md, unconfirmed 30).</summary>
    private const string OrderIsUncertain = "kintone may refuse order by in the query of a cursor";

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("POST", "records/cursor", Open),
        new("GET", "records/cursor", Read),
        new("DELETE", "records/cursor", Close),
    ];

    private static Answer Open(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.View);
        InputObject input = call.Input;
        RecordAccess access = call.AccessTo(app);
        IReadOnlyList<string>? fields = RecordEndpoints.ReadFields(input);
        int size = (int)(input.Integer("size", 1, MostAtOnce) ?? DefaultSize);
        QueryTree tree = RecordEndpoints.ReadQuery(input, access);
        if (tree.Limit is not null || tree.Offset is not null)
        {
            input.Refuse("query", RecordTexts.NoPages);
        }

        input.Errors.ThrowIfAny();
        IReadOnlyList<long> ids = new RecordQuery(access.Form, tree, QueryContext.Of(call), access).Ids(-1, 0);
        Cursor cursor = new(app.Id, call.Caller.User.Code, ids, fields, size, call.World.Now);
        return Answer.Of(new JsonObject { ["id"] = call.World.Cursors.Open(cursor, call.World.Now), ["totalCount"] = Wire.Number(ids.Count) }) with
        {
            Warning = tree.Order.IsEmpty ? null : OrderIsUncertain,
        };
    }

    private static Answer Read(Call call)
    {
        string id = IdOf(call);
        Cursor cursor = call.World.Cursors.Find(id, call.Caller.User.Code, call.World.Now);
        AppRow app = call.OpenApp(cursor.App, Side.Live, AppNeed.View);
        RecordAccess access = call.AccessTo(app);
        List<RecordRow> records = [];
        int position = cursor.Position;
        while (position < cursor.Ids.Count && records.Count < cursor.Size)
        {
            if (call.Store.Records.Find(app.Id, cursor.Ids[position++]) is { } record && access.Allows(record, RecordRights.View))
            {
                records.Add(record);
            }
        }

        bool goesOn = position < cursor.Ids.Count;
        if (goesOn)
        {
            call.World.Cursors.Move(id, cursor with { Position = position });
        }
        else
        {
            call.World.Cursors.Close(id);
        }

        RecordView view = new(call, access, cursor.Fields);
        AnswerBuffer answer = new();
        answer.Add("{\"records\":"u8);
        view.WriteAll(answer, records);
        answer.Add(goesOn ? ",\"next\":true}"u8 : ",\"next\":false}"u8);
        return Answer.Of(answer);
    }

    private static Answer Close(Call call)
    {
        string id = IdOf(call);
        call.OpenApp(call.World.Cursors.Find(id, call.Caller.User.Code, call.World.Now).App, Side.Live, AppNeed.View);
        call.World.Cursors.Close(id);
        return Answer.Of(new JsonObject());
    }

    private static string IdOf(Call call)
    {
        InputObject input = call.Input;
        input.Require("id");
        input.Errors.ThrowIfAny();
        return input.Text("id")!;
    }
}

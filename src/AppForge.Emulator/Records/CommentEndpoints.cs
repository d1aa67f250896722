using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>Comments on records (records.md, 7).</summary>
internal static class CommentEndpoints
{
    private const int LongestText = 65_535;
    private const int MostMentions = 10;
    private const int MostAtOnce = 10;

    private static readonly string[] MentionTypes = ["USER", "GROUP", "ORGANIZATION"];
    private static readonly string[] Orders = ["ASC", "DESC"];

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("GET", "record/comments", List),
        new("POST", "record/comment", Add),
        new("DELETE", "record/comment", Delete),
    ];

    private static Answer List(Call call)
    {
        (AppRow app, RecordRow record) = Open(call);
        InputObject input = call.Input;
        bool isAscending = input.Choice("order", Orders) == "ASC";
        int offset = (int)(input.Integer("offset", 0, int.MaxValue) ?? 0);
        int limit = (int)(input.Integer("limit", 0, MostAtOnce) ?? MostAtOnce);
        input.Errors.ThrowIfAny();
        IReadOnlyList<JsonObject> all = call.Store.Records.Comments(app.Id, record.Id);
        List<JsonObject> page = [.. (isAscending ? all : all.Reverse()).Skip(offset).Take(limit)];
        bool before = offset > 0 && all.Count > 0;
        bool after = offset + page.Count < all.Count;
        foreach (JsonObject comment in page)
        {
            string code = (string)comment["creator"]!;
            comment["creator"] = ValueReader.Named(code, call.World.Directory.FindPerson(code)?.DisplayName ?? code);
        }

        return Answer.Of(new JsonObject
        {
            ["comments"] = new JsonArray([.. page]),
            ["older"] = isAscending ? before : after,
            ["newer"] = isAscending ? after : before,
        });
    }

    private static Answer Add(Call call)
    {
        (AppRow app, RecordRow record) = Open(call);
        InputObject input = call.Input;
        if (!input.Require("comment"))
        {
            input.Errors.ThrowIfAny();
        }

        InputObject comment = input.Object("comment")!;
        comment.Require("text");
        string? text = comment.Text("text", 1, LongestText);
        JsonArray mentions = ReadMentions(call, comment, out string addressed);
        input.Errors.ThrowIfAny();
        long id = call.Store.Next(string.Create(CultureInfo.InvariantCulture, $"comment/{app.Id}/{record.Id}"));
        call.Store.Records.AddComment(app.Id, record.Id, id, new JsonObject
        {
            ["id"] = Wire.Number(id),
            ["text"] = $"{addressed}{text} ",
            ["createdAt"] = call.World.Now.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["creator"] = call.Caller.User.EntityCode,
            ["mentions"] = mentions,
        });
        return Answer.Of(new JsonObject { ["id"] = Wire.Number(id) });
    }

    private static JsonArray ReadMentions(Call call, InputObject comment, out string addressed)
    {
        JsonArray mentions = [];
        addressed = "";
        IReadOnlyList<InputObject> sent = comment.Objects("mentions") ?? [];
        if (sent.Count > MostMentions)
        {
            comment.Refuse("mentions", Texts.Count(0, MostMentions));
        }

        foreach (InputObject mention in sent)
        {
            mention.Require("code");
            mention.Require("type");
            string? code = mention.Text("code");
            string? type = mention.Choice("type", MentionTypes);
            if (code is null || type is null)
            {
                continue;
            }

            if (!call.World.Directory.Knows(type, code))
            {
                mention.Refuse("code", Texts.UnknownEntity);
            }

            addressed += $"@{NameOf(call.World.Directory, type, code)} \n";
            mentions.Add(new JsonObject { ["code"] = code, ["type"] = type });
        }

        return mentions;
    }

    private static string NameOf(EmulatorDirectory directory, string type, string code) => type switch
    {
        "USER" => directory.FindPerson(code)?.DisplayName,
        "GROUP" => directory.FindGroup(code)?.Name,
        _ => directory.FindOrganization(code)?.Name,
    } ?? code;

    private static Answer Delete(Call call)
    {
        (AppRow app, RecordRow record) = Open(call);
        InputObject input = call.Input;
        input.Require("comment");
        long? id = input.Errors.Any ? null : input.Integer("comment", 1);
        input.Errors.ThrowIfAny();
        JsonObject comment = call.Store.Records.Comments(app.Id, record.Id).FirstOrDefault(c => (string)c["id"]! == Wire.Number(id!.Value))
            ?? throw RecordErrors.CommentNotFound();
        if ((string)comment["creator"]! != call.Caller.User.EntityCode && !call.Caller.User.IsAdministrator)
        {
            throw KnownErrors.NoPrivilege();
        }

        call.Store.Records.DeleteComment(app.Id, record.Id, id!.Value);
        return Answer.Of(new JsonObject());
    }

    /// <summary>What kintone answers where comments are switched off is not known.</summary>
    private static (AppRow App, RecordRow Record) Open(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.View);
        InputObject input = call.Input;
        input.Require("record");
        long? id = input.Errors.Any ? null : input.Integer("record", 1);
        input.Errors.ThrowIfAny();
        RecordRow record = call.AccessTo(app).Find(id!.Value, RecordRights.View);
        return call.World.Forms.Of(app).HasComments ? (app, record) : throw KnownErrors.NoPrivilege();
    }
}

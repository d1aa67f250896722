using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Spaces;

/// <summary>Threads of spaces and the comments in them, which can be written only (users-and-orgs.md, B). Members do both, as in the screens.</summary>
internal static class ThreadEndpoints
{
    private const int MaxFiles = 5;
    private const int MaxMentions = 10;
    private const int MinWidth = 100;
    private const int MaxWidth = 750;

    private static readonly string[] MentionTypes = ["USER", "GROUP", "ORGANIZATION"];

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("POST", "space/thread", Add) { AllowsTokens = false },
        new("PUT", "space/thread", Change) { AllowsTokens = false },
        new("POST", "space/thread/comment", Comment) { AllowsTokens = false },
    ];

    /// <summary>An id no thread has.</summary>
    public static long NextId(Call call)
    {
        HashSet<long> taken = [.. call.World.Directory.Spaces.SelectMany(s => s.Threads).Select(t => t.Id)];
        long id;
        do
        {
            id = call.Store.Next("thread");
        }
        while (taken.Contains(id));
        return id;
    }

    private static Answer Add(Call call)
    {
        EmulatorSpace space = OpenAsMember(call, SpaceInput.Open(call, "space", asAdministrator: false));
        InputObject input = call.Input;
        string? name = input.Require("name") ? input.Text("name", 1, SpaceEndpoints.MaxName) : null;
        if (!space.IsMultiThread)
        {
            input.Refuse("space", Texts.OnlyMultiThread);
        }

        input.Errors.ThrowIfAny();
        EmulatorThread thread = new(NextId(call)) { Name = name! };
        SpaceInput.Save(call, space.WithThread(thread));
        return Answer.Of(new JsonObject { ["id"] = Wire.Number(thread.Id) });
    }

    private static Answer Change(Call call)
    {
        InputObject input = call.Input;
        input.Require("id");
        long? id = input.Errors.Any ? null : input.Integer("id", 1);
        EmulatorSpace? space = id is null ? null : call.World.Directory.Spaces.FirstOrDefault(s => s.HasThread(id.Value));
        if (id is not null && space is null)
        {
            input.Refuse("id", Texts.UnknownThread);
        }

        string? name = input.Text("name", 1, SpaceEndpoints.MaxName);
        string? body = input.Text("body", 0, SpaceEndpoints.MaxBody);
        if (name is not null && space is { IsMultiThread: false })
        {
            input.Refuse("name", Texts.OnlyMultiThread);
        }

        input.Errors.ThrowIfAny();
        call.CheckPath(space!.Id);
        OpenAsMember(call, space);
        EmulatorThread thread = space.Threads.First(t => t.Id == id);
        SpaceInput.Save(call, space.WithThread(thread with { Name = name ?? thread.Name, Body = body ?? thread.Body }));
        return Answer.Of(new JsonObject());
    }

    private static Answer Comment(Call call)
    {
        EmulatorSpace space = OpenAsMember(call, SpaceInput.Open(call, "space", asAdministrator: false));
        InputObject input = call.Input;
        long? thread = input.Require("thread") ? input.Integer("thread", 1) : null;
        if (thread is { } wanted && !space.HasThread(wanted))
        {
            input.Refuse("thread", Texts.UnknownThread);
        }

        InputObject? comment = input.Require("comment") ? input.Object("comment") : null;
        JsonObject? read = comment is null ? null : ReadComment(call, comment);
        input.Errors.ThrowIfAny();
        long id = call.Store.Next(string.Create(CultureInfo.InvariantCulture, $"thread_comment/{thread}"));
        read!["creator"] = call.Caller.User.Code;
        read["createdAt"] = Emulation.Stamp(call.World.Now);
        call.Store.Directory.AddThreadComment(thread!.Value, id, read);
        return Answer.Of(new JsonObject { ["id"] = Wire.Number(id) });
    }

    private static JsonObject ReadComment(Call call, InputObject comment)
    {
        IReadOnlyList<InputObject> files = comment.Objects("files") ?? [];
        IReadOnlyList<InputObject> mentions = comment.Objects("mentions") ?? [];
        string text = comment.Text("text", 0, SpaceEndpoints.MaxBody) ?? "";
        if (text.Length == 0 && files.Count == 0)
        {
            comment.Refuse("text", Texts.Required);
        }

        CheckCount(comment, "files", files.Count, MaxFiles);
        CheckCount(comment, "mentions", mentions.Count, MaxMentions);
        JsonArray mentioned = [];
        foreach (InputObject mention in mentions)
        {
            string? type = mention.Require("type") ? mention.Choice("type", MentionTypes) : null;
            string? code = mention.Require("code") ? mention.Text("code") : null;
            if (type is not null && code is not null && !call.World.Directory.Knows(type, code))
            {
                mention.Refuse("code", Texts.UnknownEntity);
            }

            mentioned.Add(new JsonObject { ["type"] = type, ["code"] = code });
        }

        JsonArray attached = [];
        foreach (InputObject file in files)
        {
            long? width = file.Integer("width", MinWidth, MaxWidth);
            string? key = file.Require("fileKey") ? file.Text("fileKey") : null;
            attached.Add(key is null || comment.Errors.Any ? null : new JsonObject { ["file"] = FileEndpoints.Attach(call, key).Key, ["width"] = width });
        }

        return new JsonObject { ["text"] = text, ["mentions"] = mentioned, ["files"] = attached };
    }

    private static void CheckCount(InputObject comment, string property, int count, int max)
    {
        if (count > max)
        {
            comment.Refuse(property, Texts.Count(0, max));
        }
    }

    private static EmulatorSpace OpenAsMember(Call call, EmulatorSpace space) =>
        call.World.Directory.IsMember(space, call.Caller.User) ? space : throw KnownErrors.NoPrivilege();
}

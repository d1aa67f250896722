using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Records;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Apps;

/// <summary>Upload and download. A key from an upload is good for attaching, for three days; a key from settings is good for downloading, a pre-live one for keeping the file as well.</summary>
internal static class FileEndpoints
{
    private static readonly TimeSpan UploadLifetime = TimeSpan.FromDays(3);

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("POST", "file", Upload) { IsFile = true },
        new("GET", "file", Download) { IsFile = true },
    ];

    /// <summary>The file that settings are to hold: an uploaded one, or one they hold already, by the key of a pre-live GET.</summary>
    public static FileRow Attach(Call call, string uploadKey)
    {
        if (call.World.FileKeys.Read(uploadKey) is { Side: Side.Preview } kept)
        {
            return call.Store.FindFile(kept.File) ?? throw KnownErrors.FileNotFound(uploadKey);
        }

        FileRow? upload = call.Store.FindFile(uploadKey);
        if (upload is null || upload.Attached || upload.User != call.Caller.User.Code || upload.CreatedAt + UploadLifetime < call.World.Now)
        {
            throw KnownErrors.FileNotFound(uploadKey);
        }

        FileRow attached = upload with { Key = RandomText.Letters(48), Attached = true };
        call.Store.AddFile(attached);
        return attached;
    }

    private static Answer Upload(Call call)
    {
        if (call.Upload is not { } upload)
        {
            InputObject input = call.Input;
            input.Refuse("file", Texts.Required);
            input.Errors.ThrowIfAny();
            throw KnownErrors.IllegalRequest();
        }

        FileRow row = upload with { Key = Guid.NewGuid().ToString(), CreatedAt = call.World.Now, User = call.Caller.User.Code };
        call.Store.AddFile(row);
        return Answer.Of(new System.Text.Json.Nodes.JsonObject { ["fileKey"] = row.Key });
    }

    private static Answer Download(Call call)
    {
        InputObject input = call.Input;
        input.Require("fileKey");
        string? key = input.Text("fileKey");
        input.Errors.ThrowIfAny();
        if (call.World.FileKeys.Read(key!) is not { } issued || call.Store.FindFile(issued.File) is not { Attached: true } file)
        {
            throw KnownErrors.FileNotFound(key!);
        }

        if (issued.Home is { } home)
        {
            DemandView(call, home, key!);
        }

        return Answer.Of(file);
    }

    /// <summary>A file of a record is for those who may see app, record and field (records.md, 9).</summary>
    private static void DemandView(Call call, FileHome home, string key)
    {
        AppRow app = call.OpenApp(home.App, Side.Live, AppNeed.View);
        RecordAccess access = call.AccessTo(app);
        RecordField? field = access.Form.All.FirstOrDefault(f => f.Number == home.Field);
        if (field is null || call.Store.Records.Find(app.Id, home.Record) is not { } record)
        {
            throw KnownErrors.FileNotFound(key);
        }

        access.Demand(record, RecordRights.View);
        if (access.Of(field, record.Values) == FieldRights.None)
        {
            throw KnownErrors.NoPrivilege();
        }
    }
}

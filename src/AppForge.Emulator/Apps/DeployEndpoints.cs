using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Apps;

/// <summary>Starting and watching deploys (behaviour.md, Deploy).</summary>
internal static class DeployEndpoints
{
    private const int MaxApps = 300;

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("POST", "preview/app/deploy", Start),
        new("GET", "preview/app/deploy", Watch),
    ];

    private static Answer Start(Call call)
    {
        InputObject input = call.Input;
        input.Require("apps");
        IReadOnlyList<InputObject> entries = input.Objects("apps") ?? [];
        CheckCount(input, entries.Count);
        bool revert = input.Flag("revert") ?? false;
        List<(long App, long? Revision)> wanted = [.. entries.Select(ReadEntry)];
        if (wanted.Select(w => w.App).Distinct().Count() < wanted.Count)
        {
            input.Refuse("apps", Texts.Duplicate);
        }

        input.Errors.ThrowIfAny();
        List<AppRow> apps = [.. wanted.Select(w => Open(call, w.App, w.Revision))];
        List<string> warnings = revert ? [] : [.. apps.Select(app => DeployRunner.CheckBeforeDeploy(new AppSettings(call, app, Side.Preview))).OfType<string>()];

        long batch = call.Store.Next("batch");
        DateTimeOffset due = call.World.Now + call.World.Faults.Conditions.DeployDuration;
        foreach (AppRow app in apps)
        {
            bool fails = call.World.Faults.TakeFailingDeploy(app.Id);
            call.Store.SaveDeploy(new DeployRow(app.Id, batch, DeployRunner.Running, due, revert, fails, call.Caller.User.Code));
        }

        return Answer.Of(new JsonObject()) with { Warning = warnings.Count == 0 ? null : string.Join("; ", warnings) };
    }

    private static (long App, long? Revision) ReadEntry(InputObject entry)
    {
        entry.Require("app");
        return (entry.Integer("app", 1) ?? 0, entry.Integer("revision", -1));
    }

    private static AppRow Open(Call call, long id, long? revision)
    {
        AppRow app = call.OpenApp(id, Side.Preview, AppNeed.Manage);
        DeployRunner.RefuseWhileRunning(call, app);
        return revision is null or -1 || revision == app.PreviewRevision ? app : throw KnownErrors.StaleSettings(id);
    }

    private static Answer Watch(Call call)
    {
        InputObject input = call.Input;
        input.Require("apps");
        input.Errors.ThrowIfAny();
        IReadOnlyList<long> ids = input.Integers("apps") ?? [];
        CheckCount(input, ids.Count);
        input.Errors.ThrowIfAny();
        JsonArray statuses = [];
        foreach (long id in ids)
        {
            AppRow app = call.OpenApp(id, Side.Preview, AppNeed.Manage);
            // Without a deploy kintone says SUCCESS, as it does for an older one (behaviour.md, trap 8 and unconfirmed 7).
            string status = call.Store.FindDeploy(app.Id)?.Status ?? DeployRunner.Success;
            statuses.Add(new JsonObject { ["app"] = Wire.Number(app.Id), ["status"] = status });
        }

        return Answer.Of(new JsonObject { ["apps"] = statuses });
    }

    private static void CheckCount(InputObject input, int count)
    {
        if (count is 0 or > MaxApps)
        {
            input.Refuse("apps", count == 0 ? Texts.Required : Texts.Count(1, MaxApps));
        }
    }
}

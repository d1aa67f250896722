using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>The endpoints of all settings areas: what they have in common is here, what differs is in the areas.</summary>
internal static class SettingsEndpoints
{
    public static IReadOnlyList<ApiOperation> Rows { get; } = [.. SettingsAreas.All.SelectMany(RowsOf)];

    private static IEnumerable<ApiOperation> RowsOf(ISettingsArea area)
    {
        yield return new ApiOperation("GET", area.Resource, call => Read(call, area, Side.Live)) { AllowsTokens = area.AllowsTokens };
        yield return new ApiOperation("GET", "preview/" + area.Resource, call => Read(call, area, Side.Preview)) { AllowsTokens = area.AllowsTokens };
        foreach (AreaWrite write in area.Writes)
        {
            yield return new ApiOperation(write.Method, "preview/" + area.Resource, call => Write(call, area, write, deploys: false))
            {
                AllowsTokens = area.AllowsTokens,
            };
            if (area.HasLiveWrite)
            {
                yield return new ApiOperation(write.Method, area.Resource, call => Write(call, area, write, deploys: true));
            }
        }
    }

    private static Answer Read(Call call, ISettingsArea area, Side side)
    {
        AppRow app = call.OpenApp(AppParameter(call, area), side, side == Side.Live ? area.LiveNeed : AppNeed.Manage);
        InputObject input = call.Input;
        if (area.Languages.Count > 0)
        {
            input.Choice("lang", area.Languages);
        }

        input.Errors.ThrowIfAny();
        if (side == Side.Preview)
        {
            DeployRunner.RefuseWhileRunning(call, app);
        }

        JsonObject answer = area.Show(new AppSettings(call, app, side));
        Present(call, area, side, answer);
        answer["revision"] = Wire.Number(side == Side.Live ? app.LiveRevision!.Value : app.PreviewRevision);
        return Answer.Of(answer);
    }

    /// <summary>What holds for every area: who was stopped or deleted is not shown, though kept (settings.md, 3), and files have a key of the moment.</summary>
    private static void Present(Call call, ISettingsArea area, Side side, JsonObject document)
    {
        foreach (MentionedValue value in area.Mentions.SelectMany(m => m.In(document)))
        {
            if (value.Mention.Kind == MentionKind.Principal && value.Entity is var (type, code) && call.World.Directory.IsGone(type, code))
            {
                value.Leave();
            }
            else if (value.Mention.Kind == MentionKind.File && value.Node is JsonObject file && (string?)file["fileKey"] is { } stored)
            {
                file["fileKey"] = call.World.FileKeys.Issue(stored, side);
            }
        }
    }

    private static Answer Write(Call call, ISettingsArea area, AreaWrite write, bool deploys)
    {
        AppRow app = call.OpenApp(AppParameter(call, area), deploys ? Side.Live : Side.Preview, AppNeed.Manage);
        DeployRunner.RefuseWhileRunning(call, app);
        InputObject input = call.Input;
        long? revision = input.Integer("revision", -1);
        input.Errors.ThrowIfAny();
        if (revision is { } expected and not -1 && expected != app.PreviewRevision)
        {
            throw KnownErrors.StaleSettings(app.Id);
        }

        JsonObject answer = write.Carry(new AppSettings(call, app, Side.Preview), input);
        input.Errors.ThrowIfAny();
        AppRow written = app with { PreviewRevision = app.PreviewRevision + 1 };
        call.Store.UpdateApp(written);
        string? warning = deploys ? DeployRunner.DeployAtOnce(call, written) : null;
        answer["revision"] = Wire.Number(written.PreviewRevision);
        return Answer.Of(answer) with { Warning = warning };
    }

    /// <summary>Record and field rights also take <c>id</c>, which wins (settings.md, Record ACL).</summary>
    private static string AppParameter(Call call, ISettingsArea area) =>
        area is RecordRightsArea or FieldRightsArea && call.Input.Has("id") ? "id" : "app";
}

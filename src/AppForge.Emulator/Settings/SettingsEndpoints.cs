using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>The endpoints of all settings areas: what they have in common is here, what differs is in the areas.</summary>
internal static class SettingsEndpoints
{
    private static readonly string[] Languages = ["default", "user", "ja", "en", "zh"];

    public static IReadOnlyList<ApiOperation> Rows { get; } = [.. SettingsAreas.All.SelectMany(RowsOf)];

    private static IEnumerable<ApiOperation> RowsOf(ISettingsArea area)
    {
        yield return new ApiOperation("GET", area.Resource, call => Read(call, area, Side.Live));
        yield return new ApiOperation("GET", "preview/" + area.Resource, call => Read(call, area, Side.Preview));
        foreach (AreaWrite write in area.Writes)
        {
            yield return new ApiOperation(write.Method, "preview/" + area.Resource, call => Write(call, area, write, deploys: false));
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
        input.Choice("lang", Languages);
        input.Errors.ThrowIfAny();
        if (side == Side.Preview)
        {
            DeployRunner.RefuseWhileRunning(call, app);
        }

        JsonObject answer = area.Show(new AppSettings(call, app, side));
        answer["revision"] = Wire.Number(side == Side.Live ? app.LiveRevision!.Value : app.PreviewRevision);
        return Answer.Of(answer);
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
        if (deploys)
        {
            DeployRunner.DeployAtOnce(call, written);
        }

        answer["revision"] = Wire.Number(written.PreviewRevision);
        return Answer.Of(answer);
    }

    /// <summary>Record and field rights also take <c>id</c>, which wins (settings.md, Record ACL).</summary>
    private static string AppParameter(Call call, ISettingsArea area) =>
        area is RecordRightsArea or FieldRightsArea && call.Input.Has("id") ? "id" : "app";
}

using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Spaces;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Statistics;

/// <summary>
/// The use of apps and spaces, for system administrators (users-and-orgs.md, D): the only list with apps that were never deployed. The domain is one of the
/// Wide course; the counts of tokens and webhooks, of which no names are known, are left out.
/// </summary>
internal static class StatisticsEndpoints
{
    private const int MaxListed = 100;

    /// <summary>Labels and lines have no values, and the fields every app has do not count (limits.md, App definition).</summary>
    private static readonly string[] Uncounted = ["LABEL", "HR", "SPACER", "RECORD_NUMBER", "CREATOR", "CREATED_TIME", "MODIFIER", "UPDATED_TIME", "STATUS", "STATUS_ASSIGNEE", "CATEGORY"];

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("GET", "apps/statistics", Apps) { AllowsTokens = false, IsNeverGuest = true },
        new("GET", "spaces/statistics", Spaces) { AllowsTokens = false, IsNeverGuest = true },
    ];

    private static Answer Apps(Call call)
    {
        (int offset, int limit) = Open(call);
        DateOnly today = DateOnly.FromDateTime(call.World.Now.UtcDateTime);
        Dictionary<long, long> calls = call.World.Log.CallsOfApps.Where(c => c.Day == today).ToDictionary(c => c.App, c => c.Calls);
        IEnumerable<JsonObject> apps = call.Store.Apps().Skip(offset).Take(limit).Select(app => Describe(call, app, calls.GetValueOrDefault(app.Id)));
        return Answer.Of(new JsonObject { ["apps"] = new JsonArray([.. apps]) });
    }

    private static Answer Spaces(Call call)
    {
        (int offset, int limit) = Open(call);
        EmulatorDirectory directory = call.World.Directory;
        IEnumerable<JsonObject> spaces = directory.Spaces.OrderBy(s => s.Id).Skip(offset).Take(limit).Select(space => new JsonObject
        {
            ["id"] = Wire.Number(space.Id),
            ["name"] = space.Name,
            ["administratorCount"] = Wire.Number(SpaceMembers.CountAdministrators(directory, space)),
            ["memberCount"] = Wire.Number(SpaceMembers.Count(directory, space)),
            ["isPrivate"] = space.IsHidden,
            ["isGuest"] = space.IsGuest,
            ["creator"] = SpaceEndpoints.Person(call, space.Creator),
            ["createdAt"] = Emulation.Stamp(space.CreatedAt ?? call.World.StartedAt),
            ["modifier"] = SpaceEndpoints.Person(call, space.Modifier),
            ["modifiedAt"] = Emulation.Stamp(space.ModifiedAt ?? space.CreatedAt ?? call.World.StartedAt),
        });
        return Answer.Of(new JsonObject { ["spaces"] = new JsonArray([.. spaces]) });
    }

    private static JsonObject Describe(Call call, AppRow app, long calls)
    {
        Side side = app.IsDeployed ? Side.Live : Side.Preview;
        FormFields fields = new(call.Store.FindSetting(app.Id, FieldsArea.Key, side)!);
        EmulatorSpace? space = app.Space is { } id ? call.World.Directory.FindSpace(id) : null;
        return new JsonObject
        {
            ["id"] = Wire.Number(app.Id),
            ["name"] = AppEndpoints.NameOf(call, app),
            ["space"] = space is null ? null : new JsonObject { ["id"] = Wire.Number(space.Id), ["name"] = space.Name },
            // App groups are set in the screens only: every app is in the one that is there from the start.
            ["appGroup"] = "Public",
            ["status"] = !app.IsDeployed ? "NOT_ACTIVATED" : app.LiveRevision == app.PreviewRevision ? "ACTIVATED" : "CHANGED",
            ["recordUpdatedAt"] = RecordsUpdatedAt(call, app),
            ["recordCount"] = Wire.Number(call.Store.Records.Count(app.Id)),
            ["fieldCount"] = Wire.Number(fields.All.Count(f => !Uncounted.Contains(f.Type, StringComparer.Ordinal))),
            ["dailyRequestCount"] = Wire.Number(calls),
            ["storageUsage"] = Wire.Number(fields.All.Any(f => f.Type == "FILE") ? call.Store.Records.FileBytes(app.Id) : 0),
            ["customized"] = IsCustomized(call, app.Id, side),
            ["creator"] = AppEndpoints.Person(call, app.Creator),
            ["createdAt"] = Emulation.Stamp(app.CreatedAt),
            ["modifier"] = AppEndpoints.Person(call, app.Modifier),
            ["modifiedAt"] = Emulation.Stamp(app.ModifiedAt),
        };
    }

    /// <summary>The creation of the app where there never was a record.</summary>
    private static string RecordsUpdatedAt(Call call, AppRow app)
    {
        string latest = app.IsDeployed ? call.Store.Records.Greatest(call.World.Forms.Of(app).BuiltIn("UPDATED_TIME").Number) : "";
        return latest.Length > 0 ? latest : Emulation.Stamp(app.CreatedAt);
    }

    /// <summary>JavaScript or CSS, a plug-in, or a view of one's own.</summary>
    private static bool IsCustomized(Call call, long app, Side side)
    {
        JsonObject? customize = call.Store.FindSetting(app, CustomizeArea.Key, side);
        bool hasFiles = CustomizeArea.Devices.SelectMany(d => CustomizeArea.Lists.Select(list => customize?[d]?[list] as JsonArray)).Any(l => l?.Count > 0);
        return hasFiles
            || call.Store.FindSetting(app, PluginsArea.Key, side)?["plugins"] is JsonArray { Count: > 0 }
            || (call.Store.FindSetting(app, ViewsArea.Key, side)?["views"] as JsonObject ?? []).Any(v => (string?)v.Value?["type"] == "CUSTOM");
    }

    private static (int Offset, int Limit) Open(Call call)
    {
        if (!call.Caller.User.IsAdministrator)
        {
            throw KnownErrors.NoPrivilege();
        }

        InputObject input = call.Input;
        (int, int) page = ((int)(input.Integer("offset", 0, int.MaxValue) ?? 0), (int)(input.Integer("limit", 1, MaxListed) ?? MaxListed));
        input.Errors.ThrowIfAny();
        return page;
    }
}

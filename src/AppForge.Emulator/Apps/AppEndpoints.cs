using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Spaces;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Apps;

/// <summary>Creating and listing apps. There is no call that deletes one (behaviour.md, trap 11).</summary>
internal static class AppEndpoints
{
    private const int FirstRevision = 2;
    private const int MaxName = 64;
    private const int MaxListed = 100;

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("POST", "preview/app", Create) { AllowsTokens = false },
        new("GET", "app", Get),
        new("GET", "apps", List) { AllowsTokens = false },
    ];

    private static Answer Create(Call call)
    {
        InputObject input = call.Input;
        input.Require("name");
        string? name = input.Text("name", 1, MaxName);
        (EmulatorSpace? space, long? thread) = SpaceInput.ReadPlace(call, input);
        input.Errors.ThrowIfAny();
        if (!call.Caller.User.MayCreateApps || (space is not null && !call.World.Directory.MayCreateAppsIn(space, call.Caller.User)))
        {
            throw KnownErrors.NoPrivilege();
        }

        call.CheckPath(space?.Id);
        DateTimeOffset now = call.World.Now;
        AppRow app = call.Store.AddApp(new AppRow
        {
            Space = space?.Id,
            Thread = thread,
            JapaneseNames = call.CreatesJapaneseNames,
            PreviewRevision = FirstRevision,
            Creator = call.Caller.User.Code,
            CreatedAt = now,
            Modifier = call.Caller.User.Code,
            ModifiedAt = now,
        });
        foreach (ISettingsArea area in SettingsAreas.All)
        {
            call.Store.SaveSetting(app.Id, area.Resource, Side.Preview, area.Initial(app, name!));
        }

        return Answer.Of(new JsonObject { ["app"] = Wire.Number(app.Id), ["revision"] = Wire.Number(app.PreviewRevision) });
    }

    private static Answer Get(Call call)
    {
        AppRow app = call.OpenApp("id", Side.Live, AppNeed.Use);
        return Answer.Of(Describe(call, app));
    }

    private static Answer List(Call call)
    {
        InputObject input = call.Input;
        IReadOnlyList<long>? ids = input.Filter("ids", input.Integers("ids"), MaxListed);
        IReadOnlyList<string>? codes = input.Filter("codes", input.TextList("codes"), MaxListed);
        IReadOnlyList<long>? spaces = input.Filter("spaceIds", input.Integers("spaceIds"), MaxListed);
        string? name = input.Text("name", 0, MaxName);
        long limit = input.Integer("limit", 1, MaxListed) ?? MaxListed;
        long offset = input.Integer("offset", 0, int.MaxValue) ?? 0;
        input.Errors.ThrowIfAny();
        IEnumerable<JsonNode?> apps = call.Store.Apps()
            .Where(app => app.IsDeployed && call.World.Access.Allows(call.Caller, app, AppNeed.Use))
            .Where(app => app.Space is not { } space || call.World.Directory.FindSpace(space) is not { } inside || call.World.Directory.Sees(call.Caller.User, inside))
            .Where(app => call.GuestSpace is not { } guest || app.Space == guest)
            .Where(app => ids?.Contains(app.Id) ?? true)
            .Where(app => codes?.Contains(app.Code, StringComparer.Ordinal) ?? true)
            .Where(app => spaces is null || (app.Space is { } space && spaces.Contains(space)))
            .Select(app => Describe(call, app))
            .Where(app => name is null || ((string)app["name"]!).Contains(name, StringComparison.OrdinalIgnoreCase))
            .Skip((int)offset)
            .Take((int)limit);
        return Answer.Of(new JsonObject { ["apps"] = new JsonArray([.. apps]) });
    }

    public static JsonObject Describe(Call call, AppRow app)
    {
        JsonObject settings = call.Store.FindSetting(app.Id, GeneralArea.Key, Side.Live)!;
        return new JsonObject
        {
            ["appId"] = Wire.Number(app.Id),
            ["code"] = app.Code,
            ["name"] = (string)settings["name"]!,
            ["description"] = (string)settings["description"]!,
            ["spaceId"] = app.Space is { } space ? Wire.Number(space) : null,
            ["threadId"] = app.Thread is { } thread ? Wire.Number(thread) : null,
            ["createdAt"] = Emulation.Stamp(app.CreatedAt),
            ["creator"] = Person(call, app.Creator),
            ["modifiedAt"] = Emulation.Stamp(app.ModifiedAt),
            ["modifier"] = Person(call, app.Modifier),
        };
    }

    /// <summary>The name of an app, as it is live; before the first deploy as it is to be.</summary>
    public static string NameOf(Call call, AppRow app) =>
        (string)call.Store.FindSetting(app.Id, GeneralArea.Key, app.IsDeployed ? Side.Live : Side.Preview)!["name"]!;

    public static JsonObject Person(Call call, string code) =>
        new() { ["code"] = code, ["name"] = call.World.Directory.FindUser(code)?.DisplayName ?? code };
}

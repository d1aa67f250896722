using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Apps;

/// <summary>Reading a space, and moving an app between spaces (users-and-orgs.md, B; settings.md, 10).</summary>
internal static class SpaceEndpoints
{
    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("GET", "space", Get) { AllowsTokens = false },
        new("POST", "app/move", Move) { AllowsTokens = false },
    ];

    /// <summary>The space and thread that a request names for a new app, both <see langword="null"/> outside of spaces; the thread left out is the default one.</summary>
    public static (EmulatorSpace? Space, long? Thread) Read(Call call, InputObject input)
    {
        if (input.Integer("space", 1) is not { } id)
        {
            return default;
        }

        EmulatorSpace? space = call.World.Directory.FindSpace(id);
        if (space is null)
        {
            input.Refuse("space", Texts.UnknownSpace);
            return default;
        }

        long thread = input.Integer("thread", 1) ?? space.DefaultThread;
        if (!space.HasThread(thread))
        {
            input.Refuse("thread", Texts.UnknownSpace);
        }

        return (space, thread);
    }

    private static Answer Get(Call call)
    {
        InputObject input = call.Input;
        input.Require("id");
        long? id = input.Errors.Any ? null : input.Integer("id", 1);
        EmulatorSpace? space = id is null ? null : call.World.Directory.FindSpace(id.Value);
        if (id is not null && space is null)
        {
            // Which code kintone answers with is not known.
            input.Refuse("id", Texts.UnknownSpace);
        }

        input.Errors.ThrowIfAny();
        call.CheckPath(space!.Id);
        return space.ShowsItselfTo(call.Caller.User) ? Answer.Of(Describe(call, space)) : throw KnownErrors.NoPrivilege();
    }

    private static JsonObject Describe(Call call, EmulatorSpace space)
    {
        JsonObject administrator = AppEndpoints.Person(call, "Administrator");
        bool isMultiThread = space.OtherThreads.Count > 0;
        JsonNode? shown = isMultiThread ? JsonValue.Create(true) : null;
        IEnumerable<JsonNode> apps = call.Store.Apps()
            .Where(app => app.Space == space.Id && app.IsDeployed && call.World.Access.Allows(call.Caller, app, AppNeed.Use))
            .Select(app => AttachedApp(call, app));
        return new JsonObject
        {
            ["id"] = Wire.Number(space.Id),
            ["name"] = space.Name,
            ["defaultThread"] = Wire.Number(space.DefaultThread),
            ["isPrivate"] = space.IsPrivate || space.IsGuest,
            ["creator"] = administrator,
            ["modifier"] = administrator.DeepClone(),
            ["memberCount"] = Wire.Number(space.Members.Count == 0 ? call.World.Directory.Users.Count : space.Members.Count),
            ["coverType"] = "PRESET",
            ["coverKey"] = "GREEN",
            ["coverUrl"] = "/k/api/space/cover/GREEN.png",
            ["body"] = null,
            ["useMultiThread"] = isMultiThread,
            ["isGuest"] = space.IsGuest,
            ["fixedMember"] = false,
            ["showAnnouncement"] = shown,
            ["showThreadList"] = shown?.DeepClone(),
            ["showAppList"] = shown?.DeepClone(),
            ["showMemberList"] = shown?.DeepClone(),
            ["showRelatedLinkList"] = shown?.DeepClone(),
            ["permissions"] = new JsonObject { ["createApp"] = space.OnlyAdministratorsCreateApps ? "ADMIN" : "EVERYONE" },
            ["attachedApps"] = new JsonArray([.. apps]),
        };
    }

    private static JsonObject AttachedApp(Call call, AppRow app)
    {
        JsonObject described = AppEndpoints.Describe(call, app);
        described.Remove("spaceId");
        return described;
    }

    /// <summary>At once and on the live app; without a space it leaves the one it is in. Guest spaces take no part.</summary>
    private static Answer Move(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.Manage);
        InputObject input = call.Input;
        (EmulatorSpace? space, long? thread) = Read(call, input);
        if (space is { IsGuest: true } || call.GuestSpace is not null)
        {
            input.Refuse("space", Texts.NoMoveWithGuests);
        }

        input.Errors.ThrowIfAny();
        if (space is not null && !space.LetsCreate(call.Caller.User))
        {
            throw KnownErrors.NoPrivilege();
        }

        call.Store.UpdateApp(app with { Space = space?.Id, Thread = thread });
        return Answer.Of(new JsonObject());
    }
}

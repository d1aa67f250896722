using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Records;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Spaces;

/// <summary>
/// Spaces themselves (users-and-orgs.md, B). Who may change one is not written anywhere: its administrators, as in the screens, and the system's.
/// </summary>
internal static class SpaceEndpoints
{
    public const int MaxName = 128;
    public const int MaxBody = 65_535;

    private static readonly string[] Widgets = ["showAnnouncement", "showThreadList", "showAppList", "showMemberList", "showRelatedLinkList"];
    private static readonly string[] Creators = ["EVERYONE", "ADMIN"];

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("GET", "space", Get) { AllowsTokens = false },
        new("PUT", "space", Change) { AllowsTokens = false },
        new("DELETE", "space", Delete) { AllowsTokens = false },
        new("PUT", "space/body", ChangeBody) { AllowsTokens = false },
    ];

    private static Answer Get(Call call) => Answer.Of(Describe(call, SpaceInput.Open(call, "id", asAdministrator: false)));

    private static Answer Change(Call call)
    {
        EmulatorSpace space = SpaceInput.Open(call, "id", asAdministrator: true);
        InputObject input = call.Input;
        List<string> hidden = [.. space.HiddenWidgets];
        foreach (string widget in Widgets)
        {
            if (input.Flag(widget) is { } shown)
            {
                hidden.Remove(widget);
                hidden.AddRange(shown ? [] : [widget]);
            }
        }

        string? createApp = input.Object("permissions")?.Choice("createApp", Creators);
        bool turnsMultiThread = input.Flag("useMultiThread") == true && !space.IsMultiThread;
        EmulatorSpace changed = space with
        {
            Name = input.Text("name", 1, MaxName) ?? space.Name,
            IsPrivate = input.Flag("isPrivate") ?? space.IsPrivate,
            FixedMember = input.Flag("fixedMember") ?? space.FixedMember,
            // There is no way back: false changes nothing.
            UsesThreads = space.IsMultiThread || turnsMultiThread,
            Body = turnsMultiThread ? space.DefaultThreadBody : space.Body,
            HiddenWidgets = hidden,
            OnlyAdministratorsCreateApps = createApp is null ? space.OnlyAdministratorsCreateApps : createApp == "ADMIN",
        };
        input.Errors.ThrowIfAny();
        SpaceInput.Save(call, changed);
        return Answer.Of(new JsonObject());
    }

    /// <summary>A space goes with its apps, deployed or not.</summary>
    private static Answer Delete(Call call)
    {
        EmulatorSpace space = SpaceInput.Open(call, "id", asAdministrator: true);
        foreach (AppRow app in call.Store.Apps().Where(a => a.Space == space.Id))
        {
            DeployRunner.RefuseWhileRunning(call, app);
            foreach (RecordField field in app.IsDeployed ? call.World.Forms.Of(app).All : [])
            {
                call.Store.Records.DropField(field.Number);
            }

            call.Store.DeleteApp(app.Id);
        }

        foreach (EmulatorThread thread in space.Threads)
        {
            call.Store.Directory.DeleteThreadComments(thread.Id);
        }

        call.World.ChangeDirectory(d => d with { Spaces = [.. d.Spaces.Where(s => s.Id != space.Id)] });
        return Answer.Of(new JsonObject());
    }

    private static Answer ChangeBody(Call call)
    {
        EmulatorSpace space = SpaceInput.Open(call, "id", asAdministrator: true);
        InputObject input = call.Input;
        if (input.Text("body", 0, MaxBody) is not { } body)
        {
            input.Refuse("body", Texts.Required);
            input.Errors.ThrowIfAny();
            throw KnownErrors.IllegalRequest();
        }

        input.Errors.ThrowIfAny();
        SpaceInput.Save(call, space.IsMultiThread ? space with { Body = body } : space with { DefaultThreadBody = body });
        return Answer.Of(new JsonObject());
    }

    private static JsonObject Describe(Call call, EmulatorSpace space)
    {
        string body = space.IsMultiThread ? space.Body : space.DefaultThreadBody;
        IEnumerable<JsonNode> apps = call.Store.Apps()
            .Where(app => app.Space == space.Id && app.IsDeployed && call.World.Access.Allows(call.Caller, app, AppNeed.Use))
            .Select(app => AttachedApp(call, app));
        JsonObject described = new()
        {
            ["id"] = Wire.Number(space.Id),
            ["name"] = space.Name,
            ["defaultThread"] = Wire.Number(space.DefaultThread),
            ["isPrivate"] = space.IsHidden,
            ["creator"] = Person(call, space.Creator),
            ["modifier"] = Person(call, space.Modifier),
            ["memberCount"] = Wire.Number(SpaceMembers.Count(call.World.Directory, space)),
            ["coverType"] = "PRESET",
            ["coverKey"] = "GREEN",
            ["coverUrl"] = "/k/api/space/cover/GREEN.png",
            ["body"] = body.Length == 0 ? null : body,
            ["useMultiThread"] = space.IsMultiThread,
            ["isGuest"] = space.IsGuest,
            ["fixedMember"] = space.FixedMember,
            ["permissions"] = new JsonObject { ["createApp"] = space.OnlyAdministratorsCreateApps ? "ADMIN" : "EVERYONE" },
            ["attachedApps"] = new JsonArray([.. apps]),
        };
        foreach (string widget in Widgets)
        {
            described[widget] = space.IsMultiThread ? !space.HiddenWidgets.Contains(widget, StringComparer.Ordinal) : null;
        }

        return described;
    }

    /// <summary>Who made or changed a space; empty texts for somebody who was deleted.</summary>
    public static JsonObject Person(Call call, string code) => call.World.Directory.FindUser(code) is { } user
        ? new JsonObject { ["code"] = user.Code, ["name"] = user.DisplayName }
        : new JsonObject { ["code"] = "", ["name"] = "" };

    private static JsonObject AttachedApp(Call call, AppRow app)
    {
        JsonObject described = AppEndpoints.Describe(call, app);
        described.Remove("spaceId");
        return described;
    }
}

using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Spaces;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Apps;

/// <summary>Moving an app between spaces: at once and on the live app; without a space it leaves the one it is in. Guest spaces take no part (settings.md, 10).</summary>
internal static class MoveEndpoint
{
    public static IReadOnlyList<ApiOperation> Rows { get; } = [new("POST", "app/move", Move) { AllowsTokens = false }];

    private static Answer Move(Call call)
    {
        AppRow app = call.OpenApp("app", Side.Live, AppNeed.Manage);
        InputObject input = call.Input;
        (EmulatorSpace? space, long? thread) = SpaceInput.ReadPlace(call, input);
        if (space is { IsGuest: true } || call.GuestSpace is not null)
        {
            input.Refuse("space", Texts.NoMoveWithGuests);
        }

        input.Errors.ThrowIfAny();
        if (space is not null && !call.World.Directory.MayCreateAppsIn(space, call.Caller.User))
        {
            throw KnownErrors.NoPrivilege();
        }

        call.Store.UpdateApp(app with { Space = space?.Id, Thread = thread });
        return Answer.Of(new JsonObject());
    }
}

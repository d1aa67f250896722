using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Http;

/// <summary>One request being answered: who calls, with what, on which world.</summary>
internal sealed record Call(Emulation World, ApiOperation ApiOperation, Caller Caller, MessageLanguage Language, long? GuestSpace, JsonObject Parameters)
{
    private readonly ValidationErrors _errors = new();

    private readonly Dictionary<long, RecordAccess> _accesses = [];
    private Memberships? _memberships;

    /// <summary>The upload of POST file.json.</summary>
    public FileRow? Upload { get; init; }

    public InputObject Input => new(Parameters, "", _errors, World.Future);

    public EmulatorStore Store => World.Store;

    /// <summary>What the caller belongs to.</summary>
    public Memberships Memberships => _memberships ??= new Memberships(World.Directory, Caller.User);

    public bool CreatesJapaneseNames => Language is not (MessageLanguage.English or MessageLanguage.Chinese);

    /// <summary>The app a parameter names, seen from this path and caller.</summary>
    /// <exception cref="KintoneErrorException">The parameter is missing, the app unknown, on the other kind of path, or not open to the caller.</exception>
    public AppRow OpenApp(string parameter, Side side, AppNeed need)
    {
        InputObject input = Input;
        input.Require(parameter);
        long? id = input.Errors.Any ? null : input.Integer(parameter, 1);
        input.Errors.ThrowIfAny();
        return OpenApp(id!.Value, side, need);
    }

    public AppRow OpenApp(long id, Side side, AppNeed need)
    {
        AppRow? app = Store.FindApp(id);
        if (app is null || (side == Side.Live && !app.IsDeployed))
        {
            throw KnownErrors.AppNotFound(id);
        }

        CheckPath(app.Space);
        World.Access.Demand(Caller, app, need);
        return app;
    }

    /// <summary>What the caller may do with the records of an app.</summary>
    public RecordAccess AccessTo(AppRow app)
    {
        if (!_accesses.TryGetValue(app.Id, out RecordAccess? access))
        {
            _accesses.Add(app.Id, access = new RecordAccess(this, app));
        }

        return access;
    }

    /// <summary>The guest-space rule (behaviour.md, trap 44), and that of private spaces.</summary>
    public void CheckPath(long? appSpace)
    {
        EmulatorSpace? space = appSpace is { } id ? World.Directory.FindSpace(id) : null;
        long? guestSpace = space is { IsGuest: true } ? space.Id : null;
        if (guestSpace != GuestSpace)
        {
            throw GuestSpace is null ? KnownErrors.GuestSpaceApp() : KnownErrors.NoPrivilege();
        }

        // What is in a private space is seen by its members only.
        if (space is not null && !World.Directory.Sees(Caller.User, space))
        {
            throw KnownErrors.NoPrivilege();
        }
    }
}

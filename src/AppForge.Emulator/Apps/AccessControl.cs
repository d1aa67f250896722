using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Apps;

/// <summary>What a caller may do with an app: its live access rights, first match wins; administrators manage every app, whatever its rights are, but see its records by the rights alone (kintone's help).</summary>
internal sealed class AccessControl(Emulation world)
{
    public void Demand(Caller caller, AppRow app, AppNeed need)
    {
        if (caller.UsesTokens)
        {
            // A token is inert until its app is deployed: then it is a token of no app.
            EmulatorToken? token = app.IsDeployed ? caller.Tokens.FirstOrDefault(t => t.App == app.Id) : null;
            if (token is null)
            {
                throw KnownErrors.TokenOfAnotherApp();
            }

            if (!Suffices(token.Rights, need))
            {
                throw KnownErrors.TokenMayNot();
            }
        }
        else if (!Suffices(RightsOf(caller.User, app), need))
        {
            throw KnownErrors.NoPrivilege();
        }
    }

    public bool Allows(Caller caller, AppRow app, AppNeed need) => Suffices(RightsOf(caller, app), need);

    /// <summary>What the caller may do with the app; a token has what its boxes say, whatever the app's rights are.</summary>
    public AppRights RightsOf(Caller caller, AppRow app) =>
        caller.UsesTokens
            ? caller.Tokens.FirstOrDefault(t => t.App == app.Id && app.IsDeployed)?.Rights ?? AppRights.None
            : RightsOf(caller.User, app);

    /// <summary>The app's rows of rights. Before the first deploy there are no live ones: the app is its creator's.</summary>
    public static ImmutableArray<RightsRow<AppRights>> ReadRows(EmulatorStore store, AppRow app)
    {
        JsonObject rights = store.FindSetting(app.Id, AppRightsArea.Key, Side.Live) ?? AppRightsArea.Default();
        return RightsRow<AppRights>.Read(rights["rights"], RightsOf, _ => null);
    }

    private static AppRights RightsOf(JsonObject row) => AppRightsArea.Flags.Where(f => (bool)row[f.Name]!).Aggregate(AppRights.None, (sum, f) => sum | f.Right);

    private AppRights RightsOf(EmulatorUser user, AppRow app)
    {
        Memberships caller = new(world.Directory, user);
        AppRights rights = world.AppRights.Of(app).FirstOrDefault(row => row.Type == "CREATOR" ? user.Code == app.Creator : caller.Fits(row) == true)?.Rights ?? AppRights.None;
        return user.IsAdministrator ? rights | AppRights.Manage : rights;
    }

    private static bool Suffices(AppRights rights, AppNeed need) => need switch
    {
        AppNeed.View => rights.HasFlag(AppRights.View),
        AppNeed.Add => rights.HasFlag(AppRights.Add),
        AppNeed.Edit => rights.HasFlag(AppRights.Edit),
        AppNeed.Delete => rights.HasFlag(AppRights.Delete),
        AppNeed.Manage => rights.HasFlag(AppRights.Manage),
        AppNeed.UseOrManage => (rights & (AppRights.View | AppRights.Add | AppRights.Manage)) != 0,
        _ => (rights & (AppRights.View | AppRights.Add)) != 0,
    };
}

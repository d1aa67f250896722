using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Apps;

/// <summary>What a caller may do with an app: its live access rights, first match wins; system administrators may do everything.</summary>
internal sealed class AccessControl(EmulatorStore store, EmulatorDirectory directory)
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

    private AppRights RightsOf(Caller caller, AppRow app) =>
        caller.UsesTokens
            ? caller.Tokens.FirstOrDefault(t => t.App == app.Id && app.IsDeployed)?.Rights ?? AppRights.None
            : RightsOf(caller.User, app);

    private AppRights RightsOf(EmulatorUser user, AppRow app)
    {
        if (user.IsAdministrator)
        {
            return AppRights.All;
        }

        // Before the first deploy there are no live rights: the app is its creator's.
        JsonObject rights = store.FindSetting(app.Id, AppRightsArea.Key, Side.Live) ?? AppRightsArea.Default();
        foreach (JsonNode? entry in rights["rights"]!.AsArray())
        {
            string type = (string)entry!["entity"]!["type"]!;
            string code = (string?)entry["entity"]!["code"] ?? "";
            bool matches = type == "CREATOR" ? user.Code == app.Creator : directory.Belongs(user, type, code, (bool)entry["includeSubs"]!);
            if (matches)
            {
                return AppRightsArea.Flags.Where(f => (bool)entry[f.Name]!).Aggregate(AppRights.None, (sum, f) => sum | f.Right);
            }
        }

        return AppRights.None;
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

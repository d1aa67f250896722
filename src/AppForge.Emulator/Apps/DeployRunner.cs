using AppForge.Emulator.Checks;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Records;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Apps;

/// <summary>
/// Carries deploys out. A running one is a row with the time it ends; whoever comes first afterwards settles it, all apps of the call in one
/// transaction. So it is asynchronous for callers, needs no thread, and is finished properly after a crash.
/// </summary>
internal static class DeployRunner
{
    public const string Running = "PROCESSING";
    public const string Success = "SUCCESS";
    private const string Fail = "FAIL";
    private const string Cancel = "CANCEL";

    public static void RefuseWhileRunning(Call call, AppRow app)
    {
        if (call.Store.FindDeploy(app.Id)?.Status == Running)
        {
            throw KnownErrors.AppIsBeingDeployed(app.Id);
        }
    }

    /// <summary>Ends the deploys whose time has come.</summary>
    public static void Settle(Emulation world)
    {
        DateTimeOffset now = world.Now;
        foreach (IGrouping<long, DeployRow> batch in world.Store.RunningDeploys().Where(d => d.Due <= now).GroupBy(d => d.Batch))
        {
            HashSet<long> failing = [.. batch.Where(d => d.WillFail || (!d.Revert && TightenedFields.AreViolated(world.Store, d.App))).Select(d => d.App)];
            bool fails = failing.Count > 0;
            foreach (DeployRow deploy in batch)
            {
                AppRow app = world.Store.FindApp(deploy.App)!;
                string status = !fails ? Success : failing.Contains(deploy.App) ? Fail : Cancel;
                if (!fails)
                {
                    Finish(world, app, deploy);
                }

                world.Store.SaveDeploy(deploy with { Status = status });
            }
        }
    }

    /// <summary>Judges what a deploy POST refuses on the spot: formulas, conditions towards other apps, lookups (behaviour.md, Deploy).</summary>
    /// <returns>What is only warned of, in the letters of a header.</returns>
    public static string? CheckBeforeDeploy(AppSettings settings)
    {
        FormulaChecks.CheckAll(settings.Fields, settings.Scope);
        RelatedAppChecks.CheckStored(settings);
        string loose = string.Join(", ", RelatedAppChecks.WithLooseKeys(settings).Select(f => Uri.EscapeDataString(f.Code)));
        return loose.Length == 0 ? null : $"App {Wire.Number(settings.App.Id)}: the key fields of these lookups do not prohibit duplicate values ({loose})";
    }

    /// <returns>What is only warned of, in the letters of a header.</returns>
    public static string? DeployAtOnce(Call call, AppRow app)
    {
        string? warning = CheckBeforeDeploy(new AppSettings(call, app, Side.Preview));
        DeployRow deploy = new(app.Id, call.Store.Next("batch"), Success, call.World.Now, false, false, call.Caller.User.Code);
        if (TightenedFields.AreViolated(call.Store, app.Id))
        {
            call.Store.SaveDeploy(deploy with { Status = Fail });
            return warning;
        }

        Finish(call.World, app, deploy);
        call.Store.SaveDeploy(deploy);
        return warning;
    }

    private static void Finish(Emulation world, AppRow app, DeployRow deploy)
    {
        if (deploy.Revert)
        {
            Revert(world.Store, app);
            return;
        }

        RecordForm? before = app.IsDeployed ? world.Forms.Of(app) : null;
        FieldRename.FollowInOtherApps(world.Store, app);
        world.Store.CopySettings(app.Id, Side.Preview, Side.Live);
        if (before is not null)
        {
            RecordUpkeep.Follow(world.Store.Records, before, world.Forms.Of(app));
        }

        world.Store.UpdateApp(app with { LiveRevision = app.PreviewRevision, Modifier = deploy.User, ModifiedAt = deploy.Due });
    }

    private static void Revert(EmulatorStore store, AppRow app)
    {
        if (app.LiveRevision is { } live)
        {
            store.CopySettings(app.Id, Side.Live, Side.Preview);
            store.UpdateApp(app with { PreviewRevision = live });
        }
    }
}

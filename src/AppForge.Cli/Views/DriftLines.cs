using System.Collections.Immutable;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Drift;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Views;

/// <summary>Says changes by hand in the words of a plan.</summary>
internal static class DriftLines
{
    /// <summary>One line for each change. What one costs is paid already, or will be by whoever made it.</summary>
    public static ImmutableArray<PlanLine> Of(AppDrift app, ImmutableArray<Change> changes, AppModel before, AppModel after, Terminal terminal)
    {
        ImmutableArray<Change> shown = [.. changes.Select(c => c with { Risk = ChangeRisk.None, IsByHand = false })];
        var asPlan = new AppPlan(app.Key, app.Name, app.AppId, app.Revision, shown, [], false, after, before);
        var plan = new Plan("", "", [asPlan], [], default) { Project = new(terminal.Language, "", ImmutableSortedDictionary<string, string>.Empty), Target = "", Ids = AppIdMap.Empty, DefinitionsHash = "" };
        return new PlanLines(plan, asPlan, terminal).All;
    }
}

using System.Collections.Immutable;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning.Findings;

namespace AppForge.Deploy.Planning;

/// <summary>
/// What a deployment will do, and what it was made from. The central type of this folder: a value that can be shown, compared and carried out, never more than it says.
/// </summary>
/// <param name="Environment">The environment.</param>
/// <param name="PlanId">The first eight characters of the hash of everything it will do and was made from.</param>
/// <param name="Apps">All apps that were compared, by key.</param>
/// <param name="Steps">What will be done, in order.</param>
/// <param name="Reading">The requests that making it took.</param>
public sealed record Plan(string Environment, string PlanId, ImmutableArray<AppPlan> Apps, ImmutableArray<PlanStep> Steps, RequestCounts Reading)
{
    // A deploy takes some seconds to tens of seconds (behaviour.md, section Deploy).
    private const int PollsPerDeploy = 10;

    /// <summary>What it depends on of the project beside its apps.</summary>
    public required ProjectTraits Project { get; init; }

    /// <summary>The kintone it was made from: address and guest space.</summary>
    public required string Target { get; init; }

    /// <summary>The ids of the apps that it was made with.</summary>
    public required AppIdMap Ids { get; init; }

    /// <summary>The hash (SHA-256, hexadecimal) of the definitions it was made from, as the environment shall have them.</summary>
    public required string DefinitionsHash { get; init; }

    /// <summary>The highest id of an app that was seen: an app that is created gets a higher one. Zero where nothing is created.</summary>
    public long HighestAppId { get; init; }

    /// <summary>Removals and additions that look like renames nobody declared.</summary>
    public IEnumerable<SuspectedRename> SuspectedRenames => Apps.SelectMany(a => a.SuspectedRenames);

    /// <summary>What was found out about it beforehand; with an error among it, it can't be carried out.</summary>
    public IEnumerable<PlanFinding> Findings => Apps.SelectMany(a => a.Findings);

    /// <summary>Changes of a field's type, which are a removal and an addition: there is a way that keeps the values.</summary>
    public IEnumerable<PlanFinding> TypeChanges => Apps.SelectMany(a => a.Intentions.Where(c => c is { Kind: ChangeKind.Remove, Risk: ChangeRisk.LosesData } && a.Changes.Any(n => n.Kind == ChangeKind.Add && n.Address == c.Address))
        .Select(c => new PlanFinding(PlanDiagnostics.TypeChange, c.Address, a.LostBy(c)!.Value)));

    /// <summary>Everything that a reader has to know before it is carried out: <see cref="Findings"/>, and what has to be allowed because it loses more than is needed.</summary>
    public IEnumerable<PlanFinding> Remarks => [.. Findings, .. TypeChanges, .. SuspectedRenames.Select(r => r.Finding)];

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Steps.IsEmpty;

    /// <summary>Whether all of it is written to pre-live settings already and only has to be deployed.</summary>
    public bool IsAllWritten { get; init; }

    /// <summary>Whether it can be written to the pre-live settings without deploying anything: no wave has to be live before another is written.</summary>
    public bool CanBeStaged => Steps.OfType<DeployStep>().All(s => s.Purpose is DeployPurpose.Changes or DeployPurpose.FollowRenames) && !Steps.Any(s => s is MoveAppStep);

    /// <summary>Whether everything could be read.</summary>
    public bool IsComplete => Apps.All(a => a.Unreadable.IsEmpty);

    /// <summary>The changes that lose data and have to be allowed by address.</summary>
    public IEnumerable<Change> NeedingApproval => Apps.SelectMany(a => a.Intentions).Where(c => c.Risk == ChangeRisk.LosesData);

    /// <summary>The apps in which somebody has undeployed changes.</summary>
    public IEnumerable<AppPlan> Foreign => Apps.Where(a => a.Foreign);

    /// <summary>The new apps whose name another app has already.</summary>
    public IEnumerable<AppPlan> WithNamesakes => Apps.Where(a => !a.Namesakes.IsEmpty);

    /// <summary>What is left for people to do, new apps and old ones.</summary>
    public IEnumerable<ManualTask> ManualTasks => Apps.SelectMany(a => a.ManualTasks);

    /// <summary>The settings that kintone hides.</summary>
    public IEnumerable<Address> Unreadable => Apps.SelectMany(a => a.Unreadable);

    /// <summary>
    /// How many requests it expects to write and to deploy with; verifying reads come on top, and what doesn't follow a rename by itself.
    /// </summary>
    public RequestCounts Expected => new(
        0,
        Steps.Count(s => s is not (DeployStep or ConfirmRenamesStep)) + Steps.OfType<WriteAreaStep>().Sum(s => s.Uploads),
        Steps.Count(s => s is DeployStep { Purpose: not DeployPurpose.FollowRenames }));

    /// <summary>
    /// How many requests about one app carrying it out is expected to take, reads included: a look at its revision in the beginning and before each deploy, what is asked while
    /// a deploy runs, all areas in the end. Rather too many than too few.
    /// </summary>
    /// <param name="app">The app's key.</param>
    public int ExpectedFor(string app)
    {
        var sent = Steps.Sum(s => s switch
        {
            DeployStep deploy => deploy.Apps.Contains(app) ? 2 + PollsPerDeploy : 0,
            ConfirmRenamesStep confirm when confirm.App == app => 2 * confirm.Areas.Length,
            AddEntriesStep { App: var a } when a == app => 1,
            ChangeEntriesStep { App: var a } when a == app => 1,
            DeleteEntriesStep { App: var a } when a == app => 1,
            WriteAreaStep { App: var a } when a == app => 2,
            AddRowsStep { App: var a } when a == app => 1,
            CreateAppStep { App: var a } when a == app => 1,
            MoveAppStep { App: var a } when a == app => 1,
            _ => 0,
        });
        return sent == 0 ? 0 : sent + 2 + Apps.First(a => a.Key == app).Desired.Areas.Length;
    }
}

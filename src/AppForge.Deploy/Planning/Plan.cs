using System.Collections.Immutable;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Planning;

/// <summary>
/// What a deployment will do, and what it was made from. The central type of this folder: a value that can be shown, compared and carried out
///, never more than it says.
/// </summary>
/// <param name="Environment">The environment.</param>
/// <param name="PlanId">The first eight characters of the hash of everything it will do and was made from.</param>
/// <param name="Apps">All apps that were compared, by key.</param>
/// <param name="Steps">What will be done, in order.</param>
/// <param name="Reading">The requests that making it took.</param>
public sealed record Plan(string Environment, string PlanId, ImmutableArray<AppPlan> Apps, ImmutableArray<PlanStep> Steps, RequestCounts Reading)
{
    /// <summary>The project's register of plug-ins: key → id.</summary>
    public ImmutableSortedDictionary<string, string> PluginIds { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Steps.IsEmpty;

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

    /// <summary>How many requests it expects to write and to deploy with; verifying reads come on top.</summary>
    public RequestCounts Expected => new(
        0, Steps.Count(s => s is not DeployStep) + Steps.OfType<WriteAreaStep>().Sum(s => s.Uploads), Steps.Count(s => s is DeployStep));
}

using System.Collections.Immutable;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Drift;

/// <summary>What people changed by hand in the apps of an environment. The central type of this folder.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Apps">All apps that were looked at, by key.</param>
/// <param name="Reading">The requests that it took.</param>
public sealed record TenantDrift(string Environment, ImmutableArray<AppDrift> Apps, RequestCounts Reading)
{
    /// <summary>The apps that differ.</summary>
    public IEnumerable<AppDrift> Drifted => Apps.Where(a => a.HasDrift);
}

using System.Collections.Immutable;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Drift;

/// <summary>What people changed in one app by hand.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name in the tenant.</param>
/// <param name="AppId">Its id.</param>
/// <param name="Revision">The revision of its pre-live settings.</param>
/// <param name="LiveRevision">The revision of its live settings.</param>
public sealed record AppDrift(string Key, string Name, long AppId, long Revision, long LiveRevision)
{
    /// <summary>What is live otherwise than the last deployment left it, and otherwise than the definitions say.</summary>
    public required ImmutableArray<Change> Changes { get; init; }

    /// <summary>What is changed in the pre-live settings and not deployed.</summary>
    public required ImmutableArray<Change> Undeployed { get; init; }

    /// <summary>Where somebody stood whom kintone hides now: stopped or deleted. Whether the settings still hold them can't be seen.</summary>
    public required ImmutableArray<Address> Stopped { get; init; }

    /// <summary>What this account may not see.</summary>
    public required ImmutableArray<Address> Unreadable { get; init; }

    /// <summary>The revision that the last deployment left; null where none is known, and the definitions stand in for it.</summary>
    public long? DeployedRevision { get; init; }

    /// <summary>Login name of whoever changed the live settings last; null where kintone doesn't tell. Nothing tells who changed pre-live settings.</summary>
    public string? Modifier { get; init; }

    /// <summary>When the live settings were changed last.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>What the last deployment left, with what is left alone laid over.</summary>
    public required AppModel Before { get; init; }

    /// <summary>What is live, as it was compared.</summary>
    public required AppModel Live { get; init; }

    /// <summary>Whether anything differs; stopped people are a kind of their own and count too.</summary>
    public bool HasDrift => !Changes.IsEmpty || !Undeployed.IsEmpty || !Stopped.IsEmpty;
}

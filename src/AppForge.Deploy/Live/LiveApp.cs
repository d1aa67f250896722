using AppForge.Compiler.Model;

namespace AppForge.Deploy.Live;

/// <summary>An app as a tenant has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Model">Its settings in the stage that was read.</param>
/// <param name="Revision">The revision of its pre-live settings.</param>
/// <param name="LiveRevision">The revision of its live settings; null if it was never deployed.</param>
/// <param name="Unknown">What it has that the catalog doesn't know.</param>
public sealed record LiveApp(long Id, AppModel Model, long Revision, long? LiveRevision, IReadOnlyList<string> Unknown)
{
    /// <summary>Whether the pre-live settings hold changes that nobody has deployed (behaviour.md, section Revision).</summary>
    public bool HasUndeployedChanges => LiveRevision is { } live && live != Revision;
}

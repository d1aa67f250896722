using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Wire;

namespace AppForge.Deploy.Live;

/// <summary>An app as a tenant has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Model">Its settings in the stage that was read.</param>
/// <param name="Revision">The revision of its pre-live settings.</param>
/// <param name="LiveRevision">The revision of its live settings; null if it was never deployed.</param>
/// <param name="Unknown">What it has that the catalog doesn't know: kept as it is, and owed a warning.</param>
public sealed record LiveApp(long Id, AppModel Model, long Revision, long? LiveRevision, IReadOnlyList<UnknownSetting> Unknown)
{
    /// <summary>The names that its built-in fields have in kintone, where it was made in another language; <see cref="Model"/> has the project's.</summary>
    public LiveNames Names { get; init; } = LiveNames.None;

    /// <summary>Whether it was understood from what kintone answered before (<see cref="SettingsCache"/>): good enough to say that nothing differs, and for nothing else.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether the pre-live settings hold changes that nobody has deployed (behaviour.md, section Revision).</summary>
    public bool HasUndeployedChanges => LiveRevision is { } live && live != Revision;
}

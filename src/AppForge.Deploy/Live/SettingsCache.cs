using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Live;

/// <summary>
/// What kintone answered about the settings of apps, so that an app that didn't change costs one request instead of one for each area. Only a cache: it may be deleted, and
/// whatever is damaged or of another revision is as if it weren't there. Settings only, never records; one cache for each tenant, account and language, since they see
/// different things.
/// </summary>
/// <param name="read">The text kept for an app, by its id; null where there is none.</param>
/// <param name="write">Keeps the text of an app, in place of the one before.</param>
/// <remarks>
/// Kept is what is live, by its revision, where pre-live is the same (behaviour.md, section Revision). A live revision never comes again with other content and never falls,
/// and pre-live is never below it: where pre-live has the kept revision once more, live has it too, and one answer of the pre-live settings tells about both. Undeployed
/// settings are never kept: after a revert their numbers come again.
/// <para>
/// Some answers change without a revision. Whom kintone stopped it leaves out: those whom kept answers name are looked up, a hundred in a request, and where one of them
/// is hidden, or nobody may be looked up, the app is read again. Guests are in no directory: an app that names one isn't kept. A plug-in can go from the whole tenant, so
/// that an app with plug-ins isn't kept. An answer with something this account may not see isn't kept either: the right may come. Nobody tells when somebody comes back whom
/// the settings still hold; and what an account may see no more, it saw when it was kept. Neither makes a wrong write: kept answers only ever say that nothing is to be
/// done, and an app with differences is read again before any is shown (<see cref="Planning.Planner"/>).
/// </para>
/// </remarks>
public sealed class SettingsCache(Func<long, string?> read, Action<long, string> write)
{
    private const string GuestPrefix = "user/guest/";

    /// <summary>A cache that keeps nothing.</summary>
    public static SettingsCache None { get; } = new(_ => null, (_, _) => { });

    /// <summary>The same cache for one that doesn't believe it: finds nothing, and keeps what is read.</summary>
    public SettingsCache Refreshed => ReferenceEquals(this, None) ? None : new(_ => null, write);

    /// <summary>What is kept of an app, or null.</summary>
    internal KeptAnswers? Find(long app) => KeptAnswers.Read(read(app));

    /// <summary>Keeps what was answered about an app, if that may be kept.</summary>
    /// <param name="live">The app as it was understood.</param>
    /// <param name="answers">The answers.</param>
    internal void Keep(LiveApp live, KeptAnswers answers)
    {
        if (live.Revision == live.LiveRevision && answers.Areas.Values.All(a => !a.TryGetProperty("revision", out var r) || r.ToString() == answers.Areas[KintoneCatalog.General.Resource].GetProperty("revision").ToString())
            && live.Model.Areas.All(a => IsKept(live.Model, a)))
        {
            write(live.Id, answers.Write());
        }
    }

    private static bool IsKept(AppModel app, SettingsArea area) => app.Canonical(area) is { } value && !HoldsUnreadable(value)
        && References.In(app.Key, value, area.Shape, app.AddressOf(area)).All(r => r.Kind != SymbolKind.Plugin && !r.Name.StartsWith(GuestPrefix, StringComparison.Ordinal));

    private static bool HoldsUnreadable(SettingValue value) => value switch
    {
        UnreadableValue => true,
        ObjectValue o => o.Properties.Any(p => HoldsUnreadable(p.Value)),
        MapValue m => m.Entries.Any(e => HoldsUnreadable(e.Value)),
        ListValue l => l.Items.Any(HoldsUnreadable),
        _ => false,
    };
}

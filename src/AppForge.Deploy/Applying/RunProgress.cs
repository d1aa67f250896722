using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Deploy.Applying;

/// <summary>What a run knows of its apps while it goes. Several apps are written at a time.</summary>
internal sealed class RunProgress
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _revisions;
    private readonly SortedSet<string> _undeployed;
    private readonly SortedSet<string> _touched = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _doubtful = new(StringComparer.Ordinal);
    private readonly HashSet<(string App, SettingsArea Area)> _written = [];

    /// <summary>Begins.</summary>
    /// <param name="revisions">The pre-live revisions of the apps that exist.</param>
    /// <param name="undeployed">The apps that are written already.</param>
    public RunProgress(Dictionary<string, long> revisions, IEnumerable<string> undeployed) => (_revisions, _undeployed) = (revisions, new(undeployed, StringComparer.Ordinal));

    /// <summary>The apps whose pre-live settings hold changes of the run.</summary>
    public IReadOnlyList<string> Undeployed => Locked(() => _undeployed.ToList());

    /// <summary>The pre-live revisions of all apps as the run left them.</summary>
    public ImmutableSortedDictionary<string, long> Revisions => Locked(() => _revisions.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>The apps that were written to or deployed.</summary>
    public IReadOnlyList<string> Touched => Locked(() => _touched.ToList());

    /// <summary>The apps in which a write got no answer and the revision alone says that it was carried out.</summary>
    public IReadOnlyList<string> Doubtful => Locked(() => _doubtful.ToList());

    /// <summary>Whether an app is known to exist.</summary>
    public bool Knows(string app) => Locked(() => _revisions.ContainsKey(app));

    /// <summary>The pre-live revision of an app as the run left it.</summary>
    public long RevisionOf(string app) => Locked(() => _revisions[app]);

    /// <summary>The areas of some apps that were written.</summary>
    public IReadOnlyList<SettingsArea> WrittenOf(IReadOnlyCollection<string> apps) => Locked(() => _written.Where(w => apps.Contains(w.App)).Select(w => w.Area).Distinct().ToList());

    /// <summary>Whether something was written that an area comes after.</summary>
    public bool IsWrittenBefore(string app, SettingsArea area) => Locked(() => _written.Any(w => w.App == app && area.After.Contains(w.Area.Section, StringComparer.Ordinal)));

    /// <summary>An app was created.</summary>
    public void Created(string app, long revision) => Locked(() => _revisions[app] = revision);

    /// <summary>An area was written.</summary>
    public void Written(string app, SettingsArea area, long revision) => Locked(() =>
    {
        _revisions[app] = revision;
        _undeployed.Add(app);
        _touched.Add(app);
        return _written.Add((app, area));
    });

    /// <summary>A write got no answer, and the revision says that it was carried out.</summary>
    public void Doubt(string app) => Locked(() => _doubtful.Add(app));

    /// <summary>Apps were deployed.</summary>
    public void Deployed(IEnumerable<string> apps) => Locked(() =>
    {
        _undeployed.ExceptWith(apps);
        _touched.UnionWith(apps);
        return true;
    });

    /// <summary>The pre-live settings of apps were put back.</summary>
    public void Reverted(IEnumerable<string> apps) => Locked(() =>
    {
        _undeployed.ExceptWith(apps);
        return true;
    });

    private T Locked<T>(Func<T> act)
    {
        lock (_lock)
        {
            return act();
        }
    }
}

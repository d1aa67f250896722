using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Live;

namespace AppForge.Deploy.Planning;

/// <summary>An app in the making of a plan: what shall be laid over what is.</summary>
internal sealed class AppDraft
{
    private readonly IReadOnlySet<string> _hidden;
    private ImmutableArray<Change> _changes;

    /// <summary>Lays an app over what is there.</summary>
    /// <param name="app">What shall be.</param>
    /// <param name="live">What is; null for an app that is to be created.</param>
    /// <param name="project">What else the project says.</param>
    /// <param name="hidden">The people whom kintone hides.</param>
    public AppDraft(AppModel app, LiveApp? live, ProjectTraits project, ImmutableHashSet<string> hidden)
    {
        (App, Live, _hidden) = (app, live, live is null ? ImmutableHashSet<string>.Empty : hidden);
        Before = live?.Model ?? FreshApp.Of(app.Key, app.Name, project.BuiltIns, project.TimeZone);
        (Desired, Unreadable) = Lay();
        Renames = DeclaredRenames.In(Desired);
    }

    /// <summary>What shall be, as the definition says it.</summary>
    public AppModel App { get; }

    /// <summary>What was read; null for an app that is to be created.</summary>
    public LiveApp? Live { get; }

    /// <summary>What is: compared with <see cref="Desired"/>.</summary>
    public AppModel Before { get; private set; }

    /// <summary>What shall be, with what is left alone.</summary>
    public AppModel Desired { get; private set; }

    /// <summary>The differences.</summary>
    public ImmutableArray<Change> Changes => _changes.IsDefault ? _changes = Differ.Compare(Before, Desired) : _changes;

    /// <summary>What kintone hides.</summary>
    public ImmutableArray<Address> Unreadable { get; private set; }

    /// <summary>The names that become others.</summary>
    public ImmutableArray<SymbolRename> Renames { get; }

    /// <summary>Lets what is there follow renames, and lays the definition over it once more: what is kept of a renamed thing stands under its new name.</summary>
    public void Follow(Renamer renamer)
    {
        var areas = Before.Areas.ToDictionary(a => a.Name, a => renamer.Rename(App.Key, Before.Canonical(a)!, a.Shape), StringComparer.Ordinal);
        if (Before.Areas.Any(a => !ReferenceEquals(areas[a.Name], Before.Canonical(a))))
        {
            Before = Before.With(areas);
            (Desired, Unreadable) = Lay();
            _changes = default;
        }
    }

    private (AppModel Ours, ImmutableArray<Address> Unreadable) Lay()
    {
        var (ours, unreadable) = Overlay.Apply(App, Before, App.Unmanaged, _hidden);
        return (WithoutWhatKintoneDoesntMake(ours), unreadable);
    }

    // An entry of kintone's own (the built-in view) comes and goes with other settings; where none of those change and it isn't there, it won't come. Entries written by key
    // (fields) are only named by it.
    private AppModel WithoutWhatKintoneDoesntMake(AppModel ours)
    {
        var areas = new Dictionary<string, SettingValue>(StringComparer.Ordinal);
        foreach (var area in Live is null ? [] : ours.Areas)
        {
            if (area.Shape is MapShape { KeptBy: not null } shape && ours.Canonical(area) is MapValue map && Before.Canonical(area) is MapValue there
                && !ours.Areas.Any(a => a.Mode != WriteMode.ByKey && area.After.Contains(a.Section, StringComparer.Ordinal) && !SettingValueComparer.Sent.Equals(ours.Canonical(a), Before.Canonical(a))))
            {
                areas[area.Name] = Overlay.WithKept(map, there, shape);
            }
        }

        return areas.Count == 0 ? ours : ours.With(areas);
    }
}

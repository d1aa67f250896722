using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Deploy.Live;

/// <summary>Between the names of built-in fields that apps of a tenant have and those of the project, in values of any area (<see cref="LiveNames"/>).</summary>
internal sealed class LiveTranslation
{
    private readonly IReadOnlyDictionary<string, LiveNames> _names;
    private readonly Renamer _toProject;
    private readonly Renamer _toLive;

    /// <summary>Makes a translation.</summary>
    /// <param name="names">The names of each app.</param>
    /// <param name="liveFields">The fields of an app under the live codes; null where they aren't known.</param>
    /// <param name="projectFields">The same under the project's codes.</param>
    public LiveTranslation(IReadOnlyDictionary<string, LiveNames> names, Func<string, MapValue?> liveFields, Func<string, MapValue?> projectFields)
    {
        _names = names;
        var renames = names.Values.SelectMany(n => n.Renames).ToList();
        _toProject = new(renames, liveFields);
        _toLive = new(renames.Select(r => r.Reverse(renames)), projectFields);
    }

    /// <summary>A live value of an app in the project's names.</summary>
    public SettingValue ToProject(string app, SettingValue value, SettingsArea area)
    {
        var renamed = _toProject.Rename(app, value, area.Shape);
        return HasLabels(area) && renamed is MapValue fields && _names.TryGetValue(app, out var names) ? names.LabelsToProject(fields) : renamed;
    }

    /// <summary>A value of an app as its live side names things.</summary>
    public SettingValue ToLive(string app, SettingValue value, SettingsArea area)
    {
        var renamed = _toLive.Rename(app, value, area.Shape);
        return HasLabels(area) && renamed is MapValue fields && _names.TryGetValue(app, out var names) ? names.LabelsToLive(fields) : renamed;
    }

    private static bool HasLabels(SettingsArea area) => ReferenceEquals(area, KintoneCatalog.Fields);
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;
using AppForge.Compiler.Wire;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Applying;

/// <summary>Settings of a plan in the words of its tenant — ids of apps and plug-ins, the names its built-in fields have there — and back.</summary>
/// <param name="plan">The plan.</param>
/// <param name="environment">Its environment.</param>
internal sealed class TenantWords(Plan plan, EnvironmentModel environment)
{
    private readonly Dictionary<string, AppPlan> _plans = plan.Apps.ToDictionary(a => a.Key, StringComparer.Ordinal);
    private readonly Dictionary<string, LiveNames> _names = plan.Apps.ToDictionary(a => a.Key, a => a.Names, StringComparer.Ordinal);

    /// <summary>The ids of all apps, those that were created by now included.</summary>
    public AppIdMap Ids { get; set; } = plan.Ids;

    /// <summary>The names of the tenant.</summary>
    public WireNames Names => Planner.NamesOf(Ids, environment, plan.Project.PluginIds);

    /// <summary>Learns what the built-in fields of a new app are called.</summary>
    /// <param name="app">The app.</param>
    /// <param name="fields">The answer of kintone about its fields.</param>
    /// <param name="reader">Knows the project's names.</param>
    public void Learn(string app, JsonElement fields, LiveStateReader reader) =>
        _names[app] = reader.NamesOf(app, new WireReader(Names).Read(fields, KintoneCatalog.Fields) as MapValue);

    /// <summary>An area as it is sent.</summary>
    public JsonElement Area(string app, SettingsArea area, SettingValue value) => Element(Writer(app).Write(Translation.ToLive(app, value, area), area));

    /// <summary>New rows of an area that is only added to.</summary>
    public JsonElement Additions(string app, SettingsArea area, ImmutableArray<SettingValue> rows) => Element(Writer(app).WriteAdditions(rows, area));

    /// <summary>Entries of an area that is written by key.</summary>
    public JsonElement Entries(string app, SettingsArea area, ImmutableArray<MapEntry> entries) =>
        Element(Writer(app).WriteEntries(((MapValue)Translation.ToLive(app, new MapValue(entries, SourceSpan.None), area)).Entries, (MapShape)area.Shape));

    /// <summary>A map that kintone tells, in the project's names and in canonical form.</summary>
    public MapValue ReadMap(string app, SettingsArea area, JsonElement answer)
    {
        var now = new WireReader(Names).Read(answer, area) is { } there && Translation.ToProject(app, there, area) is MapValue map ? map : MapValue.Empty;
        return (MapValue)new Canonicalizer(_plans[app].Desired.Scope).Canonical(now, area);
    }

    private LiveTranslation Translation => new(_names, LiveFields, ProjectFields);

    private MapValue? ProjectFields(string app) => _plans.GetValueOrDefault(app)?.Desired.FieldMap;

    private MapValue? LiveFields(string app) => ProjectFields(app) is { } fields
        ? (MapValue)new LiveTranslation(_names, _ => null, ProjectFields).ToLive(app, fields, KintoneCatalog.Fields)
        : null;

    private WireWriter Writer(string app) => new(Names, LiveFields(app)!);

    private static JsonElement Element(JsonObject json) => JsonSerializer.SerializeToElement(json);
}

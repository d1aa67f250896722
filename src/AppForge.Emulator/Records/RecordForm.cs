using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Checks;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>The live form of an app, read once for all records: records are written and read by what is live (behaviour.md, "Preview and live").</summary>
internal sealed class RecordForm
{
    private readonly Dictionary<string, RecordField> _byCode;
    private readonly Lazy<RightsRules> _rights;

    public RecordForm(EmulatorStore store, AppRow app)
    {
        App = app.Id;
        Store = store;
        Scope = new AppScope(store, app.Id, Side.Live);
        TopLevel = [.. new FormFields(Load(FieldsArea.Key)).TopLevel.Select(f => new RecordField(f, app.Id, null)).Where(f => f.HasValue || f.Form.ReferenceTable is not null)];
        _byCode = TopLevel.SelectMany(f => f.Inner.Prepend(f)).ToDictionary(f => f.Code, StringComparer.Ordinal);
        CopyTargets = _byCode.Values.SelectMany(f => f.Form.Lookup?["fieldMappings"]?.AsArray() ?? []).Select(m => (string)m!["field"]!).ToHashSet(StringComparer.Ordinal);
        JsonObject general = Load(GeneralArea.Key);
        Precision = NumberPrecision.Of(general);
        HasComments = (bool)general["enableComments"]!;
        JsonObject process = Load(ProcessArea.Key);
        Process = (bool)process["enable"]! && process["states"] is JsonObject ? process : null;
        StateNames = NamedIds.NamesOf(process["states"]);
        _rights = new(() => new RightsRules(this, Load(RecordRightsArea.Key), Load(FieldRightsArea.Key), Load(LayoutArea.Key)));

        JsonObject Load(string area) => store.FindSetting(app.Id, area, Side.Live) ?? SettingsAreas.Find(area).Initial(app, "");
    }

    public long App { get; }

    public EmulatorStore Store { get; }

    public IFieldScope Scope { get; }

    public IReadOnlyList<RecordField> TopLevel { get; }

    public IEnumerable<RecordField> All => _byCode.Values;

    /// <summary>Codes of the fields that lookups fill.</summary>
    public IReadOnlySet<string> CopyTargets { get; }

    public NumberPrecision Precision { get; }

    public bool HasComments { get; }

    /// <summary>Process management; <see langword="null"/> while it is off.</summary>
    public JsonObject? Process { get; }

    /// <summary>The states by what outlives a new name, also while process management is off.</summary>
    public IReadOnlyDictionary<string, string> StateNames { get; }

    /// <summary>The rights for records and fields.</summary>
    public RightsRules Rights => _rights.Value;

    public string FirstState => Process!["states"]!.AsObject().First(s => (string)s.Value!["index"]! == "0").Key;

    public RecordField? Find(string code) => _byCode.GetValueOrDefault(code);

    public RecordField BuiltIn(string type) => TopLevel.First(f => f.Type == type && f.Id == type);
}

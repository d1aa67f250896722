using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Checks;

/// <summary>The fields of one side of an app as conditions and formulas see them. Nothing is read before the first question.</summary>
internal sealed class AppScope : IFieldScope
{
    private readonly EmulatorStore _store;
    private readonly long _app;
    private readonly Side _side;
    private readonly Lazy<Dictionary<string, FormField>> _fields;

    /// <param name="store">Where the apps are.</param>
    /// <param name="app">The app.</param>
    /// <param name="side">Its side.</param>
    /// <param name="form">The form where it is not stored yet; otherwise the stored one.</param>
    public AppScope(EmulatorStore store, long app, Side side, FormFields? form = null)
    {
        (_store, _app, _side) = (store, app, side);
        _fields = new(() => (form ?? Stored()).All.DistinctBy(f => f.Code, StringComparer.Ordinal).ToDictionary(f => f.Code, StringComparer.Ordinal));
    }

    /// <summary>The app that a lookup or related-records field of this app points to: its live form, or this very scope for the own app.</summary>
    public AppScope RelatedTo(JsonObject reference)
    {
        long related = RelatedApp.IdOf(reference);
        return related == _app ? this : new AppScope(_store, related, Side.Live);
    }

    public ScopeField? Find(string code) => _fields.Value.TryGetValue(code, out FormField? field)
        ? new ScopeField(code, field.Type, (string?)field.Json["label"] ?? code, OptionsOf(field), field.Table,
            RelatedScope: field.ReferenceTable is { } table ? RelatedTo(table) : null)
        : null;

    private ImmutableArray<string> OptionsOf(FormField field) => (field.Type == "STATUS" ? States() : field.Json["options"] as JsonObject) is { } named
        ? [.. named.Select(p => p.Key)]
        : default;

    private JsonObject? States() => _store.FindSetting(_app, ProcessArea.Key, _side)?["states"] as JsonObject;

    /// <summary>An app that was deleted with its space has no form any more: there is no field in it.</summary>
    private FormFields Stored() => new(_store.FindSetting(_app, FieldsArea.Key, _side) ?? new JsonObject { ["properties"] = new JsonObject() });
}

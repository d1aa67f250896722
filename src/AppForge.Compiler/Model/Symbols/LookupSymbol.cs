using System.Collections.Immutable;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>The lookup of a field.</summary>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record LookupSymbol(ObjectValue Value)
{
    /// <summary>The app that is looked up.</summary>
    public string AppKey => Value.Text("relatedApp") ?? "";

    /// <summary>The field there whose value is taken.</summary>
    public string KeyField => Value.Text("relatedKeyField") ?? "";

    /// <summary>What else is copied: field here, field there.</summary>
    public ImmutableArray<(string Here, string There)> Mappings => Value["fieldMappings"] is MapValue map
        ? [.. map.Entries.Where(e => e.Value is ScalarValue).Select(e => (e.Key, ((ScalarValue)e.Value).Text))]
        : [];

    /// <summary>The fields there that are shown when a record is picked.</summary>
    public ImmutableArray<string> PickerFields => Value["lookupPickerFields"].Texts();

    /// <summary>The condition on the records there; empty for all.</summary>
    public string Filter => Value.Text("filterCond") ?? "";

    /// <summary>Their order.</summary>
    public string Sort => Value.Text("sort") ?? "";
}

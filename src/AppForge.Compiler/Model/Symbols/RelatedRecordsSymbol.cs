using System.Collections.Immutable;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>The related records that a field shows.</summary>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record RelatedRecordsSymbol(ObjectValue Value)
{
    /// <summary>The app whose records are shown.</summary>
    public string AppKey => Value.Text("relatedApp") ?? "";

    /// <summary>The field here whose value has to be equal.</summary>
    public string Field => (Value["condition"] as ObjectValue)?.Text("field") ?? "";

    /// <summary>The field there whose value has to be equal.</summary>
    public string RelatedField => (Value["condition"] as ObjectValue)?.Text("relatedField") ?? "";

    /// <summary>The fields there that are shown.</summary>
    public ImmutableArray<string> DisplayFields => Value["displayFields"].Texts();

    /// <summary>A further condition; empty for none.</summary>
    public string Filter => Value.Text("filterCond") ?? "";

    /// <summary>Their order.</summary>
    public string Sort => Value.Text("sort") ?? "";

    /// <summary>How many are shown at once.</summary>
    public string Size => Value.Text("size") ?? "";
}

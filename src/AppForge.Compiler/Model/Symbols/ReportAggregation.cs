using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>What a report computes for each group.</summary>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record ReportAggregation(ObjectValue Value)
{
    /// <summary>kintone's type: <c>COUNT</c>, <c>SUM</c>, <c>AVERAGE</c>, <c>MAX</c>, <c>MIN</c>.</summary>
    public string Type => Value.Tag ?? "";

    /// <summary>What a reader calls the type.</summary>
    public LocalizedText TypeTitle => Value.Variant?.TitleOf(Value.Tag) ?? LocalizedText.Same(Type);

    /// <summary>The field; null for the number of records.</summary>
    public string? Field => Value.Text("code");

    /// <summary>Where the field is named.</summary>
    public SourceSpan FieldOrigin => Value["code"]?.Origin ?? Value.Origin;
}

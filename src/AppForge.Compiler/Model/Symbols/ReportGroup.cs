using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A field by which a report groups its records.</summary>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record ReportGroup(ObjectValue Value)
{
    /// <summary>The field.</summary>
    public string Field => Value.Text("code") ?? "";

    /// <summary>Where the field is named.</summary>
    public SourceSpan FieldOrigin => Value["code"]?.Origin ?? Value.Origin;

    /// <summary>The unit of time, such as <c>MONTH</c>; null for a field that is no date or time.</summary>
    public string? Unit => Value.Text("per");

    /// <summary>Whether the author chose the unit.</summary>
    public bool IsUnitWritten => Value.Find("per") is { IsImplied: false };

    /// <summary>Where the unit is written.</summary>
    public SourceSpan UnitOrigin => Value["per"]?.Origin ?? Value.Origin;

    /// <summary>What a reader calls the unit, or null.</summary>
    public LocalizedText? UnitTitle => Value.Title("per");
}

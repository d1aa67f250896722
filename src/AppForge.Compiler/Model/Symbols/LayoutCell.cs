namespace AppForge.Compiler.Model.Symbols;

/// <summary>A cell of a row: exactly one of field, label, spacer, rule.</summary>
/// <param name="Value">The cell in canonical form.</param>
public sealed record LayoutCell(ObjectValue Value)
{
    /// <summary>The code of the field, or null.</summary>
    public string? Field => Value.Text("field");

    /// <summary>The HTML of a label, or null.</summary>
    public string? LabelHtml => Value.Variant?.Presence == "label" ? Value.Text("label") ?? "" : null;

    /// <summary>Whether it is an empty space for scripts.</summary>
    public bool IsSpacer => Value.Variant?.Presence == "spacer";

    /// <summary>Whether it is a rule.</summary>
    public bool IsRule => Value.Variant?.Presence == "hr";

    /// <summary>The id for scripts, or null.</summary>
    public string? ElementId => (Value.Text("spacer") ?? Value.Text("elementId")) is { Length: > 0 } id ? id : null;

    /// <summary>The width in pixels, or null where it is left to kintone.</summary>
    public int? Width => Number(IsRule ? "hr" : "width");

    /// <summary>The height in pixels, or null where it is left to kintone.</summary>
    public int? Height => Number("innerHeight") ?? Number("height");

    private int? Number(string property) => int.TryParse(Value.Text(property), out var number) ? number : null;
}

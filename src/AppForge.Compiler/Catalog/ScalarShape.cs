using AppForge.Compiler.Catalog.Kinds;

namespace AppForge.Compiler.Catalog;

/// <summary>A single value; its kind parses it, gives its normal form and writes it on the wire.</summary>
public sealed class ScalarShape(ValueKind kind) : Shape
{
    /// <summary>The kind of value.</summary>
    public ValueKind Kind { get; } = kind;
}

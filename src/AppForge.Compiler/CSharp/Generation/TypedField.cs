using System.Collections.Immutable;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.CSharp.Generation;

/// <summary>A field in its class.</summary>
/// <param name="Symbol">The field.</param>
/// <param name="Property">The name of its property, and of the constant with its code.</param>
/// <param name="Form">How its values are held.</param>
/// <param name="IsWritable">Whether kintone takes values of it.</param>
/// <param name="Options">Its options, or the states that it may have.</param>
/// <param name="Row">The class of its rows; null where it is no table.</param>
internal sealed record TypedField(FieldSymbol Symbol, string Property, ValueForm Form, bool IsWritable, ImmutableArray<string> Options, TypedClass? Row)
{
    /// <summary>Whether its options have a type.</summary>
    public bool HasOptionType => Form.Method is "Option" or "Options";

    /// <summary>Whether a value is always there: kintone demands one, and enforces it (records.md, section 3).</summary>
    public bool IsDemanded => IsWritable && !Form.IsList && Symbol is { IsRequired: true, Type: not "RADIO_BUTTON" };
}

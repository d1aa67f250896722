using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>What the checkers and the wording need to know about a field.</summary>
/// <param name="Code">The field code.</param>
/// <param name="Type">kintone's type, such as <c>SINGLE_LINE_TEXT</c>; a lookup has the type of its value.</param>
/// <param name="Label">The name people see.</param>
/// <param name="Options">The options of a choice field or the states of the status field; default where not known or not of such a type.</param>
/// <param name="Table">The code of the table the field is a column of; null outside tables.</param>
/// <param name="Unit">The unit of a number, or null.</param>
/// <param name="RelatedScope">For related records the fields of the app they show; null where that app is not known.</param>
public sealed record ScopeField(
    string Code,
    string Type,
    string Label,
    ImmutableArray<string> Options = default,
    string? Table = null,
    string? Unit = null,
    IFieldScope? RelatedScope = null)
{
    /// <summary>True for a column of a table.</summary>
    public bool IsInTable => Table is not null;
}

using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Query;

namespace AppForge.Deploy.Planning.Records;

/// <summary>A field as records have it now: under its live code, whatever it shall be called.</summary>
/// <param name="Code">The code that kintone knows.</param>
/// <param name="Symbol">Its settings.</param>
/// <param name="Table">The live code of the table that it is a column of, or null.</param>
internal sealed record LiveField(string Code, FieldSymbol Symbol, string? Table)
{
    /// <summary>What records hold of it.</summary>
    public RecordValueKind Holds => Symbol.Value.Variant?.RecordValue ?? RecordValueKind.None;

    /// <summary>As conditions name it.</summary>
    public ScopeField Scope => new(Code, Symbol.Type, Symbol.Label, Symbol.Options, Table);

    /// <summary>The columns of a table that hold what somebody entered.</summary>
    public IEnumerable<LiveField> Columns => Symbol.Columns.Select(c => new LiveField(c.Code, c, Code)).Where(c => c.Holds is not (RecordValueKind.Calculation or RecordValueKind.None));
}

using System.Collections.Immutable;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Query;

/// <summary>
/// kintone's query language as text: reading, the one canonical form, the names in it and changing them (query-and-formula.md, part A).
/// Works on any text; mistakes come back as errors, never as exceptions.
/// </summary>
public static class QueryText
{
    /// <summary>Reads a whole query: condition, <c>order by</c>, <c>limit</c>, <c>offset</c>.</summary>
    /// <param name="text">The query; empty for every record.</param>
    /// <returns>The tree, and the mistakes.</returns>
    public static QueryParseResult Parse(string text) => QueryParser.ParseQuery(text, clausesAllowed: true);

    /// <summary>Reads a condition as settings have it (<c>filterCond</c>): without <c>order by</c>, <c>limit</c> and <c>offset</c>.</summary>
    /// <param name="text">The condition; empty for every record.</param>
    /// <returns>The tree, and the mistakes.</returns>
    public static QueryParseResult ParseCondition(string text) => QueryParser.ParseQuery(text, clausesAllowed: false);

    /// <summary>Reads a sort setting: field codes with <c>asc</c> or <c>desc</c>, separated by commas; no direction means <c>asc</c>.</summary>
    /// <param name="text">The sort; empty for kintone's own order.</param>
    /// <returns>A tree that has only an order, and the mistakes.</returns>
    public static QueryParseResult ParseSort(string text) => QueryParser.ParseSort(text);

    /// <summary>
    /// The canonical text of a condition: conditions that differ only in spacing, case of keywords, superfluous parentheses, or numbers and
    /// times with or without quotation marks have the same one.
    /// </summary>
    /// <param name="condition">The condition.</param>
    /// <returns>The canonical text; a text with mistakes comes back trimmed and otherwise as it is.</returns>
    public static string NormalForm(string condition) => NormalForm(condition, ParseCondition(condition));

    /// <summary>The canonical text of a sort: <c>a asc, b desc</c>.</summary>
    /// <param name="sort">The sort.</param>
    /// <returns>The canonical text; a text with mistakes comes back trimmed and otherwise as it is.</returns>
    public static string SortNormalForm(string sort)
    {
        QueryParseResult result = ParseSort(sort);
        return result.IsValid ? QueryWriter.Write(result.Tree.Order) : sort.Trim();
    }

    /// <summary>Writes a tree in the canonical form.</summary>
    /// <param name="tree">The tree.</param>
    /// <returns>The text; reading it gives an equal tree but for numbers and times, which come back as texts.</returns>
    public static string Print(QueryTree tree) => QueryWriter.Write(tree);

    /// <summary>
    /// The names in a condition or a whole query, in the order of the text. A field behind a dot (<c>REF.code</c>) has
    /// <see cref="SymbolOccurrence.Field"/> = the related-records field whose app it belongs to. A value compared by <c>=</c>, <c>!=</c>,
    /// <c>in</c> or <c>not in</c> is an <see cref="SymbolKind.Option"/> with the field as written (<c>code</c> or <c>REF.code</c>);
    /// whether that is an option, a status, a person or just a text depends on the field's type, which the caller knows.
    /// </summary>
    /// <param name="condition">The condition or query.</param>
    /// <returns>The names; of a text with mistakes those that could be understood.</returns>
    public static ImmutableArray<SymbolOccurrence> Symbols(string condition) => QuerySymbols.Of(Parse(condition).Tree);

    /// <summary>The names in a sort, in the order of the text.</summary>
    /// <param name="sort">The sort.</param>
    /// <returns>The names; of a text with mistakes those that could be understood.</returns>
    public static ImmutableArray<SymbolOccurrence> SortSymbols(string sort) => QuerySymbols.Of(ParseSort(sort).Tree);

    /// <summary>Gives names in a condition or query new ones. Every other character stays as it is.</summary>
    /// <param name="text">The condition or query.</param>
    /// <param name="newName">Called for every name of <see cref="Symbols"/>: the new name without quotation marks, or null to keep the old.</param>
    /// <returns>The text with the new names.</returns>
    public static string Rename(string text, Func<SymbolOccurrence, string?> newName) => Replace(text, Symbols(text), newName);

    /// <summary>Gives names in a sort new ones. Every other character stays as it is.</summary>
    /// <param name="sort">The sort.</param>
    /// <param name="newName">Called for every name of <see cref="SortSymbols"/>: the new name, or null to keep the old.</param>
    /// <returns>The text with the new names.</returns>
    public static string RenameSort(string sort, Func<SymbolOccurrence, string?> newName) => Replace(sort, SortSymbols(sort), newName);

    private static string NormalForm(string text, QueryParseResult result) => result.IsValid ? QueryWriter.Write(result.Tree) : text.Trim();

    private static string Replace(string text, ImmutableArray<SymbolOccurrence> symbols, Func<SymbolOccurrence, string?> newName) =>
        SymbolReplacer.Replace(text, symbols, newName, (symbol, name) => symbol.Kind == SymbolKind.Option ? QueryWriter.Quote(name) : name);
}

using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>
/// The conditions that tell records with a value of a field from those without, in the operators that its type takes (query-and-formula.md, A2 and A3).
/// </summary>
/// <remarks>
/// In a table a positive operator asks for one row that fits, a negative one for rows that all do: that one row at least holds a text can't be asked. What can be asked is
/// whether there are rows, and that is more than was meant.
/// </remarks>
public static class ValueConditions
{
    private const string FirstDay = "1000-01-01";
    private const string FirstMoment = "1000-01-01T00:00:00Z";
    private const string FirstTime = "00:00";

    /// <summary>Which records hold a value of the field; null where its type can't be asked for.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The condition, and whether it is met by those records only, not by others too.</returns>
    public static (QueryCondition Condition, bool IsExact)? HasValue(ScopeField field) => FieldSearch.Of(field.Type) switch
    {
        null or { Allowed: FieldSearch.Operators.None } => null,
        _ when IsChoice(field) => (In(field.Code, field.Options), true),
        { } search when field.IsInTable => Ordered(field) is { } ordered ? (ordered, true) : (Rows(field, search), false),
        { } search when search.Allows(QueryOperator.Equal) => (Is(field.Code, QueryOperator.NotEqual, ""), true),
        { } search when search.Allows(QueryOperator.IsEmpty) => (new Comparison(new(field.Code), QueryOperator.IsNotEmpty, new NoOperand()), true),
        _ => (In(field.Code, [""], QueryOperator.NotIn), true),
    };

    /// <summary>Which records hold no value of the field; for a column: a row without one. Null where its type can't be asked for.</summary>
    /// <param name="field">The field.</param>
    public static QueryCondition? HasNone(ScopeField field) => FieldSearch.Of(field.Type) switch
    {
        null or { Allowed: FieldSearch.Operators.None } => null,

        // "in ("")" was seen to work on drop-downs only (behaviour.md, unconfirmed 39).
        _ when IsChoice(field) && !field.IsInTable => In(field.Code, field.Options, QueryOperator.NotIn),
        { } search when search.Allows(QueryOperator.IsEmpty) => new Comparison(new(field.Code), QueryOperator.IsEmpty, new NoOperand()),
        { } search when search.Allows(QueryOperator.Equal) && !field.IsInTable => Is(field.Code, QueryOperator.Equal, ""),
        _ => In(field.Code, [""]),
    };

    /// <summary>Which records have a row of a table; null where none of its columns can be asked for.</summary>
    /// <param name="columns">The columns.</param>
    public static QueryCondition? HasRows(IEnumerable<ScopeField> columns) => columns.Select(c => (Column: c, Search: FieldSearch.Of(c.Type)))
        .Where(c => c.Search is { Allowed: not FieldSearch.Operators.None }).OrderBy(c => IsChoice(c.Column))
        .Select(c => Rows(c.Column, c.Search!)).FirstOrDefault();

    /// <summary>Which records hold one of some options, or are in one of some states.</summary>
    /// <param name="code">The field.</param>
    /// <param name="options">The options.</param>
    public static QueryCondition HasOption(string code, params ImmutableArray<string> options) => In(code, options);

    /// <summary>Which records hold a number below or above what is allowed; at least one bound is given.</summary>
    /// <param name="code">The field.</param>
    /// <param name="least">The least number that is allowed, or null.</param>
    /// <param name="most">The greatest, or null.</param>
    public static QueryCondition IsOutside(string code, string? least, string? most) => Any(
    [
        .. least is null ? ImmutableArray<QueryCondition>.Empty : [Is(code, QueryOperator.Less, least)],
        .. most is null ? ImmutableArray<QueryCondition>.Empty : [Is(code, QueryOperator.Greater, most)],
    ]);

    /// <summary>Every record.</summary>
    public static QueryCondition Everything => Is("$id", QueryOperator.Greater, "0");

    /// <summary>The records behind one, in the order of their ids.</summary>
    /// <param name="id">The id.</param>
    public static QueryCondition After(string id) => Is("$id", QueryOperator.Greater, id);

    /// <summary>One of some conditions.</summary>
    /// <param name="conditions">At least one.</param>
    public static QueryCondition Any(ImmutableArray<QueryCondition> conditions) => conditions is [var only] ? only : new OrCondition(conditions);

    private static bool IsChoice(ScopeField field) => FieldSearch.IsChoice(field.Type) && field.Options is { IsDefaultOrEmpty: false };

    private static QueryCondition? Ordered(ScopeField field) => field.Type switch
    {
        "NUMBER" or "CALC" => Any([Is(field.Code, QueryOperator.GreaterOrEqual, "0"), Is(field.Code, QueryOperator.Less, "0")]),
        "DATE" => Is(field.Code, QueryOperator.GreaterOrEqual, FirstDay),
        "DATETIME" => Is(field.Code, QueryOperator.GreaterOrEqual, FirstMoment),
        "TIME" => Is(field.Code, QueryOperator.GreaterOrEqual, FirstTime),
        _ => null,
    };

    private static OrCondition Rows(ScopeField column, FieldSearch search) => search.Allows(QueryOperator.IsEmpty)
        ? new([new Comparison(new(column.Code), QueryOperator.IsEmpty, new NoOperand()), new Comparison(new(column.Code), QueryOperator.IsNotEmpty, new NoOperand())])
        : new([In(column.Code, [""]), In(column.Code, [""], QueryOperator.NotIn)]);

    private static Comparison Is(string code, QueryOperator op, string value) => new(new(code), op, new TextLiteral(value));

    private static Comparison In(string code, ImmutableArray<string> values, QueryOperator op = QueryOperator.In) =>
        new(new(code), op, new OperandList([.. values.Select(v => new TextLiteral(v))]));
}

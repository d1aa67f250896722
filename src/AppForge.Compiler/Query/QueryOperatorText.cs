namespace AppForge.Compiler.Query;

/// <summary>How operators are written.</summary>
internal static class QueryOperatorText
{
    public static string Text(this QueryOperator op) => op switch
    {
        QueryOperator.Equal => "=",
        QueryOperator.NotEqual => "!=",
        QueryOperator.Greater => ">",
        QueryOperator.Less => "<",
        QueryOperator.GreaterOrEqual => ">=",
        QueryOperator.LessOrEqual => "<=",
        QueryOperator.In => "in",
        QueryOperator.NotIn => "not in",
        QueryOperator.Like => "like",
        QueryOperator.NotLike => "not like",
        QueryOperator.IsEmpty => "is empty",
        _ => "is not empty",
    };

    public static QueryOperator? FromSymbol(string symbol) => symbol switch
    {
        "=" => QueryOperator.Equal,
        "!=" => QueryOperator.NotEqual,
        ">" => QueryOperator.Greater,
        "<" => QueryOperator.Less,
        ">=" => QueryOperator.GreaterOrEqual,
        "<=" => QueryOperator.LessOrEqual,
        _ => null,
    };

    public static bool TakesList(this QueryOperator op) => op is QueryOperator.In or QueryOperator.NotIn;

    public static bool TakesNothing(this QueryOperator op) => op is QueryOperator.IsEmpty or QueryOperator.IsNotEmpty;

    /// <summary>True for the operators by which a value is named exactly, so that an option may stand on the right.</summary>
    public static bool NamesValues(this QueryOperator op) =>
        op is QueryOperator.Equal or QueryOperator.NotEqual or QueryOperator.In or QueryOperator.NotIn;
}

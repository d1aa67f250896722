namespace AppForge.Compiler.Query;

/// <summary>What each type of field can be compared with and how (query-and-formula.md, A2).</summary>
internal sealed record FieldSearch(FieldSearch.Operators Allowed, QueryFunctionKind Functions = QueryFunctionKind.None)
{
    [Flags]
    internal enum Operators
    {
        None = 0,
        Equality = 1,
        Order = 2,
        In = 4,
        Like = 8,
        Empty = 16,
    }

    private const QueryFunctionKind Moments = QueryFunctionKind.Day | QueryFunctionKind.Now;

    /// <summary>The row of a type; null for a type this table does not know, about which nothing can be said.</summary>
    public static FieldSearch? Of(string type) => type switch
    {
        "RECORD_NUMBER" or "NUMBER" or "CALC" => new(Operators.Equality | Operators.Order | Operators.In),
        "CREATOR" or "MODIFIER" or "USER_SELECT" or "STATUS_ASSIGNEE" => new(Operators.In, QueryFunctionKind.User),
        "CREATED_TIME" or "UPDATED_TIME" or "DATETIME" => new(Operators.Equality | Operators.Order, Moments),
        "SINGLE_LINE_TEXT" or "LINK" => new(Operators.Equality | Operators.In | Operators.Like),
        "MULTI_LINE_TEXT" or "RICH_TEXT" or "FILE" => new(Operators.Like | Operators.Empty),
        "CHECK_BOX" or "RADIO_BUTTON" or "DROP_DOWN" or "MULTI_SELECT" or "GROUP_SELECT" => new(Operators.In),
        "DATE" => new(Operators.Equality | Operators.Order, QueryFunctionKind.Day),
        "TIME" => new(Operators.Equality | Operators.Order),
        "ORGANIZATION_SELECT" => new(Operators.In, QueryFunctionKind.Organization),
        "STATUS" => new(Operators.Equality | Operators.In),
        "CATEGORY" or "GROUP" or "REFERENCE_TABLE" or "SUBTABLE" or "LABEL" or "SPACER" or "HR" => new(Operators.None),
        _ => null,
    };

    /// <summary>The same for a field in a table or of related records: <c>in</c> takes the place of <c>=</c>.</summary>
    public FieldSearch InTable() => Allowed.HasFlag(Operators.Equality)
        ? this with { Allowed = (Allowed & ~Operators.Equality) | Operators.In }
        : this;

    public bool Allows(QueryOperator op) => Allowed.HasFlag(op switch
    {
        QueryOperator.Equal or QueryOperator.NotEqual => Operators.Equality,
        QueryOperator.In or QueryOperator.NotIn => Operators.In,
        QueryOperator.Like or QueryOperator.NotLike => Operators.Like,
        QueryOperator.IsEmpty or QueryOperator.IsNotEmpty => Operators.Empty,
        _ => Operators.Order,
    });

    /// <summary>The operators, as written.</summary>
    public IReadOnlyList<string> OperatorTexts => [.. Enum.GetValues<QueryOperator>().Where(Allows).Select(o => o.Text())];

    public static bool IsChoice(string type) => type is "CHECK_BOX" or "RADIO_BUTTON" or "DROP_DOWN" or "MULTI_SELECT" or "STATUS";

    /// <summary>RICH_TEXT: the OpenAPI file has no "is empty" for it, a measurement has.</summary>
    public static bool IsEmptinessConfirmed(string type) => type != "RICH_TEXT";

    /// <summary>MULTI_LINE_TEXT: no source says yes or no.</summary>
    public static bool IsSortConfirmed(string type) => type != "MULTI_LINE_TEXT";

    public static bool CanSort(string type) => type is not ("RICH_TEXT" or "CHECK_BOX" or "MULTI_SELECT" or "FILE" or "USER_SELECT"
        or "ORGANIZATION_SELECT" or "GROUP_SELECT" or "CATEGORY" or "STATUS_ASSIGNEE") && Of(type) is not { Allowed: Operators.None };
}

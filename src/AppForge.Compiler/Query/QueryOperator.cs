namespace AppForge.Compiler.Query;

/// <summary>The operators of kintone's query language.</summary>
public enum QueryOperator
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>in</c></summary>
    In,

    /// <summary><c>not in</c></summary>
    NotIn,

    /// <summary><c>like</c>: a search for words, not for a pattern.</summary>
    Like,

    /// <summary><c>not like</c></summary>
    NotLike,

    /// <summary><c>is empty</c></summary>
    IsEmpty,

    /// <summary><c>is not empty</c></summary>
    IsNotEmpty,
}

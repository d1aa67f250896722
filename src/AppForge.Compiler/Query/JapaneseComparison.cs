using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>Says one comparison in Japanese.</summary>
internal sealed class JapaneseComparison(IFieldScope scope)
{
    public string Say(Comparison comparison)
    {
        ScopeField? field = FieldResolver.Resolve(comparison.Field, scope, new ErrorList());
        string subject = Subject(comparison, field);
        return subject + Predicate(comparison, field);
    }

    private string Subject(Comparison comparison, ScopeField? field)
    {
        FieldName name = comparison.Field;
        string label = name.Code == "$id" ? "レコードID" : field?.Label ?? name.Code;
        if (name.Related is not null)
        {
            label = $"関連レコード「{scope.Find(name.Related)?.Label ?? name.Related}」の{label}";
        }

        // kintone: a positive comparison needs one row, a negative one at least one row and all of them.
        return field?.IsInTable == true ? (IsNegative(comparison.Operator) ? "すべての行の" : "いずれかの行の") + label : label;
    }

    private static bool IsNegative(QueryOperator op) => op is QueryOperator.NotIn or QueryOperator.NotLike or QueryOperator.IsNotEmpty or QueryOperator.NotEqual;

    private static string Predicate(Comparison comparison, ScopeField? field) => comparison.Operator switch
    {
        QueryOperator.Like => $"に{Quoted(comparison.Operand)}を含む",
        QueryOperator.NotLike => $"に{Quoted(comparison.Operand)}を含まない",
        QueryOperator.IsEmpty => field?.Type == "FILE" ? "がない" : "が未入力",
        QueryOperator.IsNotEmpty => field?.Type == "FILE" ? "がある" : "が入力済み",
        QueryOperator.In or QueryOperator.NotIn => Membership(comparison, field),
        _ when Literal(comparison.Operand) is "" => comparison.Operator == QueryOperator.Equal ? "が未入力" : "が入力済み",
        _ => Relation(comparison, field),
    };

    private static string Relation(Comparison comparison, ScopeField? field)
    {
        string value = JapaneseValues.Say(comparison.Operand, field);
        if (comparison.Operand is FunctionCall { Name: "FROM_TODAY" } call && JapaneseValues.Distance(call) is (int count, string unit))
        {
            return "が" + Distance(comparison.Operator, count, unit);
        }

        bool isPointInTime = comparison.Operand is FunctionCall || JapaneseValues.IsTimeLike(field?.Type);
        string words = comparison.Operator switch
        {
            QueryOperator.Equal => value,
            QueryOperator.NotEqual => value + "ではない",
            QueryOperator.Less => value + (isPointInTime ? "より前" : "未満"),
            QueryOperator.LessOrEqual => value + (isPointInTime ? "以前" : "以下"),
            QueryOperator.Greater => value + (isPointInTime ? "より後" : "より大きい"),
            _ => value + (isPointInTime ? "以降" : "以上"),
        };
        return "が" + words + OverdueNote(comparison, field);
    }

    private static string Distance(QueryOperator op, int count, string unit)
    {
        string span = $"{Math.Abs((long)count)}{unit}";
        string point = count == 0 ? "今日" : span + (count < 0 ? "前" : "後");
        return op switch
        {
            QueryOperator.Equal => point,
            QueryOperator.NotEqual => point + "ではない",
            QueryOperator.Less or QueryOperator.LessOrEqual when count < 0 => span + "以上前",
            QueryOperator.Less => point + "より前",
            QueryOperator.LessOrEqual => point + (count > 0 ? "まで" : "以前"),
            QueryOperator.Greater => point + "より後",
            _ => point + "以降",
        };
    }

    // "期限が今日より前" says it, but what the reader wants to know is that it is overdue.
    private static string OverdueNote(Comparison comparison, ScopeField? field)
    {
        string label = field?.Label ?? comparison.Field.Code;
        string[] deadlines = ["期限", "期日", "締切", "締め切り", "納期"];
        bool isOverdue = comparison is { Operator: QueryOperator.Less, Operand: FunctionCall { Name: "TODAY" or "NOW" } }
            && deadlines.Any(d => label.Contains(d, StringComparison.Ordinal));
        return isOverdue ? "（期限を過ぎている）" : "";
    }

    private static string Membership(Comparison comparison, ScopeField? field)
    {
        ImmutableArray<QueryOperand> values = comparison.Operand is OperandList list ? list.Values : [comparison.Operand];
        bool isIn = comparison.Operator == QueryOperator.In;
        bool holdsMany = field?.Type is "USER_SELECT" or "GROUP_SELECT" or "STATUS_ASSIGNEE" or "CHECK_BOX" or "MULTI_SELECT" or "ORGANIZATION_SELECT";
        string unset = Unset(field?.Type);
        string[] named = [.. values.Where(v => Literal(v) is not "").Select(v => JapaneseValues.Say(v, field))];
        bool withUnset = named.Length < values.Length;
        if (named.Length == 0)
        {
            return "が" + (isIn ? unset : Set(unset));
        }

        if (values.Any(v => v is FunctionCall { Name: "PRIMARY_ORGANIZATION" }) && values.Length == 1)
        {
            return (isIn ? $"が{named[0]}と一致する" : $"が{named[0]}と一致しない") + "（※優先する組織が未設定の利用者には表示されない）";
        }

        string phrase = isIn ? Positive(named, holdsMany) : Negative(named, holdsMany);
        return !withUnset ? phrase : phrase + (isIn ? $"、または{unset}" : $"、かつ{Set(unset)}");
    }

    private static string Positive(string[] values, bool holdsMany)
    {
        string any = values.Length == 1 ? values[0] : string.Concat(values[..^1]) + "または" + values[^1];
        if (values.Length > 1 && values[..^1].Any(v => !v.EndsWith('」')))
        {
            any = string.Join("、", values[..^1]) + "または" + values[^1];
        }

        return holdsMany ? $"に{any}が含まれる" : "が" + any;
    }

    private static string Negative(string[] values, bool holdsMany)
    {
        string all = string.Join(values.All(v => v.EndsWith('」')) ? "" : "、", values);
        return (values.Length, holdsMany) switch
        {
            (1, false) => $"が{all}ではない",
            (1, true) => $"に{all}が含まれない",
            (_, false) => $"が{all}のいずれでもない",
            _ => $"に{all}のいずれも含まれない",
        };
    }

    private static string Unset(string? type) => type switch
    {
        "CHECK_BOX" or "RADIO_BUTTON" or "DROP_DOWN" or "MULTI_SELECT" => "未選択",
        "SINGLE_LINE_TEXT" or "LINK" or "NUMBER" or "CALC" or "DATE" or "TIME" or "DATETIME" => "未入力",
        _ => "未設定",
    };

    /// <summary>未選択 becomes 選択済み.</summary>
    private static string Set(string unset) => unset[1..] + "済み";

    private static string Quoted(QueryOperand operand) => $"「{Literal(operand)}」";

    internal static string? Literal(QueryOperand operand) => operand switch
    {
        TextLiteral text => text.Value,
        NumberLiteral number => number.Text,
        TimeLiteral time => time.Text,
        _ => null,
    };
}

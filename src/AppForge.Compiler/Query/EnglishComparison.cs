using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>Says one comparison in English.</summary>
internal sealed class EnglishComparison(IFieldScope scope)
{
    public string Say(Comparison comparison)
    {
        ScopeField? field = FieldResolver.Resolve(comparison.Field, scope, new ErrorList());
        string label = comparison.Field.Code == "$id" ? "record ID" : field?.Label ?? comparison.Field.Code;
        if (comparison.Field.Related is string related)
        {
            label += $" of the related records {scope.Find(related)?.Label ?? related}";
        }

        return $"{label} {Predicate(comparison, field)}";
    }

    private static string Predicate(Comparison comparison, ScopeField? field)
    {
        ImmutableArray<QueryOperand> values = comparison.Operand is OperandList list ? list.Values : [comparison.Operand];
        string any = string.Join(" or ", values.Select(v => Value(v, field)));
        bool isTime = comparison.Operand is FunctionCall || JapaneseValues.IsTimeLike(field?.Type);
        return comparison.Operator switch
        {
            QueryOperator.IsEmpty => "is empty",
            QueryOperator.IsNotEmpty => "is not empty",
            QueryOperator.Like => $"contains the word {any}",
            QueryOperator.NotLike => $"does not contain the word {any}",
            QueryOperator.In => $"is {any}",
            QueryOperator.NotIn => values.Length == 1 ? $"is not {any}" : $"is none of {string.Join(", ", values.Select(v => Value(v, field)))}",
            QueryOperator.Equal => $"is {any}",
            QueryOperator.NotEqual => $"is not {any}",
            QueryOperator.Less => (isTime ? "is before " : "is less than ") + any,
            QueryOperator.LessOrEqual => (isTime ? "is on or before " : "is at most ") + any,
            QueryOperator.Greater => (isTime ? "is after " : "is greater than ") + any,
            _ => (isTime ? "is on or after " : "is at least ") + any,
        };
    }

    private static string Value(QueryOperand operand, ScopeField? field)
    {
        if (operand is FunctionCall call)
        {
            return Function(call);
        }

        string value = JapaneseComparison.Literal(operand) ?? "";
        return value.Length == 0 ? "empty" : field?.Type switch
        {
            "NUMBER" or "CALC" => JapaneseValues.WithUnit(value, field.Unit is { Length: > 1 } unit ? " " + unit : field.Unit),
            "DATE" or "TIME" or "DATETIME" or "CREATED_TIME" or "UPDATED_TIME" or "RECORD_NUMBER" => value,
            _ => $"\"{value}\"",
        };
    }

    private static string Function(FunctionCall call)
    {
        string? argument = call.Arguments.Length == 1 ? call.Arguments[0].Text : null;
        return call.Name switch
        {
            "LOGINUSER" => "the viewing user",
            "PRIMARY_ORGANIZATION" => "the viewing user's preferred organization",
            "NOW" => "now",
            "TODAY" or "YESTERDAY" or "TOMORROW" => call.Name.ToLowerInvariant(),
            "FROM_TODAY" when JapaneseValues.Distance(call) is (int count, _) =>
                $"{Math.Abs((long)count)} {call.Arguments[1].Text.ToLowerInvariant()} {(count < 0 ? "ago" : "from today")}",
            _ when QueryFunctions.KindOf(call.Name) is null || call.Arguments.Length > 1 =>
                $"{call.Name}({string.Join(", ", call.Arguments.Select(a => a.Text))})",
            _ when argument == "LAST" => $"the last day of {Words(call.Name)}",
            _ when argument is not null && QueryFunctions.IsMonth(call.Name) => $"day {argument} of {Words(call.Name)}",
            _ when argument is not null => $"{argument[..1]}{argument[1..].ToLowerInvariant()} of {Words(call.Name)}",
            _ => Words(call.Name),
        };
    }

    private static string Words(string name) => name.ToLowerInvariant().Replace('_', ' ');
}

using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler.Query;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>Turns comparisons of one field into tests of values in the index. Values travel as parameters.</summary>
internal sealed class QueryValues(QueryContext context, List<object> parameters)
{
    private const string Never = "0";

    private static readonly string[] MomentForms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd",
    ];

    public string Parameter(object value)
    {
        parameters.Add(value);
        return "@" + (parameters.Count - 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The test; <see langword="null"/> where kintone passes the comparison over: PRIMARY_ORGANIZATION() of a user without one.</summary>
    public ValueTest? TestOf(RecordField field, QueryOperator op, QueryOperand operand)
    {
        switch (op)
        {
            case QueryOperator.Like or QueryOperator.NotLike:
                return WordTest(field, WordSearch.Fold(LiteralOf(operand)), op == QueryOperator.NotLike);
            case QueryOperator.IsEmpty or QueryOperator.IsNotEmpty:
                return new(alias => $"{alias}.value = ''", op == QueryOperator.IsNotEmpty);
            case QueryOperator.In or QueryOperator.NotIn:
                return ListTest(field, ((OperandList)operand).Values, op == QueryOperator.NotIn);
            case QueryOperator.Equal or QueryOperator.NotEqual when operand is not FunctionCall:
                return ListTest(field, [operand], op == QueryOperator.NotEqual);
            default:
                return new(OrderTest(field, op, operand), op == QueryOperator.NotEqual);
        }
    }

    /// <summary>The same for a record's number, which is its place and not a value of it.</summary>
    public Func<string, string> NumberTest(QueryOperator op, QueryOperand operand)
    {
        ImmutableArray<QueryOperand> values = operand is OperandList list ? list.Values : [operand];
        List<string> numbers = [.. values.Select(v => RecordNumberOf(LiteralOf(v))).OfType<DecimalNumber>().Select(Number)];
        if (op is QueryOperator.In or QueryOperator.NotIn or QueryOperator.Equal or QueryOperator.NotEqual)
        {
            string not = op is QueryOperator.NotIn or QueryOperator.NotEqual ? "NOT " : "";
            return id => $"{id} {not}IN ({string.Join(',', numbers)})";
        }

        return id => numbers.Count == 0 ? Never : $"{id} {Sign(op)} {numbers[0]}";
    }

    private string Number(DecimalNumber number) =>
        Parameter(number.Scale == 0 && number.TryTruncate(out long whole) ? whole : double.Parse(number.ToString(), CultureInfo.InvariantCulture));

    /// <summary>With an app code a record number reads <c>CODE-12</c>.</summary>
    private static DecimalNumber? RecordNumberOf(string text)
    {
        int dash = text.LastIndexOf('-');
        return DecimalNumber.TryParse(dash > 0 ? text[(dash + 1)..] : text, out DecimalNumber number) ? number : null;
    }

    private ValueTest WordTest(RecordField field, string wanted, bool isNegative)
    {
        string pattern = Parameter(wanted);
        if (wanted.Trim().Length == 0)
        {
            return new(alias => $"{alias}.value = ''", isNegative);
        }

        if (WordSearch.KeyOf(wanted) is not var (word, isBeginning))
        {
            return new(_ => Never, isNegative);
        }

        string number = Parameter(field.Number);
        string first = Parameter(word);
        string range = isBeginning ? $"word >= {first} AND word < {Parameter(word + '\uFFFF')}" : $"word = {first}";
        return new(alias => $"has_words({alias}.text, {pattern})", isNegative)
        {
            Source = "record_text",
            Candidates = $"SELECT record FROM record_word WHERE field = {number} AND {range}",
        };
    }

    private ValueTest? ListTest(RecordField field, ImmutableArray<QueryOperand> values, bool isNegative)
    {
        List<string> keys = [];
        List<Func<string, string>> spans = [];
        bool isPassedOver = false;
        foreach (QueryOperand value in values)
        {
            if (value is FunctionCall { Name: "PRIMARY_ORGANIZATION" } && context.User.Organizations.Count == 0)
            {
                isPassedOver = true;
            }
            else if (value is FunctionCall { Name: not ("LOGINUSER" or "PRIMARY_ORGANIZATION") })
            {
                // In a table a day is asked for by a list, too.
                spans.Add(OrderTest(field, QueryOperator.Equal, value));
            }
            else if (KeyOf(field, value) is { } key)
            {
                keys.Add(Parameter(key));
            }
        }

        return isPassedOver && keys.Count == 0 ? null
            : new(alias => spans.Aggregate($"{alias}.value IN ({string.Join(',', keys)})", (sql, span) => $"({sql} OR ({span(alias)}))"), isNegative);
    }

    private Func<string, string> OrderTest(RecordField field, QueryOperator op, QueryOperand operand)
    {
        if (SpanOf(field, operand) is not var (start, end))
        {
            return _ => Never;
        }

        string from = Parameter(start);
        string to = Parameter(end);
        return op switch
        {
            // A negation asks for the opposite of what it tests.
            QueryOperator.Equal or QueryOperator.NotEqual => alias => $"{alias}.value >= {from} AND {alias}.value < {to}",
            QueryOperator.Less => alias => $"{alias}.value > '' AND {alias}.value < {from}",
            QueryOperator.LessOrEqual => alias => $"{alias}.value > '' AND {alias}.value < {to}",
            QueryOperator.Greater => alias => $"{alias}.value >= {to}",
            _ => alias => $"{alias}.value >= {from}",
        };
    }

    /// <summary>What lies between two values in the index. No value is equal to one only, so a single one ends just after itself.</summary>
    private (string Start, string End)? SpanOf(RecordField field, QueryOperand operand)
    {
        if (operand is FunctionCall call)
        {
            return QuerySpan.Of(call, field.Type == "DATE", context.Now, context.Zone) is { } span ? (span.Start, span.End) : null;
        }

        return KeyOf(field, operand) is { Length: > 0 } key ? (key, key + "\0") : null;
    }

    private string? KeyOf(RecordField field, QueryOperand operand)
    {
        if (operand is FunctionCall call)
        {
            return call.Name == "LOGINUSER" ? context.User.EntityCode : context.User.PrimaryOrganization;
        }

        string text = LiteralOf(operand);
        if (text.Length == 0)
        {
            return "";
        }

        return field.Type switch
        {
            "NUMBER" => DecimalNumber.TryParse(text, out DecimalNumber number) ? number.SortKey : null,
            "CALC" => CalculatedKey(text),
            "TIME" => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out TimeOnly time) ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : null,
            "DATETIME" or "CREATED_TIME" or "UPDATED_TIME" => TryMoment(text, out DateTimeOffset moment) ? QuerySpan.MomentText(moment) : null,
            _ => text,
        };
    }

    /// <summary>A calculated time is asked for as it is shown, and kept as the number it is.</summary>
    private static string? CalculatedKey(string text)
    {
        if (DecimalNumber.TryParse(text, out DecimalNumber number))
        {
            return number.SortKey;
        }

        if (TryMoment(text, out DateTimeOffset moment))
        {
            return DecimalNumber.Of(moment.ToUnixTimeSeconds()).SortKey;
        }

        string[] parts = text.Split(':');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long hours)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long minutes) && hours < 1_000_000_000
            ? DecimalNumber.Of((hours * 3600) + (minutes * 60)).SortKey
            : null;
    }

    private static bool TryMoment(string text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(text, MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);

    private static string LiteralOf(QueryOperand operand) => operand switch
    {
        TextLiteral text => text.Value,
        NumberLiteral number => number.Text,
        TimeLiteral time => time.Text,
        _ => "",
    };

    private static string Sign(QueryOperator op) => op switch
    {
        QueryOperator.Less => "<",
        QueryOperator.LessOrEqual => "<=",
        QueryOperator.Greater => ">",
        _ => ">=",
    };
}

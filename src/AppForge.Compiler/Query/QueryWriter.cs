using System.Collections.Immutable;
using System.Text;

namespace AppForge.Compiler.Query;

/// <summary>
/// Writes query trees in one form: lower-case keywords, one space, every value in quotation marks (kintone takes numbers and times either
/// way), units of functions bare, parentheses exactly around an <c>and</c> or <c>or</c> inside the other, directions of keys written.
/// </summary>
internal static class QueryWriter
{
    public static string Write(QueryTree tree)
    {
        StringBuilder text = new();
        if (tree.Condition is not null)
        {
            Write(tree.Condition, text);
        }

        if (!tree.Order.IsEmpty)
        {
            Write(tree.Order, Separated(text).Append("order by "));
        }

        if (tree.Limit is int limit)
        {
            Separated(text).Append("limit ").Append(limit);
        }

        if (tree.Offset is int offset)
        {
            Separated(text).Append("offset ").Append(offset);
        }

        return text.ToString();
    }

    public static string Write(QueryCondition condition) => Write(condition, new StringBuilder()).ToString();

    public static string Write(ImmutableArray<SortKey> keys) => Write(keys, new StringBuilder()).ToString();

    public static string Quote(string value)
    {
        return Quote(value, new StringBuilder(value.Length + 2)).ToString();
    }

    private static StringBuilder Separated(StringBuilder text) => text.Length == 0 ? text : text.Append(' ');

    private static StringBuilder Write(QueryCondition condition, StringBuilder text)
    {
        switch (condition)
        {
            case AndCondition and:
                return WriteAll(and.Terms, " and ", text);
            case OrCondition or:
                return WriteAll(or.Terms, " or ", text);
            case Comparison comparison:
                WriteField(comparison.Field, text).Append(' ').Append(comparison.Operator.Text());
                return comparison.Operand is NoOperand ? text : Write(comparison.Operand, text.Append(' '));
            default:
                throw new ArgumentOutOfRangeException(nameof(condition));
        }
    }

    private static StringBuilder WriteAll(ImmutableArray<QueryCondition> terms, string connective, StringBuilder text)
    {
        for (int i = 0; i < terms.Length; i++)
        {
            text.Append(i == 0 ? "" : connective);
            _ = terms[i] is Comparison ? Write(terms[i], text) : Write(terms[i], text.Append('(')).Append(')');
        }

        return text;
    }

    private static StringBuilder Write(ImmutableArray<SortKey> keys, StringBuilder text)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            WriteField(keys[i].Field, text.Append(i == 0 ? "" : ", ")).Append(keys[i].IsDescending ? " desc" : " asc");
        }

        return text;
    }

    private static StringBuilder WriteField(FieldName field, StringBuilder text) => (field.Related is null ? text : text.Append(field.Related).Append('.')).Append(field.Code);

    private static StringBuilder Quote(string value, StringBuilder quoted)
    {
        quoted.Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\t' => quoted.Append("\\t"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"');
    }

    private static StringBuilder Write(QueryOperand operand, StringBuilder text)
    {
        switch (operand)
        {
            case TextLiteral literal:
                return Quote(literal.Value, text);
            case NumberLiteral number:
                return Quote(number.Text, text);
            case TimeLiteral time:
                return Quote(time.Text, text);
            case OperandList list:
                text.Append('(');
                for (int i = 0; i < list.Values.Length; i++)
                {
                    Write(list.Values[i], text.Append(i == 0 ? "" : ", "));
                }

                return text.Append(')');
            case FunctionCall call:
                return text.Append(call.Name).Append('(').AppendJoin(", ", call.Arguments.Select(WriteArgument)).Append(')');
            default:
                return text;
        }
    }

    // A unit or day is a bare word; anything else that needs quotation marks to be read again keeps them.
    private static string WriteArgument(FunctionArgument argument)
    {
        ErrorList errors = new();
        using TokenCursor tokens = new QueryLexer(argument.Text, errors).Read();
        bool isBare = errors.Count == 0 && tokens.Count == 2 && tokens.Current.Length == argument.Text.Length
            && tokens.Current.Kind is TokenKind.Identifier or TokenKind.Number;
        return isBare ? argument.Text : Quote(argument.Text);
    }
}

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
        List<string> parts = [];
        if (tree.Condition is not null)
        {
            parts.Add(Write(tree.Condition));
        }

        if (!tree.Order.IsEmpty)
        {
            parts.Add("order by " + Write(tree.Order));
        }

        if (tree.Limit is int limit)
        {
            parts.Add($"limit {limit}");
        }

        if (tree.Offset is int offset)
        {
            parts.Add($"offset {offset}");
        }

        return string.Join(' ', parts);
    }

    public static string Write(QueryCondition condition) => condition switch
    {
        AndCondition and => string.Join(" and ", and.Terms.Select(WriteTerm)),
        OrCondition or => string.Join(" or ", or.Terms.Select(WriteTerm)),
        Comparison { Operand: NoOperand } c => $"{c.Field.Text} {c.Operator.Text()}",
        Comparison c => $"{c.Field.Text} {c.Operator.Text()} {Write(c.Operand)}",
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    public static string Write(ImmutableArray<SortKey> keys) => string.Join(", ", keys.Select(k => $"{k.Field.Text} {(k.IsDescending ? "desc" : "asc")}"));

    public static string Quote(string value)
    {
        StringBuilder quoted = new(value.Length + 2);
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

        return quoted.Append('"').ToString();
    }

    private static string WriteTerm(QueryCondition term) => term is Comparison ? Write(term) : $"({Write(term)})";

    private static string Write(QueryOperand operand) => operand switch
    {
        TextLiteral text => Quote(text.Value),
        NumberLiteral number => Quote(number.Text),
        TimeLiteral time => Quote(time.Text),
        OperandList list => $"({string.Join(", ", list.Values.Select(Write))})",
        FunctionCall call => $"{call.Name}({string.Join(", ", call.Arguments.Select(WriteArgument))})",
        _ => "",
    };

    // A unit or day is a bare word; anything else that needs quotation marks to be read again keeps them.
    private static string WriteArgument(FunctionArgument argument)
    {
        ErrorList errors = new();
        List<Token> tokens = new QueryLexer(argument.Text, errors).Read();
        bool isBare = errors.Count == 0 && tokens.Count == 2 && tokens[0].Length == argument.Text.Length
            && tokens[0].Kind is TokenKind.Identifier or TokenKind.Number;
        return isBare ? argument.Text : Quote(argument.Text);
    }
}

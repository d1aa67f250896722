using System.Collections.Immutable;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Formula;

/// <summary>Says parts of a formula in Japanese: values as noun phrases, conditions as clauses.</summary>
internal sealed class JapaneseTerms(IFieldScope scope)
{
    /// <summary>Words for more operators inside one another than this are harder to read than signs.</summary>
    private const int OperatorsInWords = 2;

    /// <summary>The node as a well-formed IF, or null.</summary>
    public static FormulaCall? AsIf(FormulaNode node) => node is FormulaCall { Arguments.Length: 3 } call && Is(call, "IF") ? call : null;

    public string Value(FormulaNode node) => node switch
    {
        FormulaNumber number => number.Text,
        FormulaString text => text.Value.Length == 0 ? "空欄" : $"「{text.Value}」",
        FormulaField field => Label(field),
        FormulaUnary unary => unary.IsMinus ? $"{Value(unary.Operand)}の符号を反対にした値" : Value(unary.Operand),
        FormulaBinary binary when binary.Operator.IsComparison() => $"{Condition(binary)}かどうか",
        FormulaBinary { Operator: FormulaOperator.Concatenate } binary => $"{string.Join("、", Chain(binary).Select(Value))}をつないだ文字列",
        FormulaBinary binary when Arithmetic(binary) > OperatorsInWords || Arithmetic(binary.Right) > 0 => $"「{Signs(binary, 0)}」の計算結果",
        FormulaBinary binary => Operation(binary),
        FormulaCall call => Call(call),
        _ => "",
    };

    public string Condition(FormulaNode node)
    {
        switch (node)
        {
            case FormulaBinary binary when binary.Operator.IsComparison():
                return Comparison(binary);
            case FormulaCall call when Is(call, "AND") || Is(call, "OR"):
                return Together(call.Arguments, Is(call, "AND"));
            case FormulaCall { Arguments.Length: 1 } call when Is(call, "NOT"):
                return $"「{Condition(call.Arguments[0])}」ではない";
            case FormulaCall { Arguments.Length: 2 } call when Is(call, "CONTAINS"):
                return $"{Value(call.Arguments[0])}に{Value(call.Arguments[1])}が含まれる";
            default:
                return Value(node) + "が真";
        }
    }

    /// <summary>The condition as a clause of time: 未入力のとき, but 大きいとき, 含まれるとき.</summary>
    public string When(FormulaNode condition)
    {
        string words = Condition(condition);
        return words + (words.EndsWith('い') || words.EndsWith('る') ? "とき" : "のとき");
    }

    private static bool Is(FormulaCall call, string name) => call.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private string Label(FormulaField field) => scope.Find(field.Code)?.Label ?? field.Code;

    private string Comparison(FormulaBinary binary)
    {
        if (EmptinessOf(binary) is (FormulaNode subject, bool isEmpty))
        {
            return Value(subject) + (isEmpty ? "が未入力" : "が入力済み");
        }

        string left = Value(binary.Left);
        string right = Value(binary.Right);
        bool isLiteral = binary.Right is FormulaNumber or FormulaString;
        return left + "が" + right + binary.Operator switch
        {
            FormulaOperator.Equal => isLiteral ? "" : "と等しい",
            FormulaOperator.NotEqual => isLiteral ? "ではない" : "と異なる",
            FormulaOperator.Less => isLiteral ? "未満" : "より小さい",
            FormulaOperator.LessOrEqual => "以下",
            FormulaOperator.Greater => "より大きい",
            _ => "以上",
        };
    }

    private static (FormulaNode Subject, bool IsEmpty)? EmptinessOf(FormulaNode node)
    {
        if (node is not FormulaBinary { Operator: FormulaOperator.Equal or FormulaOperator.NotEqual } binary)
        {
            return null;
        }

        FormulaNode? subject = binary.Right is FormulaString { Value.Length: 0 } ? binary.Left
            : binary.Left is FormulaString { Value.Length: 0 } ? binary.Right : null;
        return subject is null ? null : (subject, binary.Operator == FormulaOperator.Equal);
    }

    /// <summary>Conditions joined; "a is empty or b is empty" becomes aまたはbが未入力.</summary>
    private string Together(ImmutableArray<FormulaNode> conditions, bool isAnd)
    {
        (FormulaNode Subject, bool IsEmpty)?[] empties = [.. conditions.Select(EmptinessOf)];
        bool isAlike = conditions.Length > 1 && empties.All(e => e is not null && e.Value.IsEmpty == empties[0]!.Value.IsEmpty);
        if (isAlike)
        {
            string state = empties[0]!.Value.IsEmpty ? "未入力" : "入力済み";
            string[] subjects = [.. empties.Select(e => Value(e!.Value.Subject))];
            return isAnd ? $"{string.Join("と", subjects)}がいずれも{state}" : $"{string.Join("または", subjects)}が{state}";
        }

        return string.Join(isAnd ? "、かつ、" : "、または、", conditions.Select(Part));
    }

    private string Part(FormulaNode condition)
    {
        bool isJoined = condition is FormulaCall { Arguments.Length: > 1 } call && (Is(call, "AND") || Is(call, "OR"));
        return isJoined ? $"（{Condition(condition)}）" : Condition(condition);
    }

    private string Operation(FormulaBinary binary)
    {
        string right = Value(binary.Right);
        return binary.Operator switch
        {
            FormulaOperator.Add => $"{string.Join("と", Chain(binary).Select(Value))}を足した値",
            FormulaOperator.Subtract => $"{Value(binary.Left)}から{right}を引いた値",
            FormulaOperator.Multiply => $"{Value(binary.Left)}に{right}を掛けた値",
            FormulaOperator.Divide => $"{Value(binary.Left)}を{right}で割った値",
            _ => $"{Value(binary.Left)}の{right}乗",
        };
    }

    private static int Arithmetic(FormulaNode node) => node switch
    {
        FormulaBinary binary when !binary.Operator.IsComparison() && binary.Operator != FormulaOperator.Concatenate =>
            1 + Arithmetic(binary.Left) + Arithmetic(binary.Right),
        FormulaUnary unary => Arithmetic(unary.Operand),
        _ => 0,
    };

    /// <summary>The operands of a chain of the same operator: a + b + c.</summary>
    private static List<FormulaNode> Chain(FormulaBinary binary)
    {
        List<FormulaNode> operands = [binary.Right];
        FormulaNode left = binary.Left;
        while (left is FormulaBinary inner && inner.Operator == binary.Operator)
        {
            operands.Insert(0, inner.Right);
            left = inner.Left;
        }

        operands.Insert(0, left);
        return operands;
    }

    /// <summary>An arithmetic expression with the signs people write by hand.</summary>
    private string Signs(FormulaNode node, int outer)
    {
        switch (node)
        {
            case FormulaBinary binary when Arithmetic(binary) > 0:
                int own = binary.Operator.Precedence();
                string sign = binary.Operator switch
                {
                    FormulaOperator.Add => " ＋ ",
                    FormulaOperator.Subtract => " － ",
                    FormulaOperator.Multiply => " × ",
                    FormulaOperator.Divide => " ÷ ",
                    _ => " ^ ",
                };
                string text = Signs(binary.Left, own) + sign + Signs(binary.Right, own + 1);
                return own < outer ? $"（{text}）" : text;
            case FormulaUnary unary:
                return (unary.IsMinus ? "－" : "") + Signs(unary.Operand, FormulaOperators.Tightest + 1);
            default:
                return Value(node);
        }
    }

    private string Call(FormulaCall call)
    {
        ImmutableArray<FormulaNode> a = call.Arguments;
        return (call.Name.ToUpperInvariant(), a.Length) switch
        {
            ("IF", 3) => $"（{Condition(a[0])}なら{Value(a[1])}、それ以外は{Value(a[2])}）",
            ("SUM", _) => $"{string.Join("と", a.Select(Summand))}の合計",
            ("ROUND", 1 or 2) => Rounded(a, "四捨五入した"),
            ("ROUNDUP", 1 or 2) => Rounded(a, "切り上げた"),
            ("ROUNDDOWN", 1 or 2) => Rounded(a, "切り捨てた"),
            ("YEN", 1) => $"{Value(a[0])}を金額（¥1,234の形）にした文字列",
            ("YEN", 2) => $"{Value(a[0])}を小数{Value(a[1])}桁の金額（¥1,234の形）にした文字列",
            ("DATE_FORMAT", 3) => $"{Value(a[0])}を{Value(a[1])}の形にした文字列（{Zone(a[2])}）",
            ("AND" or "OR", _) or ("NOT", 1) or ("CONTAINS", 2) => $"{Condition(call)}かどうか",
            _ => $"{call.Name}({string.Join(", ", a.Select(Value))})",
        };
    }

    private string Zone(FormulaNode node) => node switch
    {
        FormulaString { Value: "system" } => "見る人の時間帯",
        FormulaString { Value: "Asia/Tokyo" } => "日本時間",
        FormulaString { Value: "Etc/GMT" or "UTC" } => "協定世界時",
        FormulaString zone => $"時間帯 {zone.Value}",
        _ => $"時間帯は{Value(node)}",
    };

    private string Summand(FormulaNode node) =>
        node is FormulaField field && scope.Find(field.Code) is { IsInTable: true } column ? $"{column.Label}（テーブルの全行）" : Value(node);

    private string Rounded(ImmutableArray<FormulaNode> arguments, string how)
    {
        string digits = arguments.Length == 1 ? "0" : arguments[1] switch
        {
            FormulaNumber number => number.Text,
            FormulaUnary { IsMinus: true, Operand: FormulaNumber number } => "-" + number.Text,
            _ => "",
        };
        string value = Value(arguments[0]);
        string stem = value.EndsWith("で割った値", StringComparison.Ordinal) ? value[..^4] + "割り、" : value + "の";
        return digits switch
        {
            "0" => $"{stem}小数点以下を{how}値",
            "" => $"{value}を小数第n位（n＝{Value(arguments[1])}）までに{how}値",
            ['-', .. string power] => $"{value}を10の{power}乗の位までに{how}値",
            _ => $"{value}を小数第{digits}位までに{how}値",
        };
    }
}

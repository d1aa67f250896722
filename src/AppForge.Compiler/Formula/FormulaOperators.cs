namespace AppForge.Compiler.Formula;

/// <summary>How operators are written and how tightly they bind.</summary>
internal static class FormulaOperators
{
    public const int Tightest = 5;

    public static string Text(this FormulaOperator op) => op switch
    {
        FormulaOperator.Equal => "=",
        FormulaOperator.NotEqual => "!=",
        FormulaOperator.Less => "<",
        FormulaOperator.LessOrEqual => "<=",
        FormulaOperator.Greater => ">",
        FormulaOperator.GreaterOrEqual => ">=",
        FormulaOperator.Concatenate => "&",
        FormulaOperator.Add => "+",
        FormulaOperator.Subtract => "-",
        FormulaOperator.Multiply => "*",
        FormulaOperator.Divide => "/",
        _ => "^",
    };

    public static FormulaOperator? FromText(string text) => text switch
    {
        "=" => FormulaOperator.Equal,
        "!=" or "<>" => FormulaOperator.NotEqual,
        "<" => FormulaOperator.Less,
        "<=" => FormulaOperator.LessOrEqual,
        ">" => FormulaOperator.Greater,
        ">=" => FormulaOperator.GreaterOrEqual,
        "&" => FormulaOperator.Concatenate,
        "+" => FormulaOperator.Add,
        "-" => FormulaOperator.Subtract,
        "*" => FormulaOperator.Multiply,
        "/" => FormulaOperator.Divide,
        "^" => FormulaOperator.Power,
        _ => null,
    };

    public static int Precedence(this FormulaOperator op) => op switch
    {
        <= FormulaOperator.GreaterOrEqual => 1,
        FormulaOperator.Concatenate => 2,
        FormulaOperator.Add or FormulaOperator.Subtract => 3,
        FormulaOperator.Multiply or FormulaOperator.Divide => 4,
        _ => Tightest,
    };

    public static bool IsComparison(this FormulaOperator op) => op <= FormulaOperator.GreaterOrEqual;
}

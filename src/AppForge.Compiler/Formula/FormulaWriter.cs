using System.Text;

namespace AppForge.Compiler.Formula;

/// <summary>Writes formula trees with the parentheses they need and no others.</summary>
internal static class FormulaWriter
{
    public static string Write(FormulaNode node)
    {
        StringBuilder text = new();
        Write(node, text);
        return text.ToString();
    }

    public static string Quote(string value) =>
        '"' + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    private static void Write(FormulaNode node, StringBuilder text)
    {
        switch (node)
        {
            case FormulaNumber number:
                text.Append(number.Text);
                break;
            case FormulaString literal:
                text.Append(Quote(literal.Value));
                break;
            case FormulaField field:
                text.Append(field.Code);
                break;
            case FormulaCall call:
                WriteCall(call, text);
                break;
            case FormulaUnary unary:
                text.Append(unary.IsMinus ? '-' : '+');
                WriteOperand(unary.Operand, unary.Operand is FormulaBinary or FormulaUnary, text);
                break;
            case FormulaBinary binary:
                int precedence = binary.Operator.Precedence();
                WriteOperand(binary.Left, binary.Left is FormulaBinary left && left.Operator.Precedence() < precedence, text);
                text.Append(' ').Append(binary.Operator.Text()).Append(' ');
                WriteOperand(binary.Right, binary.Right is FormulaBinary right && right.Operator.Precedence() <= precedence, text);
                break;
        }
    }

    private static void WriteCall(FormulaCall call, StringBuilder text)
    {
        text.Append(call.Name).Append('(');
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Write(call.Arguments[i], text);
        }

        text.Append(')');
    }

    private static void WriteOperand(FormulaNode node, bool inParentheses, StringBuilder text)
    {
        text.Append(inParentheses ? "(" : "");
        Write(node, text);
        text.Append(inParentheses ? ")" : "");
    }
}

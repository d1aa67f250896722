namespace AppForge.Compiler.Query;

/// <summary>
/// What a field is compared with: <see cref="TextLiteral"/>, <see cref="NumberLiteral"/>, <see cref="TimeLiteral"/>,
/// <see cref="FunctionCall"/>, <see cref="OperandList"/> or <see cref="NoOperand"/>.
/// </summary>
public abstract record QueryOperand : LanguageNode
{
    private protected QueryOperand()
    {
    }
}

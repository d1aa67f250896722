namespace AppForge.Compiler.Query;

/// <summary>A condition: <see cref="AndCondition"/>, <see cref="OrCondition"/> or <see cref="Comparison"/>.</summary>
public abstract record QueryCondition : LanguageNode
{
    private protected QueryCondition()
    {
    }
}

using System.Collections.Immutable;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Formula;

/// <summary>
/// An expression: <see cref="FormulaNumber"/>, <see cref="FormulaString"/>, <see cref="FormulaField"/>, <see cref="FormulaCall"/>,
/// <see cref="FormulaUnary"/>, <see cref="FormulaBinary"/>, or <see cref="FormulaInvalid"/> where a text has mistakes.
/// </summary>
public abstract record FormulaNode : LanguageNode
{
    private protected FormulaNode()
    {
    }

    /// <summary>How many nodes stand above one another, this one included. Readers keep it bounded.</summary>
    internal virtual int Depth => 1;

    private protected static int Deepest(ImmutableArray<FormulaNode> nodes)
    {
        var deepest = 0;
        foreach (var node in nodes)
        {
            deepest = Math.Max(deepest, node.Depth);
        }

        return deepest;
    }
}

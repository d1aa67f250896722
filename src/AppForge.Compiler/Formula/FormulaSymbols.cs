using System.Collections.Immutable;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Formula;

/// <summary>Finds the names in a formula.</summary>
internal static class FormulaSymbols
{
    public static ImmutableArray<SymbolOccurrence> Of(FormulaNode tree)
    {
        List<SymbolOccurrence> found = [];
        Collect(tree, found);
        found.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return [.. found];
    }

    private static void Collect(FormulaNode node, List<SymbolOccurrence> found)
    {
        switch (node)
        {
            case FormulaField field:
                found.Add(new SymbolOccurrence(SymbolKind.Field, field.Code, field.Start, field.Length));
                break;
            case FormulaUnary unary:
                Collect(unary.Operand, found);
                break;
            case FormulaBinary binary:
                if (binary.Operator is FormulaOperator.Equal or FormulaOperator.NotEqual)
                {
                    AddOption(binary.Left, binary.Right, found);
                    AddOption(binary.Right, binary.Left, found);
                }

                Collect(binary.Left, found);
                Collect(binary.Right, found);
                break;
            case FormulaCall call:
                if (call.Name.Equals("CONTAINS", StringComparison.OrdinalIgnoreCase) && call.Arguments.Length == 2)
                {
                    AddOption(call.Arguments[0], call.Arguments[1], found);
                }

                CollectAll(call.Arguments, found);
                break;
            case FormulaInvalid invalid:
                CollectAll(invalid.Parts, found);
                break;
        }
    }

    private static void CollectAll(ImmutableArray<FormulaNode> nodes, List<SymbolOccurrence> found)
    {
        foreach (FormulaNode node in nodes)
        {
            Collect(node, found);
        }
    }

    private static void AddOption(FormulaNode fieldSide, FormulaNode valueSide, List<SymbolOccurrence> found)
    {
        if (fieldSide is FormulaField field && valueSide is FormulaString { Value.Length: > 0 } text)
        {
            found.Add(new SymbolOccurrence(SymbolKind.Option, text.Value, text.Start, text.Length, field.Code));
        }
    }
}

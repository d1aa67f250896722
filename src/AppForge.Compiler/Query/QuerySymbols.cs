using System.Collections.Immutable;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Query;

/// <summary>Finds the names in a query.</summary>
internal static class QuerySymbols
{
    public static ImmutableArray<SymbolOccurrence> Of(QueryTree tree)
    {
        List<SymbolOccurrence> found = [];
        if (tree.Condition is not null)
        {
            Collect(tree.Condition, found);
        }

        foreach (SortKey key in tree.Order)
        {
            AddField(key.Field, found);
        }

        return [.. found];
    }

    private static void Collect(QueryCondition condition, List<SymbolOccurrence> found)
    {
        switch (condition)
        {
            case AndCondition and:
                CollectAll(and.Terms, found);
                break;
            case OrCondition or:
                CollectAll(or.Terms, found);
                break;
            case Comparison comparison:
                AddField(comparison.Field, found);
                if (comparison.Operator.NamesValues())
                {
                    AddOptions(comparison.Field, comparison.Operand, found);
                }

                break;
        }
    }

    private static void CollectAll(ImmutableArray<QueryCondition> terms, List<SymbolOccurrence> found)
    {
        foreach (QueryCondition term in terms)
        {
            Collect(term, found);
        }
    }

    private static void AddField(FieldName field, List<SymbolOccurrence> found)
    {
        if (field.Related is not null)
        {
            found.Add(new SymbolOccurrence(SymbolKind.Field, field.Related, field.Start, field.Related.Length));
        }

        if (!field.Code.StartsWith('$'))
        {
            found.Add(new SymbolOccurrence(SymbolKind.Field, field.Code, field.End - field.Code.Length, field.Code.Length, field.Related));
        }
    }

    private static void AddOptions(FieldName field, QueryOperand operand, List<SymbolOccurrence> found)
    {
        switch (operand)
        {
            case OperandList list:
                foreach (QueryOperand value in list.Values)
                {
                    AddOptions(field, value, found);
                }

                break;
            case TextLiteral { Value.Length: > 0 } text:
                found.Add(new SymbolOccurrence(SymbolKind.Option, text.Value, text.Start, text.Length, field.Text));
                break;
            case NumberLiteral number:
                found.Add(new SymbolOccurrence(SymbolKind.Option, number.Text, number.Start, number.Length, field.Text));
                break;
            case TimeLiteral time:
                found.Add(new SymbolOccurrence(SymbolKind.Option, time.Text, time.Start, time.Length, field.Text));
                break;
        }
    }
}

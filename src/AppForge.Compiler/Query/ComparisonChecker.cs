using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>Checks one comparison.</summary>
internal sealed class ComparisonChecker(IFieldScope scope, QueryPlace place, ErrorList errors)
{
    public void Check(Comparison comparison)
    {
        foreach (QueryOperand value in Values(comparison.Operand))
        {
            if (value is FunctionCall call)
            {
                CheckFunction(call);
            }
        }

        if (FieldResolver.Resolve(comparison.Field, scope, errors) is not ScopeField field || FieldSearch.Of(field.Type) is not FieldSearch search)
        {
            return;
        }

        if (search.Allowed == FieldSearch.Operators.None)
        {
            errors.Add(LanguageErrorCode.FieldNotSearchable, comparison.Field, comparison.Field.Text, field.Type);
            return;
        }

        bool isMany = field.IsInTable || comparison.Field.Related is not null;
        CheckOptions(comparison, field);
        bool isAllowed = CheckOperator(comparison, field, isMany ? search.InTable() : search, search);
        if (isAllowed)
        {
            CheckValues(comparison, field, search);
            if (comparison.Operator.TakesNothing() && !FieldSearch.IsEmptinessConfirmed(field.Type))
            {
                AddAtOperator(LanguageErrorCode.EmptinessUnconfirmed, comparison, comparison.Field.Text, field.Type);
            }

            PlaceChecker.Check(comparison, field, isMany, place, errors);
        }
    }

    private void CheckFunction(FunctionCall call)
    {
        if (QueryFunctions.KindOf(call.Name) is null)
        {
            errors.Add(LanguageErrorCode.UnknownFunction, (LanguageNode)call, call.Name);
        }
        else
        {
            QueryFunctions.CheckArguments(call, errors);
        }
    }

    private void CheckOptions(Comparison comparison, ScopeField field)
    {
        if (!FieldSearch.IsChoice(field.Type) || field.Options.IsDefault || !comparison.Operator.NamesValues())
        {
            return;
        }

        foreach (QueryOperand value in Values(comparison.Operand))
        {
            // "" asks for records without a choice; a record always has a status.
            if (Literal(value) is string text && !field.Options.Contains(text) && (text.Length > 0 || field.Type == "STATUS"))
            {
                errors.Add(LanguageErrorCode.UnknownOption, value, comparison.Field.Text, text);
            }
        }
    }

    private bool CheckOperator(Comparison comparison, ScopeField field, FieldSearch search, FieldSearch outsideTables)
    {
        if (search.Allows(comparison.Operator))
        {
            return true;
        }

        string code = comparison.Field.Text;
        string op = comparison.Operator.Text();
        if (outsideTables.Allows(comparison.Operator))
        {
            AddAtOperator(LanguageErrorCode.EqualityInTable, comparison, code, op);
        }
        else
        {
            AddAtOperator(LanguageErrorCode.OperatorNotAllowed, comparison, code, op, field.Type);
        }

        return false;
    }

    private void AddAtOperator(LanguageErrorCode code, Comparison comparison, params string[] args) =>
        errors.AddAt(code, comparison.OperatorStart, comparison.OperatorLength, args);

    private void CheckValues(Comparison comparison, ScopeField field, FieldSearch search)
    {
        foreach (QueryOperand value in Values(comparison.Operand))
        {
            if (value is FunctionCall call)
            {
                bool isAllowed = QueryFunctions.KindOf(call.Name) is not QueryFunctionKind kind || search.Functions.HasFlag(kind);
                if (!isAllowed)
                {
                    errors.Add(LanguageErrorCode.FunctionNotAllowed, value, call.Name, comparison.Field.Text, field.Type);
                }
            }
            else if (Literal(value) is string text && !LiteralText.Fits(field.Type, text))
            {
                errors.Add(LanguageErrorCode.LiteralFormat, value, comparison.Field.Text, text, field.Type);
            }
        }
    }

    private static ImmutableArray<QueryOperand> Values(QueryOperand operand) => operand switch
    {
        OperandList list => list.Values,
        NoOperand => [],
        _ => [operand],
    };

    private static string? Literal(QueryOperand operand) => operand switch
    {
        TextLiteral text => text.Value,
        NumberLiteral number => number.Text,
        TimeLiteral time => time.Text,
        _ => null,
    };
}

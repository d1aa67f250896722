using System.Collections.Immutable;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Formula;

/// <summary>Finds the type of every part of a formula and reports what does not fit, once each.</summary>
internal sealed class FormulaTypeChecker(IFieldScope scope, string? table, string formula, ErrorList errors)
{
    public FormulaType CheckResult(FormulaNode node) => Single(node);

    private FormulaType TypeOf(FormulaNode node) => node switch
    {
        FormulaNumber => FormulaType.Number,
        FormulaString text => text.Value.Length == 0 ? FormulaType.Empty : FormulaType.Text,
        FormulaField field => TypeOfField(field),
        FormulaUnary unary => TypeOfUnary(unary),
        FormulaBinary binary => TypeOfBinary(binary),
        FormulaCall call => TypeOfCall(call),
        FormulaInvalid invalid => TypeOfInvalid(invalid),
        _ => FormulaType.Unknown,
    };

    private FormulaType TypeOfInvalid(FormulaInvalid invalid)
    {
        foreach (FormulaNode part in invalid.Parts)
        {
            TypeOf(part);
        }

        return FormulaType.Unknown;
    }

    private FormulaType TypeOfField(FormulaField field)
    {
        ScopeField? found = scope.Find(field.Code);
        if (found is null)
        {
            errors.Add(LanguageErrorCode.UnknownField, (LanguageNode)field, field.Code);
            return FormulaType.Unknown;
        }

        if (found.IsInTable && table is not null && found.Table != table)
        {
            errors.Add(LanguageErrorCode.FieldOutOfReach, (LanguageNode)field, field.Code);
            return FormulaType.Unknown;
        }

        bool isColumn = found.IsInTable && table is null;
        switch (found.Type)
        {
            case "NUMBER" or "CALC" or "DATE" or "TIME" or "DATETIME" or "CREATED_TIME" or "UPDATED_TIME":
                return isColumn ? FormulaType.NumberArray : FormulaType.Number;
            case "SINGLE_LINE_TEXT" or "DROP_DOWN" or "RADIO_BUTTON" or "CREATOR" or "MODIFIER":
                return isColumn ? FormulaType.TextArray : FormulaType.Text;
            case "CHECK_BOX" or "MULTI_SELECT":
                return isColumn ? FormulaType.OtherArray : FormulaType.TextArray;
            case "LABEL" or "MULTI_LINE_TEXT" or "RICH_TEXT" or "FILE" or "LINK" or "USER_SELECT" or "ORGANIZATION_SELECT" or "GROUP_SELECT"
                or "REFERENCE_TABLE" or "SUBTABLE" or "SPACER" or "HR" or "GROUP" or "RECORD_NUMBER" or "STATUS" or "STATUS_ASSIGNEE" or "CATEGORY":
                errors.Add(LanguageErrorCode.FieldTypeNotUsable, field, field.Code, found.Type);
                return FormulaType.Unknown;
            default:
                return FormulaType.Unknown;
        }
    }

    /// <summary>The type of a part that must be one value: several values are reported.</summary>
    private FormulaType Single(FormulaNode node)
    {
        FormulaType type = TypeOf(node);
        if (type is not (FormulaType.NumberArray or FormulaType.TextArray or FormulaType.OtherArray))
        {
            return type;
        }

        errors.Add(LanguageErrorCode.ArrayValue, node, Text(node));
        return FormulaType.Unknown;
    }

    private string Text(FormulaNode node) => formula.Substring(node.Start, node.Length);

    private FormulaType TypeOfUnary(FormulaUnary unary)
    {
        if (!Fits(Single(unary.Operand), FormulaType.Number))
        {
            errors.Add(LanguageErrorCode.OperatorType, unary, unary.IsMinus ? "-" : "+");
        }

        return FormulaType.Number;
    }

    private FormulaType TypeOfBinary(FormulaBinary binary)
    {
        FormulaType left = Single(binary.Left);
        FormulaType right = Single(binary.Right);
        bool fits = binary.Operator switch
        {
            FormulaOperator.Concatenate => true,
            FormulaOperator.Equal or FormulaOperator.NotEqual => AreComparable(left, right),
            _ => Fits(left, FormulaType.Number) && Fits(right, FormulaType.Number),
        };
        if (!fits)
        {
            AddAtOperator(LanguageErrorCode.OperatorType, binary);
        }
        else if (binary.Operator is FormulaOperator.Equal or FormulaOperator.NotEqual
            && ((left == FormulaType.Number && IsNoNumber(binary.Right, right)) || (right == FormulaType.Number && IsNoNumber(binary.Left, left))))
        {
            AddAtOperator(LanguageErrorCode.ComparedTypes, binary);
        }

        CheckExponent(binary);
        return binary.Operator.IsComparison() ? FormulaType.Boolean
            : binary.Operator == FormulaOperator.Concatenate ? FormulaType.Text : FormulaType.Number;
    }

    private void AddAtOperator(LanguageErrorCode code, FormulaBinary binary) =>
        errors.AddAt(code, binary.OperatorStart, binary.OperatorLength, formula.Substring(binary.OperatorStart, binary.OperatorLength));

    private static bool IsNoNumber(FormulaNode node, FormulaType type) =>
        type == FormulaType.Text && !(node is FormulaString text && LiteralText.Fits("NUMBER", text.Value));

    // Numbers and texts may be compared with each other: an empty number field is asked for with a = "".
    private static bool AreComparable(FormulaType left, FormulaType right) =>
        left == FormulaType.Unknown || right == FormulaType.Unknown || (left == FormulaType.Boolean) == (right == FormulaType.Boolean);

    private void CheckExponent(FormulaBinary binary)
    {
        FormulaNode exponent = binary.Right is FormulaUnary unary ? unary.Operand : binary.Right;
        if (binary.Operator == FormulaOperator.Power && exponent is FormulaNumber number && number.Text.Split('.')[0].TrimStart('0') is { Length: >= 3 } whole
            && whole != "100")
        {
            errors.Add(LanguageErrorCode.ExponentRange, binary.Right, Text(binary.Right));
        }
    }

    private FormulaType TypeOfCall(FormulaCall call)
    {
        if (FormulaFunction.Find(call.Name) is not FormulaFunction function)
        {
            AddAtName(LanguageErrorCode.UnknownFunction, call, call.Name, "formula");
            return TypeOfInvalid(new FormulaInvalid(call.Arguments));
        }

        int count = call.Arguments.Length;
        if (count < function.Least || count > function.Most)
        {
            ReportCount(call, function);
            TypeOfInvalid(new FormulaInvalid(call.Arguments));
        }
        else
        {
            return CheckArguments(call, function.Name);
        }

        return function.Name == "IF" ? FormulaType.Unknown : ResultOf(function.Name);
    }

    private void ReportCount(FormulaCall call, FormulaFunction function)
    {
        if (call.Arguments.Length < function.Least)
        {
            AddAtName(LanguageErrorCode.ArgumentsTooFew, call, function.Name, $"{function.Least}", function.Least == function.Most ? "exact" : "");
        }
        else
        {
            AddAtName(LanguageErrorCode.ArgumentsTooMany, call, function.Name, $"{function.Most}");
        }
    }

    private void AddAtName(LanguageErrorCode code, FormulaCall call, params string[] args) =>
        errors.AddAt(code, call.Start, call.NameLength, args);

    private static FormulaType ResultOf(string function) => function switch
    {
        "AND" or "OR" or "NOT" or "CONTAINS" => FormulaType.Boolean,
        "YEN" or "DATE_FORMAT" => FormulaType.Text,
        _ => FormulaType.Number,
    };

    private FormulaType CheckArguments(FormulaCall call, string function)
    {
        ImmutableArray<FormulaNode> arguments = call.Arguments;
        switch (function)
        {
            case "IF":
                Expect(arguments[0], FormulaType.Boolean, function);
                return Join(Single(arguments[1]), Single(arguments[2]));
            case "AND" or "OR" or "NOT":
                ExpectAll(arguments, FormulaType.Boolean, function);
                break;
            case "SUM":
                foreach (FormulaNode argument in arguments)
                {
                    CheckSummand(argument);
                }

                break;
            case "DATE_FORMAT":
                Expect(arguments[0], FormulaType.Number, function);
                Expect(arguments[1], FormulaType.Text, function);
                Expect(arguments[2], FormulaType.Text, function);
                CheckPattern(arguments[1]);
                CheckTimeZone(arguments[2]);
                break;
            case "CONTAINS":
                CheckContains(arguments[0]);
                Expect(arguments[1], FormulaType.Text, function);
                break;
            default:
                ExpectAll(arguments, FormulaType.Number, function);
                break;
        }

        return ResultOf(function);
    }

    // Only the column itself may be summed: SUM(IF(column = …)) and SUM(a * b) over columns are refused as wrong use of several values.
    private void CheckSummand(FormulaNode argument)
    {
        FormulaType type = argument is FormulaField ? TypeOf(argument) : Single(argument);
        if (type != FormulaType.NumberArray && !Fits(type, FormulaType.Number))
        {
            errors.Add(LanguageErrorCode.FunctionType, argument, "SUM");
        }
    }

    private void CheckContains(FormulaNode argument)
    {
        FormulaType type = argument is FormulaField ? TypeOf(argument) : Single(argument);
        if (type is FormulaType.NumberArray or FormulaType.OtherArray)
        {
            errors.Add(LanguageErrorCode.ArrayValue, argument, Text(argument));
        }
        else if (type is not (FormulaType.TextArray or FormulaType.Unknown))
        {
            errors.Add(LanguageErrorCode.FunctionType, argument, "CONTAINS");
        }
    }

    private void ExpectAll(ImmutableArray<FormulaNode> nodes, FormulaType wanted, string function)
    {
        foreach (FormulaNode node in nodes)
        {
            Expect(node, wanted, function);
        }
    }

    private void Expect(FormulaNode node, FormulaType wanted, string function)
    {
        if (!Fits(Single(node), wanted))
        {
            errors.Add(LanguageErrorCode.FunctionType, node, function);
        }
    }

    private static bool Fits(FormulaType type, FormulaType wanted) =>
        type == wanted || type == FormulaType.Unknown || (type == FormulaType.Empty && wanted == FormulaType.Text);

    private static FormulaType Join(FormulaType first, FormulaType second) =>
        first == second || second == FormulaType.Empty ? first : first == FormulaType.Empty ? second : FormulaType.Unknown;

    private void CheckPattern(FormulaNode node)
    {
        if (node is FormulaString pattern && DateFormatPattern.FirstUnknown(pattern.Value) is string unknown)
        {
            errors.Add(LanguageErrorCode.DateFormatPattern, node, unknown);
        }
    }

    // Which zones exist is kintone's business; all but a few have the form Area/City.
    private void CheckTimeZone(FormulaNode node)
    {
        if (node is FormulaString { Value: not ("system" or "UTC" or "GMT") and var zone } && !(zone.Contains('/', StringComparison.Ordinal) && zone.All(IsOfZone)))
        {
            errors.Add(LanguageErrorCode.TimeZone, node, zone);
        }
    }

    private static bool IsOfZone(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+';
}

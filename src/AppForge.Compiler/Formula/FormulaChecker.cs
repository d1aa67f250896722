using System.Collections.Immutable;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Formula;

/// <summary>
/// Checks what a formula means: fields, functions, types (query-and-formula.md, B2, B3, B6). kintone itself checks only at deploy, and
/// reports one field. Cycles between fields are found elsewhere: one formula does not show them.
/// </summary>
public static class FormulaChecker
{
    /// <summary>Checks a formula, spelling mistakes included.</summary>
    /// <param name="formula">The formula as written.</param>
    /// <param name="scope">The fields of the app.</param>
    /// <param name="place">What kind of field gets the value.</param>
    /// <param name="table">The code of the table whose column the formula is; null for a field outside tables.</param>
    /// <returns>The mistakes in the order of the text; empty when kintone takes the formula.</returns>
    public static ImmutableArray<LanguageError> Check(string formula, IFieldScope scope, FormulaPlace place, string? table = null) =>
        Check(formula, FormulaText.Parse(formula), scope, place, table);

    /// <summary>Checks a formula that has been read already.</summary>
    internal static ImmutableArray<LanguageError> Check(string formula, FormulaParseResult result, IFieldScope scope, FormulaPlace place, string? table)
    {
        ErrorList errors = new();
        errors.AddRange(result.Errors);
        FormulaType type = new FormulaTypeChecker(scope, table, formula, errors).CheckResult(result.Tree);
        if (place == FormulaPlace.Calc && type == FormulaType.Text && errors.Count == 0)
        {
            errors.Add(LanguageErrorCode.TextResultInCalc, result.Tree);
        }

        bool isWhole = !result.Errors.Any(e => e.Code is LanguageErrorCode.ParenthesisMissing or LanguageErrorCode.UnexpectedParenthesis
            or LanguageErrorCode.UnterminatedText or LanguageErrorCode.TooDeep);
        return isWhole ? errors.ToSorted() : [.. errors.ToSorted().Where(e => result.Errors.Contains(e) || IsAboutName(e.Code))];
    }

    // Where a parenthesis or a quotation mark is lost, what belongs to what is a guess: names are judged, types and numbers of arguments are not.
    private static bool IsAboutName(LanguageErrorCode code) => code is LanguageErrorCode.UnknownField or LanguageErrorCode.UnknownFunction
        or LanguageErrorCode.FieldTypeNotUsable or LanguageErrorCode.FieldOutOfReach;
}

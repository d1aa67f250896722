using AppForge.Compiler.Formula;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Checks;

/// <summary>
/// Judges the formulas of an app that is about to be deployed, by the compiler's language, and answers as kintone does: GAIA_IL01 for the first
/// field that is wrong (query-and-formula.md, B6; errors.md, "Reasons inside GAIA_IL01"). Advice is no error.
/// </summary>
internal static class FormulaChecks
{
    public static void CheckAll(FormFields fields, IFieldScope scope)
    {
        List<FormField> formulas = [.. fields.All.Where(f => ExpressionOf(f) is { Length: > 0 } || (f.Type == "CALC" && f.Lookup is null))];
        foreach (FormField field in formulas)
        {
            FormulaPlace place = field.Type == "CALC" ? FormulaPlace.Calc : FormulaPlace.Text;
            if (FormulaChecker.Check(ExpressionOf(field) ?? "", scope, place, field.Table).FirstOrDefault(m => !m.IsAdvice) is { } mistake)
            {
                throw KnownErrors.FormulaIsWrong(LabelOf(field), new LocalizedText(Japanese(mistake), mistake.English));
            }
        }

        RefuseCycles(formulas);
    }

    private static void RefuseCycles(List<FormField> formulas)
    {
        Dictionary<string, string[]> operands = formulas.ToDictionary(
            f => f.Code,
            f => FormulaText.Symbols(ExpressionOf(f)!).Where(s => s.Kind == SymbolKind.Field).Select(s => s.Name).ToArray(),
            StringComparer.Ordinal);
        if (formulas.FirstOrDefault(f => NeedsItself(f.Code, operands)) is { } field)
        {
            throw KnownErrors.FormulaIsWrong(LabelOf(field), Texts.FormulaCycle);
        }
    }

    private static bool NeedsItself(string code, Dictionary<string, string[]> operands)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<string> open = new(operands[code]);
        while (open.TryPop(out string? next))
        {
            if (next == code)
            {
                return true;
            }

            foreach (string operand in seen.Add(next) && operands.TryGetValue(next, out string[]? more) ? more : [])
            {
                open.Push(operand);
            }
        }

        return false;
    }

    private static string? ExpressionOf(FormField field) => (string?)field.Json["expression"];

    private static string LabelOf(FormField field) => (string?)field.Json["label"] ?? field.Code;

    /// <summary>kintone's own words where errors.md has them, else the compiler's.</summary>
    private static string Japanese(LanguageError mistake) => mistake.Code switch
    {
        LanguageErrorCode.UnknownField => $"計算式に含まれるフィールドコード（{mistake.Args[0]}）が存在しません。",
        LanguageErrorCode.FieldTypeNotUsable => $"計算式で利用できないフィールドタイプ({CatalogWords.TitleOfField(mistake.Args[1])})が指定されています。",
        LanguageErrorCode.ArrayValue => "配列型の値に対して適切な関数が利用されていません。",
        LanguageErrorCode.FullWidthSymbol or LanguageErrorCode.WrongOperator => mistake.Japanese,
        LanguageErrorCode.FormulaEmpty or LanguageErrorCode.OperandExpected => Texts.FormulaSyntax.Ja,
        _ => mistake.QueryErrorCode == "CB_VA01" ? Texts.FormulaSyntax.Ja : mistake.Japanese,
    };
}

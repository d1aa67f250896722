using AppForge.Compiler.Query;

namespace AppForge.Compiler.Formula;

/// <summary>
/// Says a formula in Japanese for people who read design documents (documents.md, section 1 and the worked example of section 14):
/// sentences for what is short, numbered cases and signs for what is deep. Nothing is left out either way.
/// </summary>
public static class FormulaWording
{
    /// <summary>The formula in Japanese, such as 帰庁時距離計から出発時距離計を引いた値（km）。…が未入力のときは空欄。</summary>
    /// <param name="formula">The formula as written.</param>
    /// <param name="scope">The fields, for labels; what it does not know is named by its code.</param>
    /// <param name="unit">The unit of the result, or null.</param>
    /// <returns>The wording, lines separated by <c>\n</c>; a text that cannot be read comes back trimmed.</returns>
    public static string Japanese(string formula, IFieldScope scope, string? unit = null)
    {
        FormulaParseResult result = FormulaText.Parse(formula);
        return result.IsValid ? new JapaneseFormula(scope, unit).Say(result.Tree) : formula.Trim();
    }
}

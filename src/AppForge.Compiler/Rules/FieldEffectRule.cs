using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>What is written of a field does something: kintone takes some settings and never looks at them (behaviour.md, trap 20; fields.md, section 2).</summary>
internal sealed class FieldEffectRule : AppRule
{
    private static readonly DiagnosticDescriptor RequiredFormula = DiagnosticDescriptor.Warning("AF3215",
        "計算フィールド「{0}」の必須は効きません。", "\"{0}\" is calculated; required does nothing.",
        "required: true を消してください。", "Remove required: true.").Explained(
        "kintone は設定を受け付けますが、計算結果が空でもレコードは保存されます。",
        "kintone takes the setting, but a record whose result is empty is saved all the same.",
        wrong: """
            fields:
              数: { type: NUMBER }
              計: { type: CALC, expression: 数 * 2, required: true }
            """,
        right: """
            fields:
              数: { type: NUMBER, required: true }
              計: { type: CALC, expression: 数 * 2 }
            """);

    private static readonly DiagnosticDescriptor NowWins = DiagnosticDescriptor.Warning("AF3216",
        "「{0}」の初期値は使われません（defaultNowValue: true が優先されます）。", "The initial value of \"{0}\" is never used: defaultNowValue wins.",
        "defaultValue か defaultNowValue のどちらかを消してください。", "Remove defaultValue or defaultNowValue.").Explained(
        "両方あるとき、kintone は登録時の日時を初期値にします。",
        "Where both are set, kintone starts with the present moment.",
        wrong: """
            fields:
              受付日: { type: DATE, defaultNowValue: true, defaultValue: 2026-04-01 }
            """,
        right: """
            fields:
              受付日: { type: DATE, defaultNowValue: true }
            """);

    private static readonly DiagnosticDescriptor FormulaWins = DiagnosticDescriptor.Warning("AF3217",
        "「{0}」の初期値は使われません（自動計算が上書きします）。", "The initial value of \"{0}\" is never used: the formula writes over it.",
        "defaultValue か expression のどちらかを消してください。", "Remove defaultValue or expression.").Explained(
        "自動計算する文字列の値は、保存のたびに式の結果で置き換わります。",
        "The value of a text with a formula is replaced by the result whenever the record is saved.",
        wrong: """
            fields:
              姓: { type: SINGLE_LINE_TEXT }
              宛名: { type: SINGLE_LINE_TEXT, expression: 姓 & " 様", defaultValue: 御中 }
            """,
        right: """
            fields:
              姓: { type: SINGLE_LINE_TEXT }
              宛名: { type: SINGLE_LINE_TEXT, expression: 姓 & " 様" }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [RequiredFormula, NowWins, FormulaWins];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var field in app.Fields.WithColumns)
        {
            if (field is { Type: "CALC", IsRequired: true })
            {
                diagnostics.Report(RequiredFormula, field.Value["required"]!.Origin, field.Code);
            }

            if (!field.DefaultValues.IsEmpty && (field.DefaultsToNow || (field.Type == "SINGLE_LINE_TEXT" && field.Expression is not null)))
            {
                diagnostics.Report(field.DefaultsToNow ? NowWins : FormulaWins, field.Value["defaultValue"]!.Origin, field.Code);
            }
        }
    }
}

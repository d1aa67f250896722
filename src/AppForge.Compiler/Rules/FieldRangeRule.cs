using System.Globalization;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>Some value fits between the least and the greatest that a field takes, and its initial value does.</summary>
internal sealed class FieldRangeRule : AppRule
{
    private static readonly DiagnosticDescriptor NothingFits = DiagnosticDescriptor.Error("AF3210",
        "「{0}」の下限 {1} が上限 {2} より大きくなっています。", "The lower limit {1} of \"{0}\" is above its upper limit {2}.",
        "下限と上限を見直してください。", "Correct one of the limits.").Explained(
        "どんな値もこの範囲に入らないので、レコードを保存できません。",
        "No value fits, so that no record can be saved.",
        wrong: """
            fields:
              人数: { type: NUMBER, minValue: 100, maxValue: 1 }
            """,
        right: """
            fields:
              人数: { type: NUMBER, minValue: 1, maxValue: 100 }
            """);

    private static readonly DiagnosticDescriptor DefaultOutside = DiagnosticDescriptor.Warning("AF3211",
        "「{0}」の初期値「{1}」は、{2}という制限に合いません。", "The initial value \"{1}\" of \"{0}\" breaks its limit: {2}.",
        "初期値か制限を直してください。", "Change the initial value or the limit.").Explained(
        "新しいレコードは初期値で始まります。制限に合わない初期値のままでは保存できません。",
        "A new record starts with the initial value; with one outside the limits it can't be saved before somebody changes it.",
        wrong: """
            fields:
              人数: { type: NUMBER, minValue: 1, defaultValue: 0 }
            """,
        right: """
            fields:
              人数: { type: NUMBER, minValue: 1, defaultValue: 1 }
            """);

    private static readonly LocalizedText Characters = new("文字", " characters");
    private static readonly LocalizedText Nothing = LocalizedText.Same("");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NothingFits, DefaultOutside];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var field in app.Fields.WithColumns)
        {
            Check(field, "minLength", "maxLength", static text => text.Length, Characters, diagnostics);
            Check(field, "minValue", "maxValue", Number, Nothing, diagnostics);
        }
    }

    private static void Check(FieldSymbol field, string least, string most, Func<string, decimal?> measure, LocalizedText unit, DiagnosticBag diagnostics)
    {
        if (field.Value[least] is not ScalarValue from || field.Value[most] is not ScalarValue to)
        {
            return;
        }

        var (low, high) = (Number(from.Text), Number(to.Text));
        if (low > high)
        {
            diagnostics.Report(NothingFits, from.Origin, field.Code, from.Text, to.Text);
        }
        else if (field.Value["defaultValue"] is ScalarValue { Text.Length: > 0 } initial && measure(initial.Text) is { } size)
        {
            if (size < low)
            {
                diagnostics.Report(DefaultOutside, initial.Origin, field.Code, initial.Text, new LocalizedText($"{from.Text}{unit.Japanese}以上", $"at least {from.Text}{unit.English}"));
            }
            else if (size > high)
            {
                diagnostics.Report(DefaultOutside, initial.Origin, field.Code, initial.Text, new LocalizedText($"{to.Text}{unit.Japanese}以下", $"at most {to.Text}{unit.English}"));
            }
        }
    }

    // Of numbers with more digits than these nothing is said.
    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}

using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-PII-07: an app with personal data says how long records are kept.</summary>
internal sealed class RetentionPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Missing = PolicyList.Descriptor("P-PII-07",
        "個人情報のあるアプリに、保存期間（retention）がありません。", "The app holds personal data and doesn't say how long (retention).",
        "retention: 年数、または retention: { field: 期限の項目 } を書いてください。", "Write retention: YEARS, or retention: { field: CODE }.",
        "fields: { 氏名: { type: SINGLE_LINE_TEXT, personal: 個人 } }", "fields: { 氏名: { type: SINGLE_LINE_TEXT, personal: 個人 } }\nretention: 5");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Missing];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (app.Definition?["retention"] is null && app.PersonalFields().Any())
        {
            diagnostics.Report(Missing, app.NamePlace());
        }
    }
}

using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-PII-08: it is declared whether the app is in the register of personal data files.</summary>
internal sealed class PersonalDataFilePolicy : AppRule
{
    private static readonly DiagnosticDescriptor Missing = PolicyList.Descriptor("P-PII-08",
        "個人情報ファイル簿に載せるかどうか（personalDataFile）が宣言されていません。", "It isn't declared whether the app is in the register of personal data files (personalDataFile).",
        "personalDataFile: true か false を書いてください。", "Write personalDataFile: true or false.",
        "fields: { 氏名: { type: SINGLE_LINE_TEXT, personal: 個人 } }", "fields: { 氏名: { type: SINGLE_LINE_TEXT, personal: 個人 } }\npersonalDataFile: false");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Missing];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (app.Own("personalDataFile") is null && app.PersonalFields().Any())
        {
            diagnostics.Report(Missing, app.NamePlace());
        }
    }
}

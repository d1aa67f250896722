using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-PII-01: what looks like personal data says its class. The words are in <see cref="PersonalDataWords"/>.</summary>
internal sealed class PersonalClassPolicy : AppRule
{
    private static readonly DiagnosticDescriptor NotDeclared = PolicyList.Descriptor("P-PII-01",
        "「{0}」は個人情報（{1}）のようですが、分類（personal）がありません。", "\"{0}\" looks like personal data ({1}), but has no class (personal).",
        "personal: 個人 や 要配慮 を書いてください。個人情報でなければ personal: なし と書きます。", "Write its class under personal; write the word for none where it is no personal data.",
        "fields: { 氏名: { type: SINGLE_LINE_TEXT } }", "fields: { 氏名: { type: SINGLE_LINE_TEXT, personal: 個人 } }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NotDeclared];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var field in app.Fields.WithColumns.Where(f => !f.IsBuiltIn && !f.IsClassified && f.MayBePersonal && !f.Origin.IsNone))
        {
            if ((PersonalDataWords.Find(field.Code) ?? PersonalDataWords.Find(field.Label)) is { } kind)
            {
                diagnostics.Report(NotDeclared, field.Origin, field.Label, kind);
            }
        }
    }
}

using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-PII-02: personal data isn't open to everyone.</summary>
internal sealed class PersonalVisibilityPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Open = PolicyList.Descriptor("P-PII-02",
        "個人情報の項目「{0}」を、全員が見られます。", "Everyone can see the personal data in \"{0}\".",
        "acl.app の everyone から閲覧を外すか、acl.field で項目を隠すか、acl.record で見られる人を限ってください。", "Take viewing from everyone in acl.app, hide the field in acl.field, or limit the records in acl.record.",
        "fields: { 氏名: { type: SINGLE_LINE_TEXT, personal: 個人 } }\nacl: { app: [{ entity: role/owner, allow: all }, { entity: everyone, allow: [recordViewable] }] }",
        "fields: { 氏名: { type: SINGLE_LINE_TEXT, personal: 個人 } }\nacl: { app: [{ entity: role/owner, allow: all }] }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Open];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (!app.EveryoneMay("recordViewable") || app.HidesRecordsFromEveryone())
        {
            return;
        }

        foreach (var field in app.PersonalFields().Where(f => !app.IsHiddenFromEveryone(f)))
        {
            diagnostics.Report(Open, field.Origin, field.Label);
        }
    }
}

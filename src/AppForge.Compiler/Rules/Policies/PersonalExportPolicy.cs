using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-PII-06: only the owner exports personal data.</summary>
internal sealed class PersonalExportPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Exports = PolicyList.Descriptor("P-PII-06",
        "個人情報のあるアプリを、所管でない {0} が書き出せます。", "{0}, who doesn't own the app, may export its personal data.",
        "この行の allow から recordExportable を外してください。", "Take recordExportable out of this row.",
        "fields: { 氏名: { type: SINGLE_LINE_TEXT, personal: 個人 } }\nacl: { app: [{ entity: group/a, allow: [recordViewable, recordExportable] }] }",
        "fields: { 氏名: { type: SINGLE_LINE_TEXT, personal: 個人 } }\nowner: role/owner\nacl: { app: [{ entity: role/owner, allow: [recordViewable, recordExportable] }] }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Exports];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (!app.PersonalFields().Any() || !app.WritesPermissions())
        {
            return;
        }

        if (app.Definition?["owner"] is { } owner && diagnostics.HasErrorsIn(owner.Origin))
        {
            return; // nobody knows who owns it
        }

        // Everyone is P-ACL-02. A role that nobody knows may be the owner, misspelt.
        foreach (var row in PermissionRow.OfApp(app).Where(r => r.Who.Who is not PrincipalKind.Everyone && r.Who.Who != app.Own("owner") && r.Allowed.Contains("recordExportable")))
        {
            if (!diagnostics.HasErrorsIn(row.Value.Origin))
            {
                diagnostics.Report(Exports, app.PlaceOf(row.Value), row.Who.Who);
            }
        }
    }
}

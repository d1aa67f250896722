using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-ACL-02: everyone may not delete, manage or export.</summary>
internal sealed class EveryonePermissionsPolicy : AppRule
{
    private static readonly string[] Refused = ["appEditable", "recordDeletable", "recordExportable"];

    private static readonly DiagnosticDescriptor TooMuch = PolicyList.Descriptor("P-ACL-02",
        "全員（everyone）に「{0}」を許しています。", "Everyone may {0}.",
        "この行の allow から外し、要る人の行に書いてください。", "Take it out of this row, and write it for those who need it.",
        "acl: { app: [{ entity: everyone, allow: [recordViewable, recordDeletable] }] }", "acl: { app: [{ entity: everyone, allow: [recordViewable] }] }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [TooMuch];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var row in PermissionRow.OfApp(app).Where(r => r.Who.Who == PrincipalKind.Everyone && app.WritesPermissions()))
        {
            var titles = row.Value.Titles("allow");
            var found = row.Allowed.Zip(titles).Where(a => Refused.Contains(a.First)).Select(a => a.Second).ToList();
            if (found.Count > 0)
            {
                diagnostics.Report(TooMuch, app.PlaceOf(row.Value), found.Listed());
            }
        }
    }
}

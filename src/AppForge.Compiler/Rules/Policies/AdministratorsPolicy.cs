using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-ACL-03: two administrators, or a group of them.</summary>
internal sealed class AdministratorsPolicy : AppRule
{
    private static readonly DiagnosticDescriptor TooFew = PolicyList.Descriptor("P-ACL-03",
        "アプリを管理できる人が{0}。", "{0} may manage the app.",
        "グループや役割の行の allow に appEditable を書いてください。", "Write appEditable for a group or a role.",
        "acl: { app: [{ entity: everyone, allow: [recordViewable] }] }", "acl: { app: [{ entity: role/owner, allow: [appEditable] }] }");

    private static readonly LocalizedText Nobody = new("いません", "Nobody");
    private static readonly LocalizedText One = new("1人だけです", "Only one person");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [TooFew];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var managers = PermissionRow.OfApp(app).Where(r => r.Allowed.Contains("appEditable")).Select(r => r.Who.Who).ToList();
        var people = managers.Count(PolicyReading.IsPerson);
        if (app.WritesPermissions() && people == managers.Count && people < 2)
        {
            diagnostics.Report(TooFew, PermissionRow.PlaceIn(app), people == 0 ? Nobody : One);
        }
    }
}

using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-ACL-05: the app's creator gets no permissions.</summary>
internal sealed class AppCreatorPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Creator = PolicyList.Descriptor("P-ACL-05",
        "アプリの作成者（creator）に権限があります。", "The app's creator has permissions.",
        "role/… や group/… の行にしてください。", "Write a role or a group.",
        "acl: { app: [{ entity: creator, allow: all }] }", "acl: { app: [{ entity: role/owner, allow: all }] }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Creator];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var row in PermissionRow.OfApp(app).Where(r => r.Who.Who == PrincipalKind.Creator && app.WritesPermissions()))
        {
            diagnostics.Report(Creator, app.PlaceOf(row.Value["entity"]));
        }
    }
}

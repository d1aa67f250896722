using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-ACL-01: the permissions of an app are written. Where they are, everyone is always sent, with nothing if nothing is written.</summary>
internal sealed class WrittenPermissionsPolicy : AppRule
{
    private static readonly DiagnosticDescriptor NotWritten = PolicyList.Descriptor("P-ACL-01",
        "アプリのアクセス権（acl.app）が書かれていないので、全員が追加・編集・削除できます。", "The app's permissions (acl.app) aren't written, so everyone may add, edit and delete.",
        "acl: { app: […] } に、所管と、全員（everyone）に許すことを書いてください。何も許さないなら everyone は要りません。", "Write acl: { app: […] } with the owner and what everyone may; nobody else may anything.",
        "theme: BLUE", "acl: { app: [{ entity: role/owner, allow: all }] }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NotWritten];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (!app.WritesPermissions())
        {
            diagnostics.Report(NotWritten, app.NamePlace());
        }
    }
}

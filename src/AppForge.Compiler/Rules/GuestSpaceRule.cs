using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>Organizations mean nothing in a guest space (settings.md, section 0).</summary>
internal sealed class GuestSpaceRule : Rule
{
    private static readonly DiagnosticDescriptor NoOrganizations = DiagnosticDescriptor.Error("AF3423",
        "環境 {0} はゲストスペースなので、役割「{1}」に組織は使えません。", "The environment {0} is a guest space, where the role \"{1}\" can't be an organization.",
        "グループ（group/…）かユーザー（user/…）にしてください。", "Use a group (group/…) or a user (user/…).").Explained(
        "ゲストスペースのアプリでは、アクセス権や通知に組織を書けません。kintone が拒みます。",
        "Apps in a guest space take no organizations in permissions and notifications; kintone refuses them.",
        wrong: """
            # file: environments/guest.yaml
            url: https://example.cybozu.com
            guestSpace: 5
            roles: { owner: organization/soumu }
            """,
        right: """
            # file: environments/guest.yaml
            url: https://example.cybozu.com
            guestSpace: 5
            roles: { owner: group/soumu }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NoOrganizations];

    public override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var environment in compilation.Environments.Values.Where(e => e.Value["guestSpace"] is not null))
        {
            foreach (var role in (environment.Value["roles"] as MapValue)?.Entries ?? [])
            {
                foreach (var who in (role.Value as ListValue)?.Items.OfType<ScalarValue>().Where(w => w.Text.StartsWith("organization/", StringComparison.Ordinal)) ?? [])
                {
                    diagnostics.Report(NoOrganizations, who.Origin, environment.Name, role.Key);
                }
            }
        }
    }
}

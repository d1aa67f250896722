using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-EXT-03: addresses of JavaScript and CSS lead into allowed domains.</summary>
internal sealed class AllowedDomainPolicy : AppRule
{
    private static readonly DiagnosticDescriptor NotAllowed = PolicyList.Descriptor("P-EXT-03",
        "「{0}」は許可していないドメインです。", "\"{0}\" is not an allowed domain.",
        "ファイルとしてアプリのフォルダに置くか、appforge.yaml の allowedDomains に足してください。", "Keep the file in the app's folder, or add the domain to allowedDomains in appforge.yaml.",
        "customize: { desktop: { js: [https://cdn.example.com/a.js] } }",
        "customize: { desktop: { js: [https://cdn.example.jp/a.js] } }\n# file: appforge.yaml\nname: 例\nallowedDomains: [example.jp]\npolicies: { P-EXT-03: error }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NotAllowed];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var allowed = compilation.Project.AllowedDomains;
        foreach (var (value, _, _) in app.Scalars.Where(s => s.Kind is AssetKind && AssetKind.IsAddress(s.Value.Text)))
        {
            var host = Uri.TryCreate(value.Text, UriKind.Absolute, out var address) ? address.IdnHost : value.Text;
            if (!allowed.Any(d => host.Equals(d, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + d, StringComparison.OrdinalIgnoreCase)))
            {
                diagnostics.Report(NotAllowed, value.Origin, host);
            }
        }
    }
}

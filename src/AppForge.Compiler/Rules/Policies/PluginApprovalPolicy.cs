using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-EXT-04: the plug-ins that apps use are approved. One that isn't in the register is an unknown name (AF2101).</summary>
internal sealed class PluginApprovalPolicy : AppRule
{
    private static readonly DiagnosticDescriptor NotApproved = PolicyList.Descriptor("P-EXT-04",
        "プラグイン「{0}」の台帳に、承認番号（approval）がありません。", "The register has no approval for the plug-in \"{0}\".",
        "appforge.yaml の plugins に approval: 番号 を書くか、このプラグインを外してください。", "Write approval: NUMBER under plugins in appforge.yaml, or take the plug-in out.",
        "plugins: [map]\n# file: appforge.yaml\nname: 例\npolicies: { P-EXT-04: error }\nplugins: { map: { name: 地図, id: abcdefghijklmnopabcdefghijklmnop } }",
        "plugins: [map]\n# file: appforge.yaml\nname: 例\npolicies: { P-EXT-04: error }\nplugins: { map: { name: 地図, id: abcdefghijklmnopabcdefghijklmnop, approval: PL-2026-0003 } }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NotApproved];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var missing = compilation.Project.Plugins.Where(p => p.Approval is null or "" && p.State == "approved").ToDictionary(p => p.Key, StringComparer.Ordinal);
        foreach (var plugin in PluginSymbol.Of(app))
        {
            if (missing.TryGetValue(plugin.Key, out var registered))
            {
                diagnostics.Report(NotApproved, app.PlaceOf(plugin.Value), registered.Name);
            }
        }
    }
}

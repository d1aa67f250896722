using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-EXT-05: no plug-in is used that is under consultation (a warning) or retired (an error).</summary>
internal sealed class PluginStatePolicy : AppRule
{
    private static readonly DiagnosticDescriptor Retired = PolicyList.Descriptor("P-EXT-05",
        "プラグイン「{0}」は台帳で「{1}」になっています。", "The plug-in \"{0}\" is {1} in the register.",
        "このアプリから外すか、台帳の state を直してください。", "Take it out of the app, or correct its state in the register.",
        "plugins: [map]\n# file: appforge.yaml\nname: 例\npolicies: { P-EXT-05: error }\nplugins: { map: { name: 地図, id: abcdefghijklmnopabcdefghijklmnop, state: retired } }",
        "plugins: [map]\n# file: appforge.yaml\nname: 例\npolicies: { P-EXT-05: error }\nplugins: { map: { name: 地図, id: abcdefghijklmnopabcdefghijklmnop } }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Retired];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var register = compilation.Project.Plugins.ToDictionary(p => p.Key, StringComparer.Ordinal);
        foreach (var plugin in PluginSymbol.Of(app))
        {
            if (register.GetValueOrDefault(plugin.Key) is { State: not "approved" } registered)
            {
                var descriptor = registered.State == "retired" ? Retired : Retired with { Severity = DiagnosticSeverity.Warning };
                diagnostics.Report(descriptor, app.PlaceOf(plugin.Value), registered.Name, registered.Value.Title("state") ?? LocalizedText.Same(registered.State));
            }
        }
    }
}

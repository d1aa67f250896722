using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>Scripts are listed as scripts, style sheets as style sheets (settings.md, section 8).</summary>
internal sealed class ScriptFileRule : AppRule
{
    private static readonly string[] Languages = ["js", "css"];

    private static readonly DiagnosticDescriptor OtherLanguage = DiagnosticDescriptor.Warning("AF3404",
        "{1} の並びに「{0}」があります。", "\"{0}\" stands in the list {1}.",
        "{2} の並びへ移してください。", "Move it to the list {2}.").Explained(
        "kintone は並びのとおりに読み込みます。CSS を JavaScript として読むとエラーになり、続くファイルも動きません。",
        "kintone loads it as the list says. A style sheet that is loaded as a script fails, and what follows with it.",
        wrong: """
            customize:
              desktop: { js: ["https://js.example.com/form.css"] }
            """,
        right: """
            customize:
              desktop: { css: ["https://js.example.com/form.css"] }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [OtherLanguage];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var devices = (app.Canonical(KintoneCatalog.Find("customize")!) as ObjectValue)?.Properties.Select(p => p.Value).OfType<ObjectValue>() ?? [];
        foreach (var list in devices.SelectMany(d => d.Properties).Where(p => Languages.Contains(p.Shape.Name, StringComparer.Ordinal)))
        {
            var other = Languages.First(l => l != list.Shape.Name);
            foreach (var file in (list.Value as ListValue)?.Items.OfType<ScalarValue>() ?? [])
            {
                if (file.Text.EndsWith("." + other, StringComparison.OrdinalIgnoreCase))
                {
                    diagnostics.Report(OtherLanguage, file.Origin, file.Text, list.Shape.Name, other);
                }
            }
        }
    }
}

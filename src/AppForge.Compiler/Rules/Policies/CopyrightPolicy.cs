using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-VND-02: whose JavaScript and CSS are, and what they use, is declared.</summary>
internal sealed class CopyrightPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Missing = PolicyList.Descriptor("P-VND-02",
        "JavaScript/CSS の{0}が宣言されていません。", "The {0} of JavaScript and CSS isn't declared.",
        "customize に copyright: client など、licenses: [dayjs（MIT）] のように書いてください。OSS を使っていなければ licenses: [] です。", "Write copyright and licenses under customize; licenses: [] where no open source is used.",
        "customize: { desktop: { js: [https://js.example.jp/a.js] } }", "customize: { desktop: { js: [https://js.example.jp/a.js] }, copyright: client, licenses: [] }");

    private static readonly LocalizedText Copyright = new("著作権（copyright）", "copyright");
    private static readonly LocalizedText Licenses = new("OSS のライセンス（licenses）", "open source used (licenses)");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Missing];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (CustomizeSymbol.Of(app) is { Assets.IsEmpty: false } customize)
        {
            List<LocalizedText> missing = [.. customize.Value["copyright"] is null ? [Copyright] : Array.Empty<LocalizedText>(), .. customize.Value["licenses"] is null ? [Licenses] : Array.Empty<LocalizedText>()];
            if (missing.Count > 0)
            {
                diagnostics.Report(Missing, app.PlaceOf(customize.Value), missing.Listed());
            }
        }
    }
}

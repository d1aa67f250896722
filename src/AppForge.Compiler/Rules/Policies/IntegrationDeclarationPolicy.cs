using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-EXT-08: an integration says what it uses, which way data goes and where it is kept.</summary>
internal sealed class IntegrationDeclarationPolicy : AppRule
{
    private static readonly (string Property, LocalizedText Title)[] Wanted =
    [
        ("fields", new("使う項目（fields）", "fields")), ("direction", new("向き（direction）", "direction")), ("token", new("APIトークンの権限（token）", "permissions (token)")),
        ("storedAt", new("データの保存場所（storedAt）", "where data is kept (storedAt)")),
    ];

    private static readonly DiagnosticDescriptor Missing = PolicyList.Descriptor("P-EXT-08",
        "外部連携「{0}」に {1} がありません。", "The integration \"{0}\" doesn't say its {1}.",
        "クラウド利用の説明に要るので、書き足してください。", "Add it; it is needed to explain the use of the service.",
        "integrations: [{ service: FormBridge }]",
        "fields: { 件名: { type: SINGLE_LINE_TEXT } }\nintegrations: [{ service: FormBridge, direction: in, fields: [件名], token: [recordAddable], storedAt: 国内のデータセンター }]");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Missing];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var integration in IntegrationSymbol.Of(app))
        {
            var missing = Wanted.Where(w => integration.Value[w.Property] is null).Select(w => w.Title).ToList();
            if (missing.Count > 0)
            {
                diagnostics.Report(Missing, app.PlaceOf(integration.Value), integration.Service, missing.Listed());
            }
        }
    }
}

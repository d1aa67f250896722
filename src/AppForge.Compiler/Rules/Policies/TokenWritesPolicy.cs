using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-SYS-01: what writing by API token means for creator, permissions and notifications is explained.</summary>
internal sealed class TokenWritesPolicy : AppRule
{
    private static readonly string[] Writing = ["recordAddable", "recordEditable"];

    private static readonly DiagnosticDescriptor NotSaid = PolicyList.Descriptor("P-SYS-01",
        "APIトークン「{0}」は Administrator として書き込みますが、その影響（help）がありません。このアプリは作成者・更新者を{1}に使っています。", "The API token \"{0}\" writes as Administrator, and its help doesn't say what that does. The app uses creator or modifier in its {1}.",
        "作成者・更新者が Administrator になっても困らないかを確かめ、help に書いてください。", "See whether creator and modifier may be Administrator, and say so in help.",
        "acl: { record: [{ entities: [{ entity: field/作成者, allow: all }] }] }\napiTokens: [{ purpose: 取込, allow: [recordAddable] }]",
        "acl: { record: [{ entities: [{ entity: field/作成者, allow: all }] }] }\napiTokens: [{ purpose: 取込, allow: [recordAddable], help: 取り込んだ記録は所管だけが編集する。 }]");

    private static readonly Dictionary<string, LocalizedText> Uses = new(StringComparer.Ordinal)
    {
        ["acl"] = new("アクセス権", "permissions"),
        ["notifications"] = new("通知", "notifications"),
        ["process"] = new("作業者", "assignees"),
    };

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NotSaid];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        string[] recorded = [app.Scope.BuiltInCode("CREATOR"), app.Scope.BuiltInCode("MODIFIER")];
        var used = app.References.Where(r => r.Kind == SymbolKind.Field && r.App == app.Key && recorded.Contains(r.Name)).Select(r => Uses.GetValueOrDefault(r.SectionIn(app))).OfType<LocalizedText>().Distinct().ToList();
        foreach (var token in ApiTokenSymbol.Of(app).Where(t => t.Help is null or "" && t.Allowed.OfType<ScalarValue>().Any(a => Writing.Contains(a.Text)) && used.Count > 0))
        {
            diagnostics.Report(NotSaid, app.PlaceOf(token.Value), token.Purpose, used.Listed());
        }
    }
}

using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-EXT-09: no API token may manage the app.</summary>
internal sealed class TokenManagesAppPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Manages = PolicyList.Descriptor("P-EXT-09",
        "APIトークン「{0}」に「アプリ管理」の権限があります。", "The API token \"{0}\" may manage the app.",
        "レコードの権限だけにしてください。フォームの作成に要るときは、作り終えたら外してください。", "Leave it the permissions on records; where a form is made with it, take the right away afterwards.",
        "apiTokens: [{ purpose: 帳票, allow: [recordViewable, appEditable] }]", "apiTokens: [{ purpose: 帳票, allow: [recordViewable] }]");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Manages];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var token in ApiTokenSymbol.Of(app))
        {
            if (token.Allowed.OfType<ScalarValue>().FirstOrDefault(a => a.Text == "appEditable") is { } manages)
            {
                diagnostics.Report(Manages, manages.Origin, token.Purpose);
            }
        }
    }
}

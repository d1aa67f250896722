using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-SEC-05: no secret stands in the files of a project. The patterns are in <see cref="SecretPatterns"/>; what they find is never shown.</summary>
internal sealed class SecretPolicy : SourceRule
{
    private static readonly DiagnosticDescriptor Secret = PolicyList.Descriptor("P-SEC-05",
        "秘密の値（{0}）のようです。", "This looks like a secret ({0}).",
        "値を消して、その値を無効にしてください。版管理の履歴に残っているからです。使うときは環境変数や秘密管理から読みます。秘密でなければ、appforge.yaml の policies で P-SEC-05 を warning にできます。", "Remove it and revoke it: version control remembers. Read it from an environment variable or a secret store. Where it is none, set P-SEC-05 to warning under policies in appforge.yaml.",
        "description: 'password: \"aB3xK9mPq2Zw\"'", "description: パスワードは環境変数に置く。") with
    { HidesLine = true };

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Secret];

    public override void CheckSource(SourceText source, DiagnosticBag diagnostics)
    {
        foreach (var (kind, start, length) in SecretPatterns.Find(source.Content))
        {
            diagnostics.Report(Secret, new(source, start, length), kind);
        }
    }
}

using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules;

/// <summary>The levels in <c>appforge.yaml</c> are those of rules that there are.</summary>
internal sealed class PolicyLevelRule : Rule
{
    private static readonly DiagnosticDescriptor Unknown = DiagnosticDescriptor.Error("AF2401",
        "「{0}」という規則はありません。", "There is no rule \"{0}\".",
        "番号を直してください。規則の一覧は docs/policies.md にあります。", "Correct the id; docs/policies.md lists the rules.").Explained(
        "番号を間違えると、重さを変えたつもりの規則は元のままです。",
        "With a wrong id the rule keeps the level that it had.",
        wrong: "# file: appforge.yaml\nname: 例\npolicies: { P-ACL-44: warning }",
        right: "# file: appforge.yaml\nname: 例\npolicies: { P-ACL-04: warning }");

    private static readonly DiagnosticDescriptor Fixed = DiagnosticDescriptor.Error("AF2402",
        "{0} はコンパイラのエラーなので、重さを変えられません。", "{0} is an error of the compiler; it has no level.",
        "この行を消して、定義を直してください。kintone が受け付けないか、思わない動きになるものです。", "Remove the line and mend the definitions: kintone would refuse them, or do something unexpected.").Explained(
        "重さを変えられるのは、警告とガバナンス規則だけです。エラーを軽くしても、kintone は受け付けません。",
        "Only warnings and governance rules have a level: kintone refuses what is an error, whatever a project calls it.",
        wrong: "# file: appforge.yaml\nname: 例\npolicies: { AF2101: warning }",
        right: "# file: appforge.yaml\nname: 例\npolicies: { AF3302: error }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Unknown, Fixed];

    public override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        var rules = KnownRules.Of(compilation);
        foreach (var entry in compilation.Project.Levels)
        {
            if (!rules.IsKnown(entry.Key))
            {
                diagnostics.ReportWithGuess(Unknown, entry.KeyOrigin, SpellChecker.Guess(entry.Key, rules.Ids), entry.Key);
            }
            else if (!rules.IsAdjustable(entry.Key))
            {
                diagnostics.Report(Fixed, entry.KeyOrigin, entry.Key);
            }
        }
    }
}

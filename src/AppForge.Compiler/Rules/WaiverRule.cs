using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>An app is excused from rules that there are and that allow it. What a waiver takes away is the business of <see cref="Waivers"/>.</summary>
internal sealed class WaiverRule : AppRule
{
    private const string BulkDeletion = "enableBulkDeletion: true\n";

    private const string RuleOn = "\n# file: appforge.yaml\nname: 例\npolicies: { P-OPS-01: warning }";

    private const string Waived = BulkDeletion + """
        waivers:
          - { rule: P-OPS-01, reason: 試行中は作り直すため, approvedBy: デジタル推進課長, until: 2027-03-31 }
        """ + RuleOn;

    private static readonly DiagnosticDescriptor Unknown = DiagnosticDescriptor.Warning("AF2403",
        "除外しようとしている規則「{0}」はありません。", "There is no rule \"{0}\" to be excused from.",
        "番号を直すか、この除外を消してください。規則の一覧は docs/policies.md にあります。", "Correct the id or remove the waiver; docs/policies.md lists the rules.").Explained(
        "番号を間違えた除外は、何も除外しません。除外したつもりの指摘が残ります。",
        "A waiver with a wrong id excuses from nothing; the finding stays.",
        wrong: BulkDeletion + """
            waivers:
              - { rule: P-OPS-001, reason: 試行中は作り直すため, approvedBy: デジタル推進課長, until: 2027-03-31 }
            """ + RuleOn,
        right: Waived);

    private static readonly DiagnosticDescriptor NotWaivable = DiagnosticDescriptor.Error("AF2404",
        "規則 {0} は除外できません。", "Nobody can be excused from the rule {0}.",
        "この除外を消して、指摘されたところを直してください。", "Remove the waiver and mend what is reported.").Explained(
        "kintone が受け付けない誤りと、秘密の漏えいは、承認があっても見逃せません。",
        "What kintone refuses, and secrets in files, can't be excused by anybody.",
        wrong: """
            waivers:
              - { rule: AF2101, reason: 後で直すため, approvedBy: デジタル推進課長, until: 2027-03-31 }
            """,
        right: Waived);

    /// <summary>Reported by <see cref="Waivers"/>, which alone knows it.</summary>
    public static readonly DiagnosticDescriptor NotNeeded = DiagnosticDescriptor.Warning("AF2405",
        "規則 {0} の除外は要りません。このアプリに指摘はありません。", "The waiver of {0} isn't needed: nothing in this app breaks the rule.",
        "この除外を消してください。残しておくと、後の違反を隠します。", "Remove it: left there, it would hide what breaks the rule later.").Explained(
        "要らなくなった除外が残っていると、だれも承認していない違反が黙って通ります。",
        "A waiver that is left over lets something pass which nobody approved.",
        wrong: """
            waivers:
              - { rule: P-OPS-01, reason: 試行中は作り直すため, approvedBy: デジタル推進課長, until: 2027-03-31 }
            """ + RuleOn,
        right: Waived);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Unknown, NotWaivable, NotNeeded];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (WaiverSymbol.Of(app) is not [_, ..] waivers)
        {
            return;
        }

        var rules = KnownRules.Of(compilation);
        foreach (var waiver in waivers)
        {
            if (!rules.IsKnown(waiver.Rule))
            {
                diagnostics.ReportWithGuess(Unknown, waiver.Origin, SpellChecker.Guess(waiver.Rule, rules.Ids.Where(rules.IsWaivable)), waiver.Rule);
            }
            else if (!rules.IsWaivable(waiver.Rule))
            {
                diagnostics.Report(NotWaivable, waiver.Origin, waiver.Rule);
            }
        }
    }
}

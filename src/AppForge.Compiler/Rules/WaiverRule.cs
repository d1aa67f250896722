using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>An app is excused from rules that there are and that allow it. What a waiver takes away is the business of <see cref="Waivers"/>.</summary>
internal sealed class WaiverRule : AppRule
{
    private static readonly DiagnosticDescriptor Unknown = DiagnosticDescriptor.Warning("AF2403",
        "除外しようとしている規則「{0}」はありません。", "There is no rule \"{0}\" to be excused from.",
        "番号を直すか、この除外を消してください。規則の一覧は docs/policies.md にあります。", "Correct the id or remove the waiver; docs/policies.md lists the rules.");

    private static readonly DiagnosticDescriptor NotWaivable = DiagnosticDescriptor.Error("AF2404",
        "規則 {0} は除外できません。", "Nobody can be excused from the rule {0}.",
        "この除外を消して、指摘されたところを直してください。", "Remove the waiver and mend what is reported.");

    /// <summary>Reported by <see cref="Waivers"/>, which alone knows it.</summary>
    public static readonly DiagnosticDescriptor NotNeeded = DiagnosticDescriptor.Warning("AF2405",
        "規則 {0} の除外は要りません。このアプリに指摘はありません。", "The waiver of {0} isn't needed: nothing in this app breaks the rule.",
        "この除外を消してください。残しておくと、後の違反を隠します。", "Remove it: left there, it would hide what breaks the rule later.");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Unknown, NotWaivable, NotNeeded];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var rules = KnownRules.Of(compilation);
        foreach (var waiver in WaiverSymbol.Of(app))
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

using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-PII-09: free text says what must not be written into it.</summary>
internal sealed class FreeTextWarningPolicy : AppRule
{
    private static readonly string[] Warnings = ["記入しない", "書かない", "記載しない", "入れない", "入力しない", "記入しません", "禁止", "do not", "don't", "must not"];

    private static readonly DiagnosticDescriptor Missing = PolicyList.Descriptor("P-PII-09",
        "自由記述「{0}」の説明に、記入してはいけないことがありません。", "The help of the free text \"{0}\" doesn't say what must not be written.",
        "help に、例えば「個人情報は記入しない。」と書いてください。", "Say in help that personal data isn't written here.",
        "fields: { 備考: { type: MULTI_LINE_TEXT } }", "fields: { 備考: { type: MULTI_LINE_TEXT, help: 個人情報は記入しない。 } }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Missing];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var field in app.Fields.WithColumns.Where(f => f.Type is "MULTI_LINE_TEXT" or "RICH_TEXT" && !f.Origin.IsNone))
        {
            if (!Warnings.Any(w => field.Help?.Contains(w, StringComparison.OrdinalIgnoreCase) == true))
            {
                diagnostics.Report(Missing, field.Origin, field.Label);
            }
        }
    }
}

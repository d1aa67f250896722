using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-ACL-09: what is hidden from everyone isn't shown to them by another way.</summary>
internal sealed class HiddenFieldPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Shows = PolicyList.Descriptor("P-ACL-09",
        "全員から隠している項目「{0}」の値が、ここから分かります。", "The value of \"{0}\", which is hidden from everyone, shows here.",
        "ここで使わないか、使う側の項目も隠してください。", "Don't use it here, or hide what uses it.",
        "fields: { 金額: { type: NUMBER }, 税込: { type: CALC, expression: 金額 * 2 } }\nacl: { field: { 金額: [{ entity: role/owner, accessibility: WRITE }] } }",
        "fields: { 金額: { type: NUMBER }, 税込: { type: CALC, expression: 金額 * 2 } }\nacl: { field: { 金額: [{ entity: role/owner, accessibility: WRITE }], 税込: [{ entity: role/owner, accessibility: READ }] } }");

    private static readonly string[] Sections = ["views", "notifications", "fields", "reports"];

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Shows];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var reference in app.References.Where(r => r.Kind == SymbolKind.Field && Sections.Contains(r.SectionIn(app))))
        {
            // A column that one may not see isn't shown; what a condition or a formula makes of it is.
            var path = reference.From.Within(app.Key);
            if (path.StartsWith("views.", StringComparison.Ordinal) && !path.EndsWith(".filterCond", StringComparison.Ordinal) && !path.EndsWith(".sort", StringComparison.Ordinal))
            {
                continue;
            }

            // What is written into a hidden field, or compared with it, doesn't show.
            if (reference.App == app.Key && (path.Contains(".fieldMappings", StringComparison.Ordinal) || path.EndsWith(".condition.field", StringComparison.Ordinal)))
            {
                continue;
            }

            var user = path.StartsWith("fields.", StringComparison.Ordinal) ? app.Fields.FirstOrDefault(f => path.StartsWith("fields." + f.Code + ".", StringComparison.Ordinal)) : null;
            if ((user is null || !app.IsHiddenFromEveryone(user)) && reference.App is { } key && compilation.Find(key) is { } owner
                && owner.Fields.Find(reference.Name) is { } field && owner.IsHiddenFromEveryone(field) && user?.Code != field.Code && !GoesToSomeOnly(app, path))
            {
                diagnostics.Report(Shows, reference.Span, field.Label);
            }
        }
    }

    // A notification goes to whom it names, not to everyone.
    private static bool GoesToSomeOnly(AppModel app, string path) =>
        path.StartsWith("notifications.", StringComparison.Ordinal) && !app.NotifiedPrincipals().Any(p => p.Text == PrincipalKind.Everyone);
}

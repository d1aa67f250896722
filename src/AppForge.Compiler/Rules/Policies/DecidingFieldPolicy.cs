using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-ACL-10: users can't edit the fields on which their permissions depend.</summary>
internal sealed class DecidingFieldPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Editable = PolicyList.Descriptor("P-ACL-10",
        "アクセス権の条件に使う「{0}」を、全員が書き換えられます。", "Everyone can edit \"{0}\", on which permissions depend.",
        "acl.field でこの項目を全員から編集できないようにするか、ステータス・計算・ルックアップの項目を条件にしてください。", "Keep everyone from editing it in acl.field, or depend on a status, a formula or a lookup.",
        "fields: { 区分: { type: RADIO_BUTTON, options: [a, b] } }\nacl:\n  app: [{ entity: everyone, allow: [recordViewable, recordEditable] }]\n  record: [{ filterCond: '区分 in (\"a\")', entities: [{ entity: everyone, allow: [viewable, editable] }] }]",
        "fields: { 区分: { type: RADIO_BUTTON, options: [a, b] } }\nacl:\n  app: [{ entity: everyone, allow: [recordViewable, recordEditable] }]\n  record: [{ filterCond: '区分 in (\"a\")', entities: [{ entity: everyone, allow: [viewable, editable] }] }]\n  field: { 区分: [{ entity: role/owner, accessibility: WRITE }, { entity: everyone, accessibility: READ }] }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Editable];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (!app.EveryoneMay("recordEditable"))
        {
            return;
        }

        var copied = app.Fields.WithColumns.SelectMany(f => f.Lookup?.Mappings.Select(m => m.Here) ?? []).ToHashSet(StringComparer.Ordinal);
        foreach (var reference in app.References.Where(r => r.Kind == SymbolKind.Field && r.App == app.Key && r.From.Within(app.Key) is var path
            && path.StartsWith("acl.record", StringComparison.Ordinal) && path.EndsWith(".filterCond", StringComparison.Ordinal)))
        {
            if (app.Fields.Find(reference.Name) is { IsBuiltIn: false } field && field.Type is not ("CALC" or "REFERENCE_TABLE") && field.Expression is null
                && !copied.Contains(field.Code) && app.EveryonesAccess(field) == "WRITE")
            {
                diagnostics.Report(Editable, reference.Span, field.Label);
            }
        }
    }
}

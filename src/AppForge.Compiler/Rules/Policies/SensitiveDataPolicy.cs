using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-PII-03: sensitive data is seen by named groups, and exported by one.</summary>
internal sealed class SensitiveDataPolicy : AppRule
{
    private static readonly DiagnosticDescriptor NotKept = PolicyList.Descriptor("P-PII-03",
        "「{0}」（{1}）があるのに、{2}。", "There is \"{0}\" ({1}), but {2}.",
        "見られる人を acl.field で決め、書き出しを1グループにしてください。", "Say in acl.field who may see it, and let one group export.",
        "fields: { 病歴: { type: MULTI_LINE_TEXT, personal: 要配慮 } }",
        "fields: { 病歴: { type: MULTI_LINE_TEXT, personal: 要配慮 } }\nacl:\n  app: [{ entity: role/owner, allow: all }]\n  field: { 病歴: [{ entity: role/owner, accessibility: WRITE }] }");

    private static readonly LocalizedText Visible = new("フィールドのアクセス権で見られる人を限っていません", "the field's permissions don't limit who may see it");
    private static readonly LocalizedText Exported = new("書き出せるグループが2つ以上あります", "more than one group may export");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NotKept];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var field in app.PersonalFields().Where(f => f.IsSensitive))
        {
            if (!app.IsHiddenFromEveryone(field))
            {
                if (app.Definition?["acl"] is { } acl && diagnostics.HasErrorsIn(acl.Origin))
                {
                    continue; // its permissions may be those that couldn't be read
                }

                diagnostics.Report(NotKept, field.Origin, field.Label, field.Personal!, Visible);
            }
            else if (PermissionRow.OfApp(app).Count(r => r.Who.Who != PrincipalKind.Everyone && r.Allowed.Contains("recordExportable")) > 1)
            {
                diagnostics.Report(NotKept, field.Origin, field.Label, field.Personal!, Exported);
            }
        }
    }
}

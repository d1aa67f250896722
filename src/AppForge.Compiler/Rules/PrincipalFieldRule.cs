using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>A field that says who (an assignee, whom to tell, who may) holds people (settings.md, section 0).</summary>
internal sealed class PrincipalFieldRule : AppRule
{
    private static readonly string[] People = ["CREATOR", "MODIFIER", "USER_SELECT", "ORGANIZATION_SELECT", "GROUP_SELECT", "STATUS_ASSIGNEE"];

    private static readonly DiagnosticDescriptor NoPeople = DiagnosticDescriptor.Error("AF3421",
        "「{0}」（{1}）は人を表さないので、ここには書けません。", "\"{0}\" ({1}) holds no people and can't stand here.",
        "ユーザー選択・組織選択・グループ選択・作成者・更新者のフィールドを選んでください。", "Choose a user, department or group selection, or the creator or modifier.").Explained(
        "field/… は、そのフィールドに入っている人を指します。",
        "field/… means the people in that field.",
        wrong: """
            fields:
              担当: { type: SINGLE_LINE_TEXT }
            notifications:
              general: [{ entity: field/担当, events: [recordEdited] }]
            """,
        right: """
            fields:
              担当: { type: USER_SELECT }
            notifications:
              general: [{ entity: field/担当, events: [recordEdited] }]
            """);

    private static readonly DiagnosticDescriptor InTable = DiagnosticDescriptor.Warning("AF3422",
        "「{0}」はテーブル「{1}」の中のフィールドです。", "\"{0}\" stands in the table \"{1}\".",
        "テーブルの外のフィールドを選んでください。", "Choose a field outside of tables.").Explained(
        "アクセス権・通知・作業者の画面では、テーブルの中のフィールドを選べません。kintone が受け付けないことがあります。",
        "The screens for permissions, notifications and assignees don't offer fields in tables; kintone may refuse one.",
        wrong: """
            fields:
              分担: { type: SUBTABLE, fields: { 担当: { type: USER_SELECT } } }
            notifications:
              general: [{ entity: field/担当, events: [recordEdited] }]
            """,
        right: """
            fields:
              担当: { type: USER_SELECT }
            notifications:
              general: [{ entity: field/担当, events: [recordEdited] }]
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NoPeople, InTable];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var scope = compilation.ScopeOf(app.Key)!;
        foreach (var (value, _, _) in app.Scalars.Where(s => s.Kind is PrincipalKind && s.Value.Text.StartsWith(PrincipalKind.FieldPrefix, StringComparison.Ordinal)))
        {
            var code = value.Text[PrincipalKind.FieldPrefix.Length..];
            if (scope.Find(code) is not { } field || app.Fields.Find(code) is { IsUnknown: true })
            {
                continue; // reported as an unknown name, or nobody knows what it is
            }

            var place = value.PartOf(PrincipalKind.FieldPrefix.Length, code.Length);
            if (!People.Contains(field.Type, StringComparer.Ordinal))
            {
                diagnostics.Report(NoPeople, place, code, app.Fields.Find(code)?.TypeTitle ?? LocalizedText.Same(field.Type));
            }
            else if (field.Table is { } table)
            {
                diagnostics.Report(InTable, place, code, table);
            }
        }
    }
}

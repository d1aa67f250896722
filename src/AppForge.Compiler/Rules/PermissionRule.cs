using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules;

/// <summary>Permissions stand on each other, and each rule of them can be reached (settings.md, section 4).</summary>
internal sealed class PermissionRule : AppRule
{
    // A permission, and the one without which kintone refuses it.
    private static readonly (string Right, string Needs)[] Needed =
    [
        ("recordEditable", "recordViewable"), ("recordDeletable", "recordViewable"), ("recordImportable", "recordAddable"),
        ("editable", "viewable"), ("deletable", "viewable"),
    ];

    private static readonly DiagnosticDescriptor NeedsOther = DiagnosticDescriptor.Error("AF3411",
        "「{0}」には {1} を許していますが、{2} がありません。", "\"{0}\" has {1} without {2}.",
        "{2} も許すか、{1} を外してください。", "Allow {2} too, or remove {1}.").Explained(
        "見られないレコードは編集も削除もできず、追加できなければ取り込めません。kintone はこの組み合わせを受け付けません。",
        "What can't be seen can't be edited or deleted, and without adding there is no import. kintone refuses such a row.",
        wrong: """
            acl:
              app:
                - { entity: role/owner, allow: all }
                - { entity: everyone, allow: [recordEditable] }
            """,
        right: """
            acl:
              app:
                - { entity: role/owner, allow: all }
                - { entity: everyone, allow: [recordViewable, recordEditable] }
            """);

    private static readonly DiagnosticDescriptor NeverReached = DiagnosticDescriptor.Warning("AF3412",
        "このレコードのアクセス権は使われません（{0}の条件がすべてのレコードに当たります）。", "These record permissions are never used: the condition {0} holds for every record.",
        "条件の狭いものを上に、すべてのレコードに当たるものを最後に置いてください。", "Place the narrower conditions first, and the one for all records last.").Explained(
        "上から見て、条件に合った最初のものだけが効きます。",
        "The first whose condition holds decides; the others are not looked at.",
        wrong: """
            fields:
              区分: { type: DROP_DOWN, options: [公開, 非公開] }
            acl:
              record:
                - { entities: [{ entity: everyone, allow: all }] }
                - { filterCond: '区分 in ("非公開")', entities: [{ entity: role/owner, allow: all }] }
            """,
        right: """
            fields:
              区分: { type: DROP_DOWN, options: [公開, 非公開] }
            acl:
              record:
                - { filterCond: '区分 in ("非公開")', entities: [{ entity: role/owner, allow: all }] }
                - { entities: [{ entity: everyone, allow: all }] }
            """);

    private static readonly DiagnosticDescriptor SameCondition = DiagnosticDescriptor.Warning("AF3413",
        "同じ条件のレコードのアクセス権が{0}にもあり、こちらは使われません。", "There are record permissions of the same condition {0}; these are never used.",
        "1つにまとめてください。", "Join them.").Explained(
        "上から見て、条件に合った最初のものだけが効きます。",
        "The first whose condition holds decides; the others are not looked at.",
        wrong: """
            fields:
              区分: { type: DROP_DOWN, options: [公開, 非公開] }
            acl:
              record:
                - { filterCond: '区分 in ("非公開")', entities: [{ entity: role/owner, allow: all }] }
                - { filterCond: '区分 in ("非公開")', entities: [{ entity: everyone, allow: [viewable] }] }
            """,
        right: """
            fields:
              区分: { type: DROP_DOWN, options: [公開, 非公開] }
            acl:
              record:
                - filterCond: 区分 in ("非公開")
                  entities: [{ entity: role/owner, allow: all }, { entity: everyone, allow: [viewable] }]
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NeedsOther, NeverReached, SameCondition];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var rules = RecordPermissionRule.Of(app);
        foreach (var row in PermissionRow.OfApp(app).Concat(rules.SelectMany(r => r.Rows)))
        {
            if (diagnostics.HasErrorsIn(row.Value.Origin))
            {
                continue; // what is missing may be what couldn't be read
            }

            foreach (var (right, needs) in Needed.Where(n => row.Allowed.Contains(n.Right, StringComparer.Ordinal) && !row.Allowed.Contains(n.Needs, StringComparer.Ordinal)))
            {
                // One missing right is one mistake, however many stand on it.
                if (right != "recordDeletable" && right != "deletable" || !row.Allowed.Contains(right == "deletable" ? "editable" : "recordEditable", StringComparer.Ordinal))
                {
                    diagnostics.Report(NeedsOther, row.Value["allow"]!.Origin, row.Who.Who, right, needs);
                }
            }
        }

        CheckOrder(rules, diagnostics);
    }

    private static void CheckOrder(IReadOnlyList<RecordPermissionRule> rules, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<string, RecordPermissionRule>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            if (seen.GetValueOrDefault("") is { } all)
            {
                diagnostics.Report(NeverReached, rule.Value.Origin, LineOf(all.Value.Origin));
            }
            else if (!seen.TryAdd(rule.Filter, rule))
            {
                diagnostics.Report(SameCondition, rule.Value.Origin, LineOf(seen[rule.Filter].Value.Origin));
            }
        }
    }

    private static LocalizedText LineOf(SourceSpan place) => new($" {place.Place} ", $"at {place.Place}");
}

using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Testing.Mutation.Kinds;

/// <summary>What kintone takes and the rules of the prefecture forbid; the sample project keeps them all.</summary>
public static class GovernanceDamages
{
    private const string Page = "policies.md";

    public static IReadOnlyList<DamageKind> All { get; } =
    [
        Rule("everyone-deletes", "全員に削除・書き出し・管理を許す", "Everyone may delete, export or manage", "P-ACL-02", "誰でもレコードを消し、持ち出せる", "anybody can delete records, or take them away",
            (s, d) => d.Of(s.Find("acl/app/[]").Where(p => p.At("entity") is ScalarNode { Value: "everyone" })) is { } p
                ? new Damage().Put(p.Source.Span(p.Node.Span.Start, p.End), p.Source.Span(p.Node.Span.Start, p.End).Text.Replace("[record", $"[{d.Word("recordDeletable, recordEditable", "recordExportable", "appEditable")}, record", StringComparison.Ordinal)
                    .Replace("recordEditable, recordViewable, recordAddable, recordEditable", "recordViewable, recordAddable, recordEditable", StringComparison.Ordinal)) : null),
        Rule("person-in-permissions", "個人に権限・通知を与える", "A person in permissions or notifications", "P-ACL-04", "異動・退職のたびに、権限が残るか失われる", "with every transfer the permission stays or is lost",
            (s, d) => d.Of(Sample.Scalars(s.Find("acl/app/[]/entity", "acl/record/[]/entities/[]/entity", "notifications/*/[]/targets/[]", "notifications/general/[]/entity")).Where(p => p.App is not null && p.Text == "role/hd-staff" | p.Text.StartsWith("field/", StringComparison.Ordinal))) is { } p
                ? new Damage().Put(p.Node.Span, $"user/{d.Word("yamada", "t-sato")}") : null),
        Rule("notify-everyone", "全員に通知する", "Everyone is notified", "P-NTF-01", "全職員に届き、誰も読まなくなる", "all staff get it, and stop reading",
            (s, d) => d.Of(Sample.Scalars(s.Find("notifications/*/[]/targets/[]", "notifications/general/[]/entity"))) is { } p ? new Damage().Put(p.Node.Span, "everyone") : null),
        Rule("remind-at-night", "夜にリマインドする", "A reminder at night", "P-NTF-02", "夜中に届く", "it comes at night",
            (s, d) => d.Of(Sample.Scalars(s.Find("notifications/reminder/[]/timing/time"))) is { } p ? new Damage().Put(p.Node.Span, d.Word("\"02:00\"", "\"23:30\"", "\"06:00\"")) : null),
        Rule("no-help", "必須・選択の項目の説明を消す", "The help dropped of a required field", "P-DOC-01", "設計書と操作説明書に説明が載らない", "documents and manuals don't explain it",
            (s, d) => d.Of(s.Fields.Where(f => f.Field.IsRequired || f.Field.Options.Length > 0).Where(f => f.Place.Inner("help") is not null).Select(f => f.Place)) is { } p && p.Inner("help") is { Removal: { } removal }
                ? new Damage().Cut(removal).Breaks(p.Key!.Span) : null),
        Rule("no-owner", "所管・保守担当・運用区分の宣言を消す", "The declaration of owner, support or stage dropped", "P-META-01", "誰のアプリかが分からなくなる", "nobody knows whose app it is",
            (s, d) => d.Of(s.Find("supportedBy", "stage")) is { } p ? Missing(s, p) : null),
        Rule("no-inventory", "次の棚卸しの宣言を消す", "The next inventory dropped", "P-META-02", "使われなくなっても、誰も気づかない", "nobody notices when it isn't used any more",
            (s, d) => d.Of(s.Find("inventory")) is { } p ? Missing(s, p) : null),
        Rule("waiver-expired", "除外の期限が過ぎる", "A waiver that is over", "P-META-03", "kintone は除外を知らない", "kintone knows of no waivers",
            (s, d) => d.Of(s.Find("waivers/[]/until")) is { } p ? new Damage().Put(p.Node.Span, d.Word("2026-03-31", "2025-12-31")).MayBreak(Waived(s, p)) : null),
        Rule("waiver-dropped", "除外を消す", "A waiver dropped", "P-NAM-01 P-PII-02", "kintone は除外を知らない", "kintone knows of no waivers",
            (s, d) => d.Of(s.Find("waivers")) is { } p
                ? new Damage().Cut(p.Source.Span(p.Source.LineStart(p.Whole.StartPosition.Line), p.Source.Content.Length)).Breaks(s.Compilation.Waived.Select(w => w.Diagnostic.Span).Where(w => w.Source.Path == p.Source.Path)) : null),
        Rule("script-changed", "承認された JavaScript を変える", "A script changed that was approved", "P-EXT-02", "承認されていないコードが動く", "code runs that nobody approved",
            (s, d) => d.Of(s.Files.Sources.Values.Where(f => f.Path.EndsWith(".js", StringComparison.Ordinal))) is { } f
                ? new Damage().PutQuietly(f.Span(0, 0), d.Word("// 直した\n", "\n", "'use strict';\n")).Breaks(s.Find("customize/approved/*").Select(p => p.Node.Span)) : null),
        Rule("no-consultation", "カスタマイズの協議番号を消す", "The consultation of a customization dropped", "P-EXT-01", "協議していないコードが動く", "code runs that wasn't consulted on",
            (s, d) => d.Of(s.Find("customize/consultation")) is { } p ? new Damage().Cut(p.Removal!.Value).Breaks(s.In(p.Source.Path, "customize/desktop").Select(c => c.Whole)) : null),
        Rule("view-not-consulted", "カスタマイズビューの協議番号を消す", "The consultation of a custom view dropped", "P-VIW-02", "協議していない HTML が載る", "HTML is shown that wasn't consulted on",
            (s, d) => d.Of(s.Find("views/*/consultation")) is { } p ? new Damage().Cut(p.Removal!.Value).Breaks(s.In(p.Source.Path, $"views/{p.Path[1]}").Select(v => v.Whole)) : null),
        Rule("secret", "秘密の値を書く", "A secret written down", "P-SEC-05", "読める人すべてに漏れる", "everybody who can read it has it",
            (s, d) => d.Of(s.Find("adminNotes", "description", "fields/*/help", "plugins/[]/settings", "reports/*/help").Where(p => p.App is not null && p.Node is ScalarNode { Style: ScalarStyle.Plain, Value.Length: > 0 } n && n.Span.Length == n.Value.Length)) is { } p
                ? new Damage().PutQuietly(p.Source.Span(p.End, p.End), $" ⟦パスワード={d.Word("'Minami#2026!x'", "'k9Zr-77aQw'")}⟧") : null),
        Rule("no-class", "個人情報の分類を消す", "The class of personal data dropped", "P-PII-01", "個人情報として扱われない", "it isn't treated as personal data",
            (s, d) => d.Of(s.Find("fields/*/personal").Where(p => p.Path[1] is "氏名" or "氏名かな" or "メールアドレス")) is { Removal: { } removal } p
                ? new Damage().Cut(removal).Breaks(s.In(p.Source.Path, $"fields/{p.Path[1]}").Select(f => f.Key!.Span)) : null),
        Rule("sensitive-visible", "限定の項目のアクセス権を消す", "The permissions of a sensitive field dropped", "P-PII-03", "全職員に見える", "all staff can see it",
            (s, d) => d.Of(s.Find("acl/field/*").Where(p => p.Name == "管理者メモ")) is { } p
                ? new Damage().Cut(p.Removal!.Value).Breaks(s.In(p.Source.Path, $"fields/{p.Name}").Select(f => f.Key!.Span)) : null),
        Rule("no-retention", "個人情報の保存期間を消す", "The retention of personal data dropped", "P-PII-07", "いつまでも残る", "it stays forever",
            (s, d) => d.Of(s.Find("retention")) is { } p ? Missing(s, p) : null),
        Rule("bulk-deletion", "一括削除を有効にする", "Bulk deletion switched on", "P-OPS-01", "一度にすべて消せる", "everything can be deleted at once",
            (s, d) => d.Of(s.Find("titleField")) is { } p ? new Damage().PutQuietly(p.Source.Span(p.Key!.Span.Start, p.Key.Span.Start), "⟦enableBulkDeletion: true⟧\n") : null),
        Rule("dead-end", "ステータスから進むアクションを消す", "The way out of a status dropped", "P-PRC-01 AF3309", "レコードが動かなくなる", "records are stuck",
            (s, d) => d.Of(s.Find("process/actions/[]")) is { } p ? DeadEnd(s, p) : null),
        Rule("approval-unconditional", "承認へ進む条件を消す", "The condition dropped of asking for approval", "P-PRC-03", "必要なことが書かれないまま承認に回る", "what the approver needs may be missing",
            (s, d) => d.Of(s.Find("process/actions/[]/filterCond").Where(p => p.Parent is MappingNode m && m.Find("to")!.Value is ScalarNode { Value: "承認待ち" })) is { } p ? new Damage().Cut(p.Removal!.Value).Breaks(s.Find("process/actions/[]").First(a => ReferenceEquals(a.Node, p.Parent)).Whole) : null),
        Rule("plugin-not-approved", "プラグインの承認番号を消す", "The approval of a plug-in dropped", "P-EXT-04", "承認していないプラグインが動く", "a plug-in runs that nobody approved",
            (s, d) => d.Of(s.In("appforge.yaml", "plugins/*/approval")) is { } p ? new Damage().Cut(p.Removal!.Value).Breaks(s.Uses(SymbolKind.Plugin, null, p.Path[1])) : null),
        Rule("environment-in-name", "アプリ名に環境や版の印を付ける", "An environment or version in the name of an app", "P-NAM-05", "どれが正しいアプリか分からなくなる", "nobody knows which app is the right one",
            (s, d) => d.Of(s.Find("name").Where(p => p.Text.StartsWith("【M】", StringComparison.Ordinal))) is { } p ? new Damage().Put(p.Node.Span, p.Text + d.Word("（コピー）", "_v2", "のコピー")) : null),
    ];

    private static DamageKind Rule(string id, string japanese, string english, string codes, string doesJapanese, string doesEnglish, Func<Sample, Draw, Damage?> make) =>
        new(id, new(japanese, english), codes, Reaction.Takes, new(doesJapanese, doesEnglish), Page, make);

    // What isn't there is said at the app's name.
    private static Damage Missing(Sample sample, Place place) => new Damage().Cut(place.Removal!.Value).Breaks(sample.In(place.Source.Path, "name").Select(n => n.Whole));

    private static IEnumerable<SourceSpan> Waived(Sample sample, Place waiver) => sample.Compilation.Waived.Select(w => w.Diagnostic.Span).Where(s => s.Source.Path == waiver.Source.Path);

    private static Damage? DeadEnd(Sample sample, Place action)
    {
        var from = ((ScalarNode)action.At("from")!).Value;
        var to = ((ScalarNode)action.At("to")!).Value;
        var state = sample.Find("process/states/*").First(p => p.App == action.App && p.Name == from);
        if (state.Parent is MappingNode all && all.Entries[0].Key == state.Key || sample.Find("process/actions/[]/from").Count(p => p.App == action.App && p.Text == from) > 1)
        {
            return null;
        }

        return new Damage().Cut(action.Source.Span(action.Source.LineStart(action.Whole.StartPosition.Line), action.Source.LineStart(action.Whole.StartPosition.Line + 1))).Breaks(state.Key!.Span)
            .MayBreak(sample.Find("process/states/*").Where(p => p.App == action.App && p.Name == to).Select(p => p.Key!.Span))
            .MayBreak(sample.Find("translations/*/actions/*").Where(p => p.App == action.App && p.Name == ((ScalarNode)action.At("name")!).Value).Select(p => p.Key!.Span));
    }
}

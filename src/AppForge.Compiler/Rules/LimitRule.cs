using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules;

/// <summary>No more of anything than kintone takes, where it isn't one list or map whose shape says it. A row of the table is a limit; the mistake is at the first entry too many.</summary>
internal sealed class LimitRule : AppRule
{
    private static readonly DiagnosticDescriptor TooMany = DiagnosticDescriptor.Error("AF3801",
        "{0}が{1}個あります。kintone が受け付けるのは{2}個までです。", "There are {1} {0}; kintone takes {2} at most.",
        "数を減らすか、アプリを分けてください。", "Write fewer of them, or make several apps.").Explained(
        "テーブルの列も1つのフィールドと数えます。ラベル・罫線・スペースと、レコード番号・作成者などの5つは数えません。",
        "Columns of tables count; labels, rules, spacers and the five built-in fields don't.",
        wrong: """
            fields:
              項目_{n}: { type: NUMBER } # ×501
            """,
        right: """
            fields:
              項目_{n}: { type: NUMBER } # ×500
            """);

    private static readonly DiagnosticDescriptor Many = DiagnosticDescriptor.Warning("AF3802",
        "{0}が{1}個あります。{2}個を超えると、kintone が受け付けないことがあります。", "There are {1} {0}; kintone may not take more than {2}.",
        "まとめられるものがないか見直してください。", "See whether some of them can be joined.").Explained(
        "数の上限は公開されていませんが、500個が目安とされています。この数になると、人が読んで確かめることもできません。",
        "No number is published; 500 is often quoted. So many can't be checked by a person either.",
        wrong: """
            process:
              states:
                確認_{n}: # ×501
              actions:
                - { name: 進む, from: 確認_{n}, to: 確認_1 } # ×500
            """,
        right: """
            process:
              states:
                起票:
                完了:
              actions:
                - { name: 終える, from: 起票, to: 完了 }
            """);

    private static readonly ImmutableArray<(Limit Limit, LocalizedText Title, Func<AppModel, IEnumerable<SourceSpan>> Places)> Rows =
    [
        (Limits.Fields, new("フィールド", "fields"), static app => app.Fields.WithColumns.Where(f => !f.IsBuiltIn).Select(f => f.Origin)),
        (Limits.Quoted, new("ステータス", "states"), static app => ProcessSymbol.Of(app)?.States.Select(s => s.Origin) ?? []),
        (Limits.Quoted, new("プロセスのアクション", "actions of the process"), static app => ProcessSymbol.Of(app)?.Actions.Select(a => a.Value.Origin) ?? []),
        (Limits.Quoted, new("アプリのアクセス権の行", "rows of app permissions"), static app => PermissionRow.OfApp(app).Select(r => r.Value.Origin)),
        (Limits.Quoted, new("レコードのアクセス権の行", "rows of record permissions"), static app => RecordPermissionRule.Of(app).SelectMany(r => r.Rows).Select(r => r.Value.Origin)),
        (Limits.Quoted, new("アプリの条件通知の行", "rows of app notifications"), static app => GeneralNotificationsSymbol.Of(app)?.Rows.Select(r => r.Value.Origin) ?? []),
        (Limits.Quoted, new("レコードの条件通知", "record notifications"), static app => RecordNotificationSymbol.Of(app).Select(r => r.Value.Origin)),
        (Limits.Quoted, new("リマインダー", "reminders"), static app => RemindersSymbol.Of(app)?.Reminders.Select(r => r.Value.Origin) ?? []),
        (Limits.Quoted, new("アプリアクション", "app actions"), static app => AppActionSymbol.Of(app).Select(a => a.Value.Origin)),
    ];

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [TooMany, Many];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var (limit, title, places) in Rows)
        {
            var (written, first) = (0, SourceSpan.None);
            foreach (var place in places(app))
            {
                if (!place.IsNone && ++written == limit.Most + 1)
                {
                    first = place;
                }
            }

            if (written > limit.Most)
            {
                diagnostics.Report(ReferenceEquals(limit, Limits.Quoted) ? Many : TooMany, first, title, written, limit.Most);
            }
        }
    }
}

using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>Views show what has a value, and a calendar has a day to show it on (settings.md, section 2).</summary>
internal sealed class ViewRule : AppRule
{
    private static readonly DiagnosticDescriptor NotShown = DiagnosticDescriptor.Error("AF3611",
        "「{0}」（{1}）は一覧に表示できません。", "\"{0}\" ({1}) can't be shown in a view.",
        "値を持つフィールドを選んでください。", "Choose a field that has a value.").Explained(
        "グループと関連レコード一覧は、レコードの画面にだけ出ます。",
        "Groups and related records are seen in a record only.",
        wrong: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
              参考: { type: GROUP }
            views:
              一覧: { type: LIST, fields: [件名, 参考] }
            layout: [[件名], { group: 参考 }]
            """,
        right: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
              参考: { type: GROUP }
            views:
              一覧: { type: LIST, fields: [件名] }
            layout: [[件名], { group: 参考 }]
            """);

    private static readonly DiagnosticDescriptor NoDay = DiagnosticDescriptor.Error("AF3612",
        "カレンダーの日付に「{0}」（{1}）は使えません。", "\"{0}\" ({1}) can't place records on a calendar.",
        "テーブルの外の日付・日時・作成日時・更新日時のどれかを選んでください。", "Choose a date, date and time, created or updated time outside of tables.").Explained(
        "カレンダーは、レコードの持つ1つの日付で置き場所を決めます。",
        "A calendar places a record by the one day that it has.",
        wrong: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
            views:
              予定: { type: CALENDAR, date: 件名 }
            """,
        right: """
            fields:
              期日: { type: DATE }
            views:
              予定: { type: CALENDAR, date: 期日 }
            """);

    private static readonly DiagnosticDescriptor NoHtml = DiagnosticDescriptor.Warning("AF3613",
        "カスタマイズ一覧「{0}」に HTML がありません。", "The custom view \"{0}\" has no HTML.",
        "html に、スクリプトが描く場所を書いてください（<div id=\"…\"></div>）。", "Write under html where a script draws (<div id=\"…\"></div>).").Explained(
        "HTML が空のカスタマイズ一覧には、何も表示されません。",
        "A custom view without HTML shows nothing.",
        wrong: """
            views:
              地図: { type: CUSTOM }
            """,
        right: """
            views:
              地図: { type: CUSTOM, html: <div id="map"></div> }
            """);

    private static readonly DiagnosticDescriptor Column = DiagnosticDescriptor.Error("AF3614",
        "「{0}」はテーブル「{1}」の中のフィールドなので、一覧に並べられません。", "\"{0}\" is in the table \"{1}\"; a view can't show it by itself.",
        "テーブル「{1}」を並べてください。", "Name the table \"{1}\" instead.").Explained(
        "一覧には、テーブルをまるごと表示します。",
        "A view shows a table as a whole.",
        wrong: """
            fields:
              明細: { type: SUBTABLE, fields: { 品名: { type: SINGLE_LINE_TEXT } } }
            views:
              一覧: { type: LIST, fields: [品名] }
            """,
        right: """
            fields:
              明細: { type: SUBTABLE, fields: { 品名: { type: SINGLE_LINE_TEXT } } }
            views:
              一覧: { type: LIST, fields: [明細] }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NotShown, NoDay, NoHtml, Column];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var view in ViewSymbol.Of(app))
        {
            foreach (var shown in (view.Value["fields"] as ListValue)?.Items.OfType<ScalarValue>() ?? [])
            {
                Check(app, shown, isTitle: false, diagnostics);
                if (app.Fields.Find(shown.Text) is { Table: { } table } column)
                {
                    diagnostics.Report(Column, shown.Origin, column.Code, table.Code);
                }
            }

            Check(app, view.Value["title"] as ScalarValue, isTitle: true, diagnostics);
            if (view.Value["date"] is ScalarValue date && app.Fields.Find(date.Text) is { IsUnknown: false } day && !IsDay(day))
            {
                diagnostics.Report(NoDay, date.Origin, day.Code, day.TypeTitle);
            }

            if (view.Type == "CUSTOM" && string.IsNullOrWhiteSpace(view.Value.Text("html")) && !diagnostics.HasErrorsIn(view.Value.Origin))
            {
                diagnostics.Report(NoHtml, view.Value.Written("html")?.Origin ?? view.Origin, view.Name);
            }
        }
    }

    private static void Check(AppModel app, ScalarValue? name, bool isTitle, DiagnosticBag diagnostics)
    {
        if (name is not null && app.Fields.Find(name.Text) is { IsUnknown: false } field && (!field.HoldsValue || (isTitle && !FieldMatches.IsCalendarTitle(field.Type))))
        {
            diagnostics.Report(NotShown, name.Origin, field.Code, field.TypeTitle);
        }
    }

    private static bool IsDay(FieldSymbol field) => field.Table is null && FieldMatches.IsDay(field.Type, field.Format);
}

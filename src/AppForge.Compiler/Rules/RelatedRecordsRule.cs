using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>Related records join fields whose values can be equal, show something, and stand where kintone shows them (fields.md, REFERENCE_TABLE; behaviour.md, unconfirmed 11).</summary>
internal sealed class RelatedRecordsRule : AppRule
{
    private static readonly string[] NotComparable =
        ["MULTI_LINE_TEXT", "RICH_TEXT", "FILE", "CHECK_BOX", "MULTI_SELECT", "SUBTABLE", "GROUP", "REFERENCE_TABLE"];

    private static readonly DiagnosticDescriptor OtherTypes = DiagnosticDescriptor.Error("AF3231",
        "「{0}」（{1}）と参照先の「{2}」（{3}）の値は比べられません。", "\"{0}\" ({1}) can't equal \"{2}\" ({3}) of the related app.",
        "同じ型のフィールドどうしを条件にしてください。数値・計算・レコード番号は互いに比べられます。",
        "Join fields of the same type; numbers, formulas and record numbers go together.").Explained(
        "型の違うフィールドを条件にした関連レコード一覧を、kintone は拒みます。",
        "kintone refuses related records whose condition joins fields of different types.",
        wrong: """
            fields:
              番号: { type: SINGLE_LINE_TEXT }
              履歴: { type: REFERENCE_TABLE, referenceTable: { relatedApp: log, condition: { field: 番号, relatedField: 番号 }, displayFields: [番号] } }
            # file: apps/log/app.yaml
            fields:
              番号: { type: NUMBER }
            """,
        right: """
            fields:
              番号: { type: NUMBER }
              履歴: { type: REFERENCE_TABLE, referenceTable: { relatedApp: log, condition: { field: 番号, relatedField: 番号 }, displayFields: [番号] } }
            # file: apps/log/app.yaml
            fields:
              番号: { type: NUMBER }
            """);

    private static readonly DiagnosticDescriptor NoKey = DiagnosticDescriptor.Error("AF3232",
        "「{0}」（{1}）は、関連レコードの条件に使えません。", "\"{0}\" ({1}) can't be the condition of related records.",
        "1つの値を持つフィールド（文字列（1行）・数値・計算・レコード番号・ドロップダウンなど）を選んでください。",
        "Choose a field with one value: single-line text, number, formula, record number, drop-down and the like.").Explained(
        "関連レコード一覧は「値が等しい」レコードを並べます。等しいかを比べられない型や、行ごとに値の違うテーブルの中のフィールドは条件になりません。",
        "Related records are those with an equal value. Some types can't be compared, and a field in a table has a value for each row.",
        wrong: """
            fields:
              経緯: { type: MULTI_LINE_TEXT }
              履歴: { type: REFERENCE_TABLE, referenceTable: { relatedApp: log, condition: { field: 経緯, relatedField: 番号 }, displayFields: [番号] } }
            # file: apps/log/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT }
            """,
        right: """
            fields:
              番号: { type: SINGLE_LINE_TEXT }
              履歴: { type: REFERENCE_TABLE, referenceTable: { relatedApp: log, condition: { field: 番号, relatedField: 番号 }, displayFields: [番号] } }
            # file: apps/log/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT }
            """);

    private static readonly DiagnosticDescriptor ShowsNothing = DiagnosticDescriptor.Warning("AF3233",
        "関連レコード一覧「{0}」に表示するフィールドがありません。", "The related records \"{0}\" show no field.",
        "displayFields に参照先のフィールドを並べてください。", "List fields of the related app under displayFields.").Explained(
        "フォームに空の枠だけが出ます。",
        "The form shows an empty frame.",
        wrong: """
            fields:
              番号: { type: SINGLE_LINE_TEXT }
              履歴: { type: REFERENCE_TABLE, referenceTable: { relatedApp: log, condition: { field: 番号, relatedField: 番号 } } }
            # file: apps/log/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT }
            """,
        right: """
            fields:
              番号: { type: SINGLE_LINE_TEXT }
              履歴: { type: REFERENCE_TABLE, referenceTable: { relatedApp: log, condition: { field: 番号, relatedField: 番号 }, displayFields: [番号] } }
            # file: apps/log/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT }
            """);

    private static readonly DiagnosticDescriptor InGroup = DiagnosticDescriptor.Warning("AF3234",
        "関連レコード一覧「{0}」がグループの中にあります。", "The related records \"{0}\" stand in a group.",
        "グループの外の行に置いてください。", "Place them in a row outside the group.").Explained(
        "グループの中の関連レコード一覧は、kintone が受け付けないことがあります。",
        "kintone may refuse related records inside a group.",
        wrong: """
            fields:
              番号: { type: SINGLE_LINE_TEXT }
              履歴: { type: REFERENCE_TABLE, referenceTable: { relatedApp: log, condition: { field: 番号, relatedField: 番号 }, displayFields: [番号] } }
              参考: { type: GROUP }
            layout:
              - [番号]
              - { group: 参考, layout: [[履歴]] }
            # file: apps/log/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT }
            """,
        right: """
            fields:
              番号: { type: SINGLE_LINE_TEXT }
              履歴: { type: REFERENCE_TABLE, referenceTable: { relatedApp: log, condition: { field: 番号, relatedField: 番号 }, displayFields: [番号] } }
              参考: { type: GROUP }
            layout:
              - { group: 参考, layout: [[番号]] }
              - [履歴]
            # file: apps/log/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [OtherTypes, NoKey, ShowsNothing, InGroup];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var field in app.Fields.Where(f => f.RelatedRecords is not null))
        {
            CheckCondition(app, field.RelatedRecords!, compilation, diagnostics);
            if (field.RelatedRecords!.DisplayFields.IsEmpty && !diagnostics.HasErrorsIn(field.Value.Origin))
            {
                diagnostics.Report(ShowsNothing, field.RelatedRecords.Value.Written("displayFields")?.Origin ?? field.Origin, field.Code);
            }
        }

        foreach (var cell in LayoutRow.WrittenIn(app).Where(r => r.Group is not null).SelectMany(g => g.Rows).SelectMany(r => r.Cells))
        {
            if (cell.Field is { } code && app.Fields.Find(code)?.Type == "REFERENCE_TABLE")
            {
                diagnostics.Report(InGroup, cell.Value["field"]!.Origin, code);
            }
        }
    }

    private static void CheckCondition(AppModel app, RelatedRecordsSymbol related, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (related.Value["condition"] is not ObjectValue condition)
        {
            return;
        }

        var here = Known(app.Fields.Find(related.Field));
        var there = Known(compilation.Find(related.AppKey)?.Fields.Find(related.RelatedField));
        if (here is not null && (here.Table is not null || NotComparable.Contains(here.Type, StringComparer.Ordinal)))
        {
            diagnostics.Report(NoKey, condition["field"]!.Origin, here.Code, here.TypeTitle);
        }
        else if (there is not null && NotComparable.Contains(there.Type, StringComparer.Ordinal))
        {
            diagnostics.Report(NoKey, condition["relatedField"]!.Origin, there.Code, there.TypeTitle);
        }
        else if (here is not null && there is not null && ComparedAs(here) != ComparedAs(there))
        {
            diagnostics.Report(OtherTypes, condition["relatedField"]!.Origin, here.Code, here.TypeTitle, there.Code, there.TypeTitle);
        }
    }

    private static FieldSymbol? Known(FieldSymbol? field) => field is { IsUnknown: false } ? field : null;

    private static string ComparedAs(FieldSymbol field) => field.Type switch
    {
        "CALC" or "RECORD_NUMBER" => "NUMBER",
        "LINK" or "DROP_DOWN" or "RADIO_BUTTON" => "SINGLE_LINE_TEXT",
        "CREATED_TIME" or "UPDATED_TIME" => "DATETIME",
        "CREATOR" or "MODIFIER" => "USER_SELECT",
        var type => type,
    };
}

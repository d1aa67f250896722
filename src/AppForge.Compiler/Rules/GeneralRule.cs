using System.Globalization;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>The record title is a field that reads as one, and numbers have room (settings.md, section 1; behaviour.md, trap 32).</summary>
internal sealed class GeneralRule : AppRule
{
    private static readonly string[] Titles =
    [
        "SINGLE_LINE_TEXT", "MULTI_LINE_TEXT", "RICH_TEXT", "NUMBER", "CALC", "RADIO_BUTTON", "DROP_DOWN", "DATE", "TIME", "DATETIME", "LINK",
        "RECORD_NUMBER", "CREATOR", "CREATED_TIME", "MODIFIER", "UPDATED_TIME",
    ];

    private static readonly DiagnosticDescriptor NoTitle = DiagnosticDescriptor.Error("AF3701",
        "「{0}」（{1}）はレコードのタイトルにできません。", "\"{0}\" ({1}) can't be the title of records.",
        "テーブルの外の文字列・数値・計算・日付・ドロップダウン・ラジオボタンなどを選んでください。",
        "Choose a text, number, formula, date, drop-down, radio button and the like, outside of tables.").Explained(
        "タイトルは1行の文字で表せる値でなければなりません。kintone は複数の値を持つフィールドや添付ファイルを拒みます。",
        "A title is one line of text; kintone refuses fields with several values and attachments.",
        wrong: """
            titleField: 資料
            fields:
              資料: { type: FILE }
            """,
        right: """
            titleField: 件名
            fields:
              件名: { type: SINGLE_LINE_TEXT }
            """);

    private static readonly DiagnosticDescriptor NoRoom = DiagnosticDescriptor.Error("AF3702",
        "全体の桁数 {0} に、小数部の桁数 {1} が入りません。", "There is no room for {1} decimal places in {0} digits.",
        "digits を大きくするか、decimalPlaces を小さくしてください。", "Raise digits, or lower decimalPlaces.").Explained(
        "全体の桁数は整数部と小数部の合計です。整数部が残らないと、1以上の値を保存できません。",
        "Digits are those before and after the point together. With none before it, nothing from 1 up can be saved.",
        wrong: """
            numberPrecision: { digits: 4, decimalPlaces: 6 }
            """,
        right: """
            numberPrecision: { digits: 16, decimalPlaces: 6 }
            """);

    private static readonly DiagnosticDescriptor Rounded = DiagnosticDescriptor.Warning("AF3703",
        "「{0}」は小数{1}桁まで表示しますが、値は小数{2}桁に丸められます。", "\"{0}\" shows {1} decimal places, but values are rounded to {2}.",
        "numberPrecision の decimalPlaces を {1} 以上にするか、displayScale を {2} 以下にしてください。", "Raise decimalPlaces of numberPrecision to {1}, or lower displayScale to {2}.").Explained(
        "アプリの「小数部の桁数」を超えた桁は、保存や計算のときに黙って丸められます。緯度・経度のような値では場所がずれます。",
        "What goes beyond the app's decimal places is rounded without a word when it is saved or calculated; coordinates then lead elsewhere.",
        wrong: """
            fields:
              緯度: { type: NUMBER, displayScale: 6 }
            """,
        right: """
            numberPrecision: { decimalPlaces: 6 }
            fields:
              緯度: { type: NUMBER, displayScale: 6 }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NoTitle, NoRoom, Rounded];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if ((app.General["titleField"] as ObjectValue)?["code"] is ScalarValue title && app.Fields.Find(title.Text) is { IsUnknown: false } field
            && (field.Table is not null || !Titles.Contains(field.Type, StringComparer.Ordinal)))
        {
            diagnostics.Report(NoTitle, title.Origin, field.Code, field.TypeTitle);
        }

        if (app.General["numberPrecision"] is ObjectValue precision && Number(precision.Text("digits")) is { } digits && Number(precision.Text("decimalPlaces")) is { } places)
        {
            CheckPrecision(app, precision, digits, places, diagnostics);
        }
    }

    private static void CheckPrecision(AppModel app, ObjectValue precision, int digits, int places, DiagnosticBag diagnostics)
    {
        if (places >= digits)
        {
            diagnostics.Report(NoRoom, precision["digits"]!.Origin, digits, places);
        }

        foreach (var field in app.Fields.WithColumns.Where(f => Number(f.DisplayScale) > places))
        {
            diagnostics.Report(Rounded, field.Value["displayScale"]!.Origin, field.Code, field.DisplayScale!, places);
        }
    }

    private static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}

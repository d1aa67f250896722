using System.Text.RegularExpressions;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-NAM-02: field codes say what they mean.</summary>
internal sealed partial class FieldCodePolicy : AppRule
{
    private const int Most = 20;

    private static readonly DiagnosticDescriptor Doubtful = PolicyList.Descriptor("P-NAM-02",
        "フィールドコード「{0}」{1}。", "The field code \"{0}\" {1}.",
        "中身の分かる短い名前にしてください。レコードのあるアプリでは renamedFrom: {0} を添えます。", "Give it a short name that says what it holds, with renamedFrom: {0} where there are records.",
        "fields: { 文字列__1行_: { type: SINGLE_LINE_TEXT } }", "fields: { 件名: { type: SINGLE_LINE_TEXT } }");

    private static readonly LocalizedText Meaningless = new("では中身が分かりません", "doesn't say what it holds");
    private static readonly LocalizedText TooLong = new("は20字を超えています", "has more than 20 characters");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Doubtful];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var field in app.Fields.WithColumns.Where(f => !f.IsBuiltIn && !f.Origin.IsNone))
        {
            var what = MadeByKintone().IsMatch(field.Code) ? Meaningless : field.Code.Length > Most ? TooLong : null;
            if (what is not null)
            {
                diagnostics.Report(Doubtful, field.Origin, field.Code, what);
            }
        }
    }

    // What kintone calls a new field, with the number that it adds; and what is no word at all.
    [GeneratedRegex(@"^((文字列(__?1行_?|__?複数行_?)?|リッチエディター|数値|計算|ラジオボタン|チェックボックス|複数選択|ドロップダウン|日付|時刻|日時|添付ファイル|リンク|ユーザー選択|組織選択|グループ選択|ルックアップ|関連レコード一覧|テーブル|Table|グループ|"
        + @"text|text_?area|rich_?text|number|calculated|radio_?button|check_?box|multi_?choice|drop_?down|date|time|date_?and_?time|attachment|link|user_?selection|department_?selection|group_?selection|lookup|related_?records|field|フィールド|項目)"
        + @"[ _]*[0-9０-９]*|[_0-9０-９]+|[a-z]?[0-9]+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MadeByKintone();
}

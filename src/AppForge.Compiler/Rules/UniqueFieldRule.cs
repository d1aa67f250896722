using System.Globalization;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>Duplicates are prohibited only where kintone does it (fields.md, section 2; behaviour.md, trap 19).</summary>
internal sealed class UniqueFieldRule : AppRule
{
    private static readonly DiagnosticDescriptor InTable = DiagnosticDescriptor.Error("AF3212",
        "テーブルの中の「{0}」では、値の重複を禁止できません。", "Duplicates of \"{0}\" can't be prohibited: it stands in a table.",
        "unique: true を消してください。重複を禁止するなら、フィールドをテーブルの外に置きます。", "Remove unique: true, or place the field outside the table.").Explained(
        "kintone はエラーにせず、この設定だけを捨てます。定義と実際の設定がいつまでも一致しません。",
        "kintone drops the setting without a word, so that the definition never comes true.",
        wrong: """
            fields:
              明細: { type: SUBTABLE, fields: { 品番: { type: SINGLE_LINE_TEXT, unique: true } } }
            """,
        right: """
            fields:
              明細: { type: SUBTABLE, fields: { 品番: { type: SINGLE_LINE_TEXT } } }
            """);

    private static readonly DiagnosticDescriptor TooLong = DiagnosticDescriptor.Warning("AF3213",
        "重複を禁止した「{0}」には{2}文字までしか入りません（{1}文字と書かれています）。", "\"{0}\" prohibits duplicates and takes {2} characters at most, not {1}.",
        "{2} 以下にしてください。", "Write {2} or less.").Explained(
        "値の重複を禁止した文字列（1行）は、64文字を超える値を保存できません。",
        "A text that prohibits duplicates can't hold more than 64 characters.",
        wrong: """
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true, maxLength: 100 }
            """,
        right: """
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true, maxLength: 64 }
            """);

    private static readonly DiagnosticDescriptor Automatic = DiagnosticDescriptor.Warning("AF3214",
        "自動計算の「{0}」では、値の重複を禁止できません。", "Duplicates of \"{0}\" can't be prohibited: it is filled by a formula.",
        "unique か expression のどちらかを消してください。", "Remove unique or expression.").Explained(
        "自動計算する文字列では重複の禁止が効かず、ルックアップのキーにもできません。",
        "A text that is calculated can't prohibit duplicates, nor be the key of a lookup.",
        wrong: """
            fields:
              年度: { type: SINGLE_LINE_TEXT }
              番号: { type: SINGLE_LINE_TEXT, unique: true, expression: 年度 & "-1" }
            """,
        right: """
            fields:
              年度: { type: SINGLE_LINE_TEXT }
              番号: { type: SINGLE_LINE_TEXT, expression: 年度 & "-1" }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [InTable, TooLong, Automatic];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var field in app.Fields.WithColumns.Where(f => f.IsUnique))
        {
            var unique = field.Value["unique"]!.Origin;
            if (field.Table is not null)
            {
                diagnostics.Report(InTable, unique, field.Code);
            }
            else if (field.Expression is not null)
            {
                diagnostics.Report(Automatic, unique, field.Code);
            }
            else if (field.Type == "SINGLE_LINE_TEXT" && field.Value["maxLength"] is ScalarValue most && int.TryParse(most.Text, CultureInfo.InvariantCulture, out var length)
                && length > Limits.UniqueText.Most)
            {
                diagnostics.Report(TooLong, most.Origin, field.Code, length, Limits.UniqueText.Most);
            }
        }
    }
}

using System.Globalization;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules;

/// <summary>Field codes: what kintone takes as one, and that no two fields of an app, columns included, have the same (limits.md, Field-code rules).</summary>
internal sealed class FieldCodeRule : AppRule
{
    private static readonly string[] Reserved = ["__ROOT__", "not"];

    private static readonly DiagnosticDescriptor Twice = DiagnosticDescriptor.Error("AF2108",
        "フィールドコード「{0}」は{1}でも使われています。", "The field code \"{0}\" is also used {1}.",
        "フィールドコードは、テーブルの列とグループも含めてアプリの中で1つだけにしてください。",
        "A code has to be unique in the app, columns of tables and groups included.").Explained(
        "フィールドコードはアプリの中で1つだけです。テーブルの列も、グループやテーブル自身も同じ名前を使えません。",
        "A field code is unique in the app; columns, groups and tables share the same names.",
        wrong: """
            fields:
              品名: { type: SINGLE_LINE_TEXT }
              明細: { type: SUBTABLE, fields: { 品名: { type: SINGLE_LINE_TEXT } } }
            """,
        right: """
            fields:
              品名: { type: SINGLE_LINE_TEXT }
              明細: { type: SUBTABLE, fields: { 明細の品名: { type: SINGLE_LINE_TEXT } } }
            """);

    private static readonly DiagnosticDescriptor Illegal = DiagnosticDescriptor.Error("AF2109",
        "「{0}」はフィールドコードになりません（{1}）。", "\"{0}\" can't be a field code ({1}).",
        "使えるのは、ひらがな・カタカナ・漢字・英数字・_ ＿ ･ ・ と全角の通貨記号です。数字からは始められません。",
        "Use kana, kanji, letters, digits, _ ＿ ･ ・ and full-width currency signs; don't start with a digit.").Explained(
        "画面では kintone が黙って直しますが、API では拒まれます。",
        "The screen corrects such a code without a word; the API refuses it.",
        wrong: """
            fields:
              単価(円): { type: NUMBER }
            """,
        right: """
            fields:
              単価_円: { type: NUMBER, label: 単価(円) }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Twice, Illegal];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<string, FieldSymbol>(app.Fields.WithColumns.Length, StringComparer.Ordinal);
        foreach (var field in app.Fields.WithColumns.Where(f => !f.Entry.IsImplied))
        {
            if (!seen.TryAdd(field.Code, field))
            {
                diagnostics.Report(Twice, field.Origin, field.Code, PlaceOf(seen[field.Code].Origin, field.Origin));
            }
            else if (Fault(field, app) is { } fault)
            {
                diagnostics.Report(Illegal, field.Origin, field.Code, fault);
            }
        }
    }

    private static LocalizedText PlaceOf(SourceSpan other, SourceSpan from)
    {
        var line = other.StartPosition.Line.ToString(CultureInfo.InvariantCulture);
        return other.Source.Path == from.Source.Path ? new($"{line}行目", $"on line {line}") : new($" {other.Place} ", $"at {other.Place}");
    }

    private static LocalizedText? Fault(FieldSymbol field, AppModel app)
    {
        if (field.IsServerOwned && app.Scope.BuiltIns.CodeOf(field.Type) is var given && given != field.Code)
        {
            return new($"このフィールドのコードは変えられません：{given}", $"the code of this field can't be changed: {given}");
        }

        if (field.IsBuiltIn)
        {
            return null;
        }

        if (Reserved.Contains(field.Code, StringComparer.Ordinal) || app.Scope.BuiltIns.TypeOf(field.Code) is not null)
        {
            return new("kintone が使う名前です", "kintone uses this name");
        }

        foreach (var rune in field.Code.EnumerateRunes())
        {
            if (!IsAllowed(rune))
            {
                return new($"「{rune}」は使えません", $"\"{rune}\" is not allowed");
            }
        }

        return char.IsDigit(field.Code[0]) ? new("数字で始まっています", "it starts with a digit") : null;
    }

    private static bool IsAllowed(System.Text.Rune rune) => rune.Value switch
    {
        '_' or '＿' or '･' or '・' or '￥' or '＄' or '￠' or '￡' or '￦' or 'ー' or 'ｰ' or '々' or '〇' or '〆' => true,
        _ => System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
            or UnicodeCategory.OtherNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.CurrencySymbol,
    };
}

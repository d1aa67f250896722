using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Formula;

namespace AppForge.Compiler.Query;

/// <summary>The way out of a mistake, where its message does not say it and the mistake shows it.</summary>
internal static class LanguageErrorHint
{
    public static LocalizedText? Of(LanguageError error) => error.Code switch
    {
        LanguageErrorCode.OperatorNotAllowed when FieldSearch.Of(error.Args[2]) is { } search => Choice(search.OperatorTexts),
        LanguageErrorCode.UnknownFunction => OfFunction(error.Args[0], error.Args.Length > 1),
        LanguageErrorCode.FunctionUnit => Nearest(error.Args[0], QueryFunctions.Units),
        LanguageErrorCode.FunctionWeekday => Nearest(error.Args[0], QueryFunctions.Weekdays),
        LanguageErrorCode.LiteralFormat => OfLiteral(error.Args[2]),
        LanguageErrorCode.OperatorType when error.Args[0] == "+" => new("文字列をつなぐときは & を使います", "texts are joined with &"),
        LanguageErrorCode.FunctionType => OfArgument(error.Args[0]),
        LanguageErrorCode.FieldTypeNotUsable => new("計算に使えるのは、数値・計算・文字列（1行）・選択・日付・時刻・日時・作成者・更新者などです",
            "formulas take numbers, calculated fields, single-line texts, choices, dates, times, creator and modifier"),
        LanguageErrorCode.TimeZone => new("Asia/Tokyo のように書きます。見る人の時間帯は system です", "write it as Asia/Tokyo; system is the viewer's"),
        LanguageErrorCode.DateFormatPattern => new("年は YYYY、月は MM、日は dd、時は HH、分は mm です", "year YYYY, month MM, day dd, hour HH, minute mm"),
        _ => null,
    };

    private static LocalizedText OfFunction(string name, bool inFormula)
    {
        IReadOnlyList<string> names = inFormula ? FormulaFunction.Names : QueryFunctions.Names;
        return Nearest(name, names) ?? Choice(names);
    }

    private static LocalizedText? Nearest(string word, IReadOnlyList<string> words) =>
        words.FirstOrDefault(w => w.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } inCapitals
            ? new($"もしかして「{inCapitals}」", $"did you mean \"{inCapitals}\"?")
            : SpellChecker.Guess(word, words);

    private static LocalizedText Choice(IReadOnlyList<string> words) => new("使えるもの: " + string.Join("、", words), "there are: " + string.Join(", ", words));

    private static LocalizedText? OfLiteral(string type) => type switch
    {
        "DATE" => new("日付は \"2026-04-01\" のように書きます", "a date is written as \"2026-04-01\""),
        "TIME" => new("時刻は \"09:30\" のように書きます", "a time is written as \"09:30\""),
        "DATETIME" or "CREATED_TIME" or "UPDATED_TIME" => new(
            "日時は \"2026-04-01T09:30:00+09:00\" のように書きます", "a date and time is written as \"2026-04-01T09:30:00+09:00\""),
        _ => null,
    };

    private static LocalizedText? OfArgument(string function) => function switch
    {
        "IF" or "AND" or "OR" or "NOT" => new("数量 > 0 のような比較を書きます", "write a comparison such as quantity > 0"),
        "CONTAINS" => new("チェックボックス・複数選択か、テーブルの文字列（1行）・ドロップダウン・ラジオボタンと、文字列を指定します",
            "it takes a check box or multi-choice, or a column of texts or choices, and a text"),
        "DATE_FORMAT" => new("日付や日時、書式の文字列、タイムゾーンの文字列を指定します", "it takes a date or time, a pattern and a time zone"),
        _ => new("数値を指定します", "it takes numbers"),
    };
}

using System.Globalization;

namespace AppForge.Compiler.Query;

/// <summary>Says values and functions in Japanese.</summary>
internal static class JapaneseValues
{
    public static bool IsTimeLike(string? type) => type is "DATE" or "TIME" or "DATETIME" or "CREATED_TIME" or "UPDATED_TIME";

    public static string Say(QueryOperand operand, ScopeField? field) => operand switch
    {
        FunctionCall call => Function(call),
        NumberLiteral number when field is null => number.Text,
        _ => Literal(JapaneseComparison.Literal(operand) ?? "", field),
    };

    /// <summary>The distance of <c>FROM_TODAY</c>; null when its arguments are not understood.</summary>
    public static (int Count, string Unit)? Distance(FunctionCall call)
    {
        if (call.Arguments.Length != 2
            || !int.TryParse(call.Arguments[0].Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int count))
        {
            return null;
        }

        string? unit = call.Arguments[1].Text switch { "DAYS" => "日", "WEEKS" => "週間", "MONTHS" => "か月", "YEARS" => "年", _ => null };
        return unit is null ? null : (count, unit);
    }

    private static string Literal(string value, ScopeField? field) => field?.Type switch
    {
        "NUMBER" or "CALC" => WithUnit(value, field.Unit),
        "RECORD_NUMBER" => value,
        "DATE" when LiteralText.TryDate(value, out DateOnly date) => Day(date),
        "TIME" when LiteralText.TryTime(value, out TimeOnly time) => Clock(time),
        "DATETIME" or "CREATED_TIME" or "UPDATED_TIME" when LiteralText.TryMoment(value, out DateTimeOffset moment) => Moment(moment, value),
        _ => $"「{value}」",
    };

    public static string WithUnit(string value, string? unit) =>
        unit is "¥" or "￥" or "$" or "＄" or "€" or "£" ? unit + value : value + unit;

    private static string Day(DateOnly date) => $"{date.Year}年{date.Month}月{date.Day}日";

    private static string Clock(TimeOnly time) => time.Minute == 0 ? $"{time.Hour}時" : $"{time.Hour}時{time.Minute}分";

    private static string Moment(DateTimeOffset moment, string written)
    {
        string day = Day(DateOnly.FromDateTime(moment.DateTime));
        if (!written.Contains('T', StringComparison.Ordinal))
        {
            return day;
        }

        // A reader in Japan takes a time without a zone for Japanese time.
        string zone = moment.Offset == TimeSpan.FromHours(9) ? "" : moment.Offset == TimeSpan.Zero ? "（協定世界時）" : $"（UTC{written[^6..]}）";
        return day + Clock(TimeOnly.FromDateTime(moment.DateTime)) + zone;
    }

    private static string Function(FunctionCall call)
    {
        string? argument = call.Arguments.Length == 1 ? call.Arguments[0].Text : null;
        return call.Name switch
        {
            "LOGINUSER" => "自分（画面を見ている利用者）",
            "PRIMARY_ORGANIZATION" => "自分の「優先する組織」",
            "NOW" => "現在の日時",
            "TODAY" => "今日",
            "YESTERDAY" => "昨日",
            "TOMORROW" => "明日",
            "THIS_WEEK" => "今週" + Weekday(argument),
            "LAST_WEEK" => "先週" + Weekday(argument),
            "NEXT_WEEK" => "来週" + Weekday(argument),
            "THIS_MONTH" => "今月" + MonthDay(argument),
            "LAST_MONTH" => "先月" + MonthDay(argument),
            "NEXT_MONTH" => "来月" + MonthDay(argument),
            "THIS_YEAR" => "今年",
            "LAST_YEAR" => "昨年",
            "NEXT_YEAR" => "来年",
            "FROM_TODAY" when Distance(call) is (int count, string unit) =>
                count == 0 ? "今日" : $"{Math.Abs((long)count)}{unit}{(count < 0 ? "前" : "後")}",
            _ => $"{call.Name}({string.Join(", ", call.Arguments.Select(a => a.Text))})",
        };
    }

    private static string Weekday(string? day) => day switch
    {
        null => "",
        "SUNDAY" => "の日曜日",
        "MONDAY" => "の月曜日",
        "TUESDAY" => "の火曜日",
        "WEDNESDAY" => "の水曜日",
        "THURSDAY" => "の木曜日",
        "FRIDAY" => "の金曜日",
        "SATURDAY" => "の土曜日",
        _ => $"の{day}",
    };

    private static string MonthDay(string? day) => day switch { null => "", "LAST" => "の末日", _ => $"の{day}日" };
}

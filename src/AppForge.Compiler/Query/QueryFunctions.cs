using System.Globalization;

namespace AppForge.Compiler.Query;

/// <summary>kintone's query functions and their arguments (query-and-formula.md, A4).</summary>
internal static class QueryFunctions
{
    public static readonly IReadOnlyList<string> Units = ["DAYS", "WEEKS", "MONTHS", "YEARS"];

    public static readonly IReadOnlyList<string> Weekdays = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];

    public static readonly IReadOnlyList<string> Names =
    [
        "LOGINUSER", "PRIMARY_ORGANIZATION", "NOW", "TODAY", "YESTERDAY", "TOMORROW", "FROM_TODAY",
        "THIS_WEEK", "LAST_WEEK", "NEXT_WEEK", "THIS_MONTH", "LAST_MONTH", "NEXT_MONTH", "THIS_YEAR", "LAST_YEAR", "NEXT_YEAR",
    ];

    public static QueryFunctionKind? KindOf(string name) => name switch
    {
        "LOGINUSER" => QueryFunctionKind.User,
        "PRIMARY_ORGANIZATION" => QueryFunctionKind.Organization,
        "NOW" => QueryFunctionKind.Now,
        "TODAY" or "YESTERDAY" or "TOMORROW" or "FROM_TODAY" or "THIS_YEAR" or "LAST_YEAR" or "NEXT_YEAR" => QueryFunctionKind.Day,
        _ when IsWeek(name) || IsMonth(name) => QueryFunctionKind.Day,
        _ => null,
    };

    public static bool IsWeek(string name) => name is "THIS_WEEK" or "LAST_WEEK" or "NEXT_WEEK";

    public static bool IsMonth(string name) => name is "THIS_MONTH" or "LAST_MONTH" or "NEXT_MONTH";

    public static bool IsWholeNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>Reports wrong arguments of a known function; one mistake per call.</summary>
    public static void CheckArguments(FunctionCall call, ErrorList errors)
    {
        bool takesOne = IsWeek(call.Name) || IsMonth(call.Name);
        bool isCountRight = call.Name == "FROM_TODAY" ? call.Arguments.Length == 2 : call.Arguments.Length <= (takesOne ? 1 : 0);
        if (!isCountRight)
        {
            errors.Add(LanguageErrorCode.FunctionArguments, (LanguageNode)call, call.Name);
        }
        else if (call.Name == "FROM_TODAY")
        {
            Expect(IsWholeNumber(call.Arguments[0].Text), LanguageErrorCode.FunctionNumber, call.Arguments[0], errors);
            Expect(Units.Contains(call.Arguments[1].Text), LanguageErrorCode.FunctionUnit, call.Arguments[1], errors);
        }
        else if (call.Arguments.Length == 1 && IsWeek(call.Name))
        {
            Expect(Weekdays.Contains(call.Arguments[0].Text), LanguageErrorCode.FunctionWeekday, call.Arguments[0], errors);
        }
        else if (call.Arguments.Length == 1)
        {
            string day = call.Arguments[0].Text;
            bool isDay = day == "LAST" || (int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 31);
            Expect(isDay, LanguageErrorCode.FunctionDay, call.Arguments[0], errors);
        }
    }

    private static void Expect(bool isRight, LanguageErrorCode code, FunctionArgument argument, ErrorList errors)
    {
        if (!isRight)
        {
            errors.Add(code, argument, argument.Text);
        }
    }
}

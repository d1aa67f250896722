using AppForge.Compiler.Query;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Query;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class QueryCheckerTests
{
    /// <summary>Table A2 of query-and-formula.md: = !=, order, in, like, is empty.</summary>
    [TestCase("RECORD_NUMBER", "=<i")]
    [TestCase("CREATOR", "i")]
    [TestCase("MODIFIER", "i")]
    [TestCase("CREATED_TIME", "=<")]
    [TestCase("UPDATED_TIME", "=<")]
    [TestCase("SINGLE_LINE_TEXT", "=il")]
    [TestCase("LINK", "=il")]
    [TestCase("MULTI_LINE_TEXT", "le")]
    [TestCase("RICH_TEXT", "le")]
    [TestCase("NUMBER", "=<i")]
    [TestCase("CALC", "=<i")]
    [TestCase("CHECK_BOX", "i")]
    [TestCase("RADIO_BUTTON", "i")]
    [TestCase("DROP_DOWN", "i")]
    [TestCase("MULTI_SELECT", "i")]
    [TestCase("FILE", "le")]
    [TestCase("DATE", "=<")]
    [TestCase("DATETIME", "=<")]
    [TestCase("TIME", "=<")]
    [TestCase("USER_SELECT", "i")]
    [TestCase("ORGANIZATION_SELECT", "i")]
    [TestCase("GROUP_SELECT", "i")]
    [TestCase("STATUS", "=i")]
    [TestCase("STATUS_ASSIGNEE", "i")]
    public void Operators_go_by_type(string type, string allowed)
    {
        string value = type switch { "DATE" => "\"2026-01-01\"", "DATETIME" or "CREATED_TIME" or "UPDATED_TIME" => "\"2026-01-01T00:00:00Z\"", "TIME" => "10:00", _ => "\"1\"" };
        (char Group, string Text)[] operators =
        [
            ('=', $"= {value}"), ('=', $"!= {value}"), ('<', $"< {value}"), ('<', $">= {value}"), ('i', $"in ({value})"), ('i', $"not in ({value})"),
            ('l', $"like {value}"), ('l', $"not like {value}"), ('e', "is empty"), ('e', "is not empty"),
        ];
        foreach ((char group, string text) in operators)
        {
            string condition = $"{type} {text}";
            bool isAllowed = allowed.Contains(group, StringComparison.Ordinal);
            LanguageErrorCode[] expected = !isAllowed ? [LanguageErrorCode.OperatorNotAllowed] : group == 'e' && type == "RICH_TEXT" ? [LanguageErrorCode.EmptinessUnconfirmed] : [];
            QueryChecker.Check(condition, TestScope.EveryType, QueryPlace.Records).Select(e => e.Code).ShouldBe(expected, condition);

            // In a table "=" is refused and "in" stands in for it (A3); everything else stays.
            bool swaps = allowed.Contains('=', StringComparison.Ordinal);
            LanguageErrorCode[] inTable = group == '=' && swaps ? [LanguageErrorCode.EqualityInTable] : group == 'i' && swaps ? [] : expected;
            QueryChecker.Check("T_" + condition, TestScope.EveryType, QueryPlace.Records).Select(e => e.Code).ShouldBe(inTable, "T_" + condition);
        }
    }

    [TestCase("LOGINUSER()", "CREATOR MODIFIER USER_SELECT STATUS_ASSIGNEE")]
    [TestCase("PRIMARY_ORGANIZATION()", "ORGANIZATION_SELECT")]
    [TestCase("NOW()", "CREATED_TIME UPDATED_TIME DATETIME")]
    [TestCase("TODAY()", "CREATED_TIME UPDATED_TIME DATETIME DATE")]
    [TestCase("FROM_TODAY(1, WEEKS)", "CREATED_TIME UPDATED_TIME DATETIME DATE")]
    [TestCase("THIS_MONTH(LAST)", "CREATED_TIME UPDATED_TIME DATETIME DATE")]
    public void Functions_go_by_type(string function, string types)
    {
        string[] all = ["CREATOR", "MODIFIER", "USER_SELECT", "STATUS_ASSIGNEE", "ORGANIZATION_SELECT", "GROUP_SELECT", "CREATED_TIME",
            "UPDATED_TIME", "DATETIME", "DATE", "TIME", "NUMBER", "SINGLE_LINE_TEXT"];
        foreach (string type in all)
        {
            bool usesEqual = type is "CREATED_TIME" or "UPDATED_TIME" or "DATETIME" or "DATE" or "TIME" or "NUMBER" or "SINGLE_LINE_TEXT";
            string condition = usesEqual ? $"{type} = {function}" : $"{type} in ({function})";
            string expected = types.Split(' ').Contains(type) ? "" : "FunctionNotAllowed@" + function;
            ErrorLines.Of(condition, QueryChecker.Check(condition, TestScope.EveryType, QueryPlace.Records)).ShouldBe(expected, condition);
        }
    }

    [TestCase("none = 1", "UnknownField@none")]
    [TestCase("none = 1 and NUMBER = 1 or nil = 2", "UnknownField@none; UnknownField@nil")]
    [TestCase("$id = 1 and $id in (1, 2)", "")]
    [TestCase("$id like \"1\"", "OperatorNotAllowed@like")]
    [TestCase("CATEGORY in (\"x\")", "FieldNotSearchable@CATEGORY")]
    [TestCase("REF in (\"x\")", "FieldNotSearchable@REF")]
    [TestCase("SUBTABLE in (\"x\")", "FieldNotSearchable@SUBTABLE")]
    [TestCase("NEW like 3", "")]
    [TestCase("DROP_DOWN in (\"A\", \"C\", \"\")", "UnknownOption@\"C\"")]
    [TestCase("DROP_DOWN in (1)", "")]
    [TestCase("STATUS = \"A\" and STATUS in (\"D\")", "UnknownOption@\"D\"")]
    [TestCase("STATUS in (\"\")", "UnknownOption@\"\"")]
    [TestCase("RADIO_BUTTON = \"C\"", "OperatorNotAllowed@=; UnknownOption@\"C\"")]
    [TestCase("REF.name in (\"x\") and REF.$id in (1)", "")]
    [TestCase("REF.name = \"x\"", "EqualityInTable@=")]
    [TestCase("REF.on in (TODAY())", "")]
    [TestCase("REF.none in (\"x\")", "UnknownField@none")]
    [TestCase("none.name in (\"x\")", "UnknownField@none")]
    [TestCase("TABLE.T_NUMBER in (1)", "UnknownField@TABLE")]
    [TestCase("NUMBER.x in (1)", "NotRelatedRecords@NUMBER.x")]
    [TestCase("HIDDEN.what = 5", "")]
    [TestCase("DATE = FROM_TODAY(1)", "FunctionArguments@FROM_TODAY(1)")]
    [TestCase("DATE = TODAY(1)", "FunctionArguments@TODAY(1)")]
    [TestCase("DATE = FROM_TODAY(1, HOURS)", "FunctionUnit@HOURS")]
    [TestCase("DATE = FROM_TODAY(1.5, DAYS)", "FunctionNumber@1.5")]
    [TestCase("DATE = FROM_TODAY(-1, \"DAYS\")", "")]
    [TestCase("DATE = THIS_MONTH(32)", "FunctionDay@32")]
    [TestCase("DATE = THIS_MONTH(0)", "FunctionDay@0")]
    [TestCase("DATE = THIS_MONTH(31)", "")]
    [TestCase("DATE = LAST_WEEK(SUNDAY)", "")]
    [TestCase("DATE = LAST_WEEK(LAST)", "FunctionWeekday@LAST")]
    [TestCase("DATE = AGO(3)", "UnknownFunction@AGO(3)")]
    [TestCase("DATE = today()", "UnknownFunction@today()")]
    [TestCase("DATE = \"\" and NUMBER != \"\"", "")]
    [TestCase("DATE > \"2026-02-30\"", "LiteralFormat@\"2026-02-30\"")]
    [TestCase("DATE > 5", "LiteralFormat@5")]
    [TestCase("DATETIME >= \"2026-01-01\" and DATETIME < \"2026-01-01T09:00:00+09:00\"", "")]
    [TestCase("TIME > 10:00 and TIME < \"24:00\"", "LiteralFormat@\"24:00\"")]
    [TestCase("NUMBER > \"x\"", "LiteralFormat@\"x\"")]
    [TestCase("NUMBER like \"3\"", "OperatorNotAllowed@like")]
    [TestCase("SINGLE_LINE_TEXT == 1 and none = 2", "WrongOperator@==; UnknownField@none")]
    [TestCase("NUMBER = 1 limit 501 offset 10001", "LimitTooLarge@501; OffsetTooLarge@10001")]
    [TestCase("NUMBER = 1 order by none limit 500", "UnknownField@none")]
    [TestCase("NUMBER = 1 limit 0", "LimitZero@0")]
    [TestCase("DROP_DOWN in (Z) and NUMBER > abc and DATE = あした", "UnquotedText@Z; UnquotedText@abc; UnquotedText@あした")]
    public void What_a_condition_means_is_checked(string condition, string expected) =>
        ErrorLines.Of(condition, QueryChecker.Check(condition, TestScope.EveryType, QueryPlace.Records)).ShouldBe(expected);

    [TestCase(QueryPlace.View, "NUMBER = 1 and NUMBER = 2 or NUMBER = 3", "MixedAndOr@NUMBER = 1 and NUMBER = 2")]
    [TestCase(QueryPlace.View, "NUMBER = 1 and (NUMBER = 2 and NUMBER = 3)", "")]
    [TestCase(QueryPlace.View, "NUMBER = 1 order by NUMBER", "ClauseNotAllowed@order by NUMBER")]
    [TestCase(QueryPlace.Report, "NUMBER = 1 and NUMBER = 2 or NUMBER = 3", "")]
    [TestCase(QueryPlace.ProcessAction, "STATUS in (\"A\")", "FieldNotAllowedHere@STATUS")]
    [TestCase(QueryPlace.ProcessAction, "FILE is empty", "EmptinessNotAllowedHere@FILE is empty")]
    [TestCase(QueryPlace.RecordAcl, "STATUS in (\"A\") and MULTI_LINE_TEXT is not empty", "EmptinessNotAllowedHere@MULTI_LINE_TEXT is not empty")]
    [TestCase(QueryPlace.AppAction, "FILE like \"x\" or FILE is empty", "EmptinessNotAllowedHere@FILE is empty")]
    [TestCase(QueryPlace.View, "FILE is empty", "")]
    [TestCase(QueryPlace.Reminder, "T_NUMBER > 1", "TableFieldHere@T_NUMBER")]
    [TestCase(QueryPlace.PerRecordNotification, "REF.name in (\"x\")", "TableFieldHere@REF.name")]
    [TestCase(QueryPlace.View, "T_NUMBER > 1", "")]
    public void Places_take_less(QueryPlace place, string condition, string expected) =>
        ErrorLines.Of(condition, QueryChecker.Check(condition, TestScope.EveryType, place)).ShouldBe(expected);

    [TestCase("NUMBER desc, DROP_DOWN, $id", "")]
    [TestCase("MULTI_LINE_TEXT", "SortUnconfirmed@MULTI_LINE_TEXT")]
    [TestCase("none, DATE", "UnknownField@none")]
    [TestCase("T_NUMBER", "SortTableField@T_NUMBER")]
    [TestCase("REF.name", "SortTableField@REF.name")]
    [TestCase("USER_SELECT, FILE asc", "SortField@USER_SELECT; SortField@FILE")]
    [TestCase("GROUP", "SortField@GROUP")]
    [TestCase("DATE, DATE desc", "SortRepeated@DATE")]
    [TestCase("DATE down, none", "UnexpectedText@down; UnknownField@none")]
    public void A_sort_is_checked(string sort, string expected) =>
        ErrorLines.Of(sort, SortChecker.Check(sort, TestScope.EveryType)).ShouldBe(expected);

    [TestCase("NUMBER like \"3\"", "GAIA_IQ03")]
    [TestCase("none = 1", "GAIA_IQ11")]
    [TestCase("T_NUMBER = 1", "GAIA_IQ07")]
    [TestCase("DROP_DOWN in (\"x\")", "GAIA_IQ10")]
    [TestCase("DATE = THIS_MONTH(32)", "GAIA_IQ23")]
    [TestCase("DATE = FROM_TODAY(1, X)", "GAIA_IQ25")]
    [TestCase("DATE = FROM_TODAY()", "GAIA_IL08")]
    [TestCase("NUMBER.x in (1)", "GAIA_IR02")]
    [TestCase("NUMBER = 1 limit 501", "GAIA_QU01")]
    [TestCase("NUMBER = 'x'", "CB_VA01")]
    public void Mistakes_have_the_codes_kintone_gives_them(string query, string code) =>
        QueryChecker.CheckQuery(query, TestScope.EveryType).First(e => !e.IsAdvice).QueryErrorCode.ShouldBe(code);
}

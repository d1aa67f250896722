using AppForge.Compiler.Query;

namespace AppForge.Compiler.Tests.Languages;

/// <summary>Writes random conditions that kintone takes for a scope.</summary>
internal sealed class QueryMaker(Random random, GeneratedScope scope) : TextMaker(random)
{
    private static readonly string[] Units = ["DAYS", "WEEKS", "MONTHS", "YEARS"];

    public GeneratedScope Scope => scope;

    /// <summary>The kinds of mistakes that can be planted.</summary>
    public IReadOnlyList<Mistake> Mistakes =>
    [
        new("misspelt field", LanguageErrorCode.UnknownField, "comparison", () => Over(_ => true, f => Marked(scope.Misspelt(f.Code)) + Gap() + Rest(f, false))),
        new("misspelt field of related records", LanguageErrorCode.UnknownField, "comparison", () => $"{Related().Code}.{Marked("無い項目")} in (1)"),
        new("dot behind another field", LanguageErrorCode.NotRelatedRecords, "comparison", () => NotSearched(f => f.Type == "SUBTABLE", f => Marked(f.Code + ".x") + " in (1)")),
        new("field that is not searched", LanguageErrorCode.FieldNotSearchable, "comparison", () => NotSearched(f => f.Type is "CATEGORY" or "GROUP", f => Marked(f.Code) + " in (\"x\")")),
        new("operator not for the type", LanguageErrorCode.OperatorNotAllowed, "comparison", WrongOperator),
        new("= in a table", LanguageErrorCode.EqualityInTable, "comparison", () => Over(f => f.IsInTable && FieldSearch.Of(f.Type)!.Allows(QueryOperator.Equal), f => f.Code + Sp1(Marked("=")) + Value(f))),
        new("option unknown", LanguageErrorCode.UnknownOption, "comparison", () => Over(f => !f.Options.IsDefault, f => $"{f.Code} in ({Marked("\"無い選択肢\"")})")),
        new("no status at all", LanguageErrorCode.UnknownOption, "comparison", () => Over(f => f.Type == "STATUS", f => $"{f.Code} in ({Marked("\"\"")})")),
        new("function not for the type", LanguageErrorCode.FunctionNotAllowed, "comparison", WrongFunction),
        new("function unknown", LanguageErrorCode.UnknownFunction, "comparison", () => Day(f => $"{f.Code} {(f.IsInTable ? "in" : "=")} {List(f, Marked("TODAYS()"))}")),
        new("function in lower case", LanguageErrorCode.UnknownFunction, "comparison", () => Day(f => $"{f.Code} {(f.IsInTable ? "in" : "=")} {List(f, Marked("today()"))}")),
        new("unit unknown", LanguageErrorCode.FunctionUnit, "comparison", () => Day(f => $"{f.Code} >= FROM_TODAY(3,{Sp()}{Marked("HOURS")})")),
        new("distance that is no number", LanguageErrorCode.FunctionNumber, "comparison", () => Day(f => $"{f.Code} >= FROM_TODAY({Marked("x")}, DAYS)")),
        new("unit missing", LanguageErrorCode.FunctionArguments, "comparison", () => Day(f => $"{f.Code} >= {Marked("FROM_TODAY(3)")}")),
        new("argument too many", LanguageErrorCode.FunctionArguments, "comparison", () => Day(f => $"{f.Code} >= {Marked("TODAY(1)")}")),
        new("day 32", LanguageErrorCode.FunctionDay, "comparison", () => Day(f => $"{f.Code} >= THIS_MONTH({Marked("32")})")),
        new("weekday unknown", LanguageErrorCode.FunctionWeekday, "comparison", () => Day(f => $"{f.Code} >= THIS_WEEK({Marked("MON")})")),
        new("text where a number is", LanguageErrorCode.LiteralFormat, "comparison", () => Over(f => f.Type == "NUMBER", f => $"{f.Code} >= {Marked("\"多い\"")}")),
        new("date that is none", LanguageErrorCode.LiteralFormat, "comparison", () => Over(f => f.Type == "DATE", f => $"{f.Code} >= {Marked("\"2026-02-30\"")}")),
        new("text without quotation marks", LanguageErrorCode.UnquotedText, "comparison", () => Over(IsText, f => f.Code + Op(f) + List(f, Marked("公用車")))),
        new("date without quotation marks", LanguageErrorCode.UnquotedText, "comparison", () => Over(f => f.Type == "DATE", f => $"{f.Code} >= {Marked("2026-04-01")}")),
        new("option without quotation marks", LanguageErrorCode.UnquotedText, "comparison", () => Over(f => !f.Options.IsDefault, f => $"{f.Code} in ({Marked("別の物")})")),
        new("single quotes", LanguageErrorCode.SingleQuotes, "comparison", () => Over(IsText, f => f.Code + Op(f) + List(f, Marked("'公用車'")))),
        new("full-width quotation marks", LanguageErrorCode.FullWidthSymbol, "comparison", () => Over(IsText, f => f.Code + Op(f) + List(f, Marked("”") + "公用車”"))),
        new("raw tab in a text", LanguageErrorCode.ControlCharacter, "comparison", () => Over(IsText, f => f.Code + Op(f) + List(f, $"\"a{Marked("\t")}b\""))),
        new("escape unknown", LanguageErrorCode.InvalidEscape, "comparison", () => Over(IsText, f => f.Code + Op(f) + List(f, $"\"a{Marked("\\q")}b\""))),
        new("full-width operator", LanguageErrorCode.FullWidthSymbol, "comparison", () => Over(f => Row(f).Allows(QueryOperator.Less), f => f.Code + Sp1(Marked("＜")) + Value(f))),
        new("==", LanguageErrorCode.WrongOperator, "comparison", () => Over(f => !f.IsInTable && Row(f).Allows(QueryOperator.Equal), f => f.Code + Sp1(Marked("==")) + Value(f))),
        new("&&", LanguageErrorCode.WrongOperator, "and", () => Marked("&&")),
        new("and twice", LanguageErrorCode.FieldExpected, "and", () => "and " + Marked("and")),
        new("operator missing", LanguageErrorCode.OperatorExpected, "comparison", () => Over(f => !IsWord(f.Code), f => f.Code + " " + Marked("\"x\""))),
        new("value missing", LanguageErrorCode.ValueExpected, "last", () => Over(f => Row(f).Allows(QueryOperator.Less), f => f.Code + " >=" + Marked(""))),
        new("field missing", LanguageErrorCode.FieldExpected, "comparison", () => Marked("=") + " \"x\""),
        new("list missing", LanguageErrorCode.ListExpected, "comparison", () => Over(f => Row(f).Allows(QueryOperator.In), f => f.Code + " in " + Marked(Value(f)))),
        new("list where one value is", LanguageErrorCode.ListNotAllowed, "comparison", () => Over(f => Row(f).Allows(QueryOperator.Less), f => $"{f.Code} >= {Marked("(")}{Value(f)})")),
        new("list empty", LanguageErrorCode.ValueExpected, "comparison", () => Over(f => Row(f).Allows(QueryOperator.In), f => $"{f.Code} in ({Marked(")")}")),
        new("comma missing", LanguageErrorCode.UnexpectedText, "comparison", () => Over(f => Row(f).Allows(QueryOperator.In), f => $"{f.Code} in ({Value(f)} {Marked("\"x\"")})")),
        new("parenthesis missing behind a list", LanguageErrorCode.ParenthesisMissing, "comparison", () => Over(f => Row(f).Allows(QueryOperator.In), f => $"{f.Code} in {Marked("(")}{Value(f)}")),
        new("parenthesis missing", LanguageErrorCode.ParenthesisMissing, "comparison", () => Marked("(") + Comparison()),
        new("parenthesis too many", LanguageErrorCode.UnexpectedParenthesis, "first", () => Comparison() + Sp() + Marked(")")),
        new("order by", LanguageErrorCode.ClauseNotAllowed, "last", () => Over(f => f.Type == "NUMBER", f => $"{Comparison()} {Marked("order by " + f.Code + " asc")}")),
        new("limit", LanguageErrorCode.ClauseNotAllowed, "last", () => $"{Comparison()} {Marked("limit 5")}"),
        new("and missing", LanguageErrorCode.UnexpectedText, "comparison", () => Over(f => !IsWord(f.Code), f => $"{Comparison()} {Marked(f.Code)} {Rest(f, false)}")),
    ];

    public string Condition()
    {
        var text = Sp() + Part("first", () => Any(0));
        return text + (Random.Next(2) == 0 ? Gap() + Part("and", () => "and") + Gap() + Part("last", Comparison) : Gap() + "or" + Gap() + Part("last", Comparison)) + Sp();
    }

    private string Any(int depth)
    {
        if (depth > 2 || Random.Next(3) == 0)
        {
            return Part("comparison", Comparison);
        }

        var isAnd = Random.Next(2) == 0;
        var terms = Enumerable.Range(0, Random.Next(2, 4)).Select(_ => Random.Next(2) == 0 ? Any(9) : $"({Sp()}{Any(depth + 1)}{Sp()})").ToList();
        return terms.Aggregate((a, b) => a + Gap() + (isAnd ? Part("and", () => PickText("and", "AND", "And")) : PickText("or", "OR")) + Gap() + b);
    }

    private string Comparison()
    {
        if (Random.Next(12) == 0)
        {
            return Name("$id") + Sp1(PickText("=", "!=", ">", "<=")) + Random.Next(1000);
        }

        if (Random.Next(8) == 0)
        {
            var related = Related();
            var there = (GeneratedScope)related.RelatedScope!;
            var field = Searchable(there.All)!;
            return Name(related.Code) + "." + field.Code + Gap() + Rest(field, true);
        }

        var here = Searchable(scope.All)!;
        return Name(here.Code) + Gap() + Rest(here, false);
    }

    private static FieldSearch Row(ScopeField field) => FieldSearch.Of(field.Type) is { } row ? field.IsInTable ? row.InTable() : row : throw new InvalidOperationException(field.Type);

    private ScopeField? Searchable(IEnumerable<ScopeField> fields) => Pick(fields.Where(f => FieldSearch.Of(f.Type)!.Allowed != FieldSearch.Operators.None));

    private ScopeField Related() => scope.Of("REFERENCE_TABLE").First();

    private string Rest(ScopeField field, bool isRelated)
    {
        var row = isRelated ? FieldSearch.Of(field.Type)!.InTable() : Row(field);
        var operators = Enum.GetValues<QueryOperator>().Where(o => row.Allows(o) && (!o.TakesNothing() || FieldSearch.IsEmptinessConfirmed(field.Type))).ToList();
        var op = operators[Random.Next(operators.Count)];
        var text = op.Text().Replace(" ", Gap(), StringComparison.Ordinal);
        return op.TakesNothing() ? text
            : op.TakesList() ? text + Gap() + "(" + Sp() + string.Join(Sp() + "," + Sp(), Enumerable.Range(0, Random.Next(1, 4)).Select(_ => Value(field))) + Sp() + ")"
            : text + Gap() + Value(field);
    }

    private string Value(ScopeField field) => field.Type switch
    {
        "NUMBER" or "CALC" => PickText("12", "-3.5", "\"1000\"", "\"\"", "0"),
        "RECORD_NUMBER" => PickText("12", "\"3\""),
        "DATE" => Random.Next(2) == 0 ? "\"2026-04-01\"" : DayFunction(),
        "CREATED_TIME" or "UPDATED_TIME" or "DATETIME" => Random.Next(3) switch { 0 => "\"2026-04-01T09:30:00+09:00\"", 1 => "NOW()", _ => DayFunction() },
        "TIME" => PickText("10:00", "\"08:30\"", "9:05"),
        "USER_SELECT" or "CREATOR" or "MODIFIER" or "STATUS_ASSIGNEE" => PickText("\"tanaka\"", "LOGINUSER()", "LOGINUSER( )"),
        "ORGANIZATION_SELECT" => PickText("\"somu\"", "PRIMARY_ORGANIZATION()"),
        "STATUS" => QueryWriter.Quote(field.Options[Random.Next(field.Options.Length)]),
        _ when !field.Options.IsDefault => Random.Next(5) == 0 ? "\"\"" : QueryWriter.Quote(field.Options[Random.Next(field.Options.Length)]),
        _ => PickText("\"公用車\"", "\"a \\\"b\\\" \\\\ c\\n\"", "\"\"", "\"order by x limit 5\"", "\"(and)\"", "\"𠮷　田\"", "12"),
    };

    private string DayFunction() => Random.Next(6) switch
    {
        0 => $"FROM_TODAY({Sp()}{Random.Next(-400, 400)}{Sp()},{Sp()}{PickText("{0}", "\"{0}\"").Replace("{0}", Units[Random.Next(4)], StringComparison.Ordinal)})",
        1 => PickText("THIS_MONTH(LAST)", "LAST_MONTH(31)", "NEXT_MONTH()"),
        2 => PickText("THIS_WEEK(MONDAY)", "LAST_WEEK()", "NEXT_WEEK( SUNDAY )"),
        3 => PickText("THIS_YEAR()", "LAST_YEAR()", "NEXT_YEAR()"),
        _ => PickText("TODAY()", "YESTERDAY()", "TOMORROW( )"),
    };

    private string? Over(Func<ScopeField, bool> which, Func<ScopeField, string> write) =>
        Searchable(scope.All.Where(which)) is { } field ? write(field) : null;

    private string? NotSearched(Func<ScopeField, bool> which, Func<ScopeField, string> write) => Pick(scope.All.Where(which)) is { } field ? write(field) : null;

    private string? Day(Func<ScopeField, string> write) => Over(f => f.Type is "DATE" or "DATETIME" or "CREATED_TIME", write);

    private string? WrongOperator() => Over(f => Row(f).Allowed != FieldSearch.Operators.None, f =>
    {
        var plain = FieldSearch.Of(f.Type)!;
        var wrong = Enum.GetValues<QueryOperator>().Where(o => !plain.Allows(o) && !Row(f).Allows(o)).ToList();
        var op = wrong[Random.Next(wrong.Count)];
        return f.Code + " " + Marked(op.Text()) + (op.TakesNothing() ? "" : op.TakesList() ? $" ({Value(f)})" : " " + Value(f));
    });

    private string? WrongFunction() => Over(f => Row(f).Allowed != FieldSearch.Operators.None && !Row(f).Functions.HasFlag(QueryFunctionKind.User), f =>
    {
        var op = Enum.GetValues<QueryOperator>().First(o => Row(f).Allows(o));
        return $"{f.Code} {op.Text()} {(op.TakesList() ? $"({Marked("LOGINUSER()")})" : Marked("LOGINUSER()"))}";
    });

    private static bool IsText(ScopeField field) => field.Type is "SINGLE_LINE_TEXT" or "LINK";

    private static bool IsWord(string code) => code is "and" or "or" or "limit" or "order" or "offset" or "in" or "is" or "like";

    private string Op(ScopeField field) => Gap() + (field.IsInTable ? PickText("in", "not in") : PickText("=", "!=")) + Gap();

    private static string List(ScopeField field, string value) => field.IsInTable ? $"({value})" : value;

    private string Sp1(string text) => Sp() + text + Sp();
}

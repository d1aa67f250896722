using AppForge.Compiler.Formula;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Tests.Languages;

/// <summary>Writes random formulas that kintone takes for a scope.</summary>
/// <param name="random">Where choices come from.</param>
/// <param name="scope">The fields.</param>
/// <param name="table">The table in whose row the formula stands, or null.</param>
internal sealed class FormulaMaker(Random random, GeneratedScope scope, string? table) : TextMaker(random)
{
    private static readonly string[] NumberTypes = ["NUMBER", "CALC", "DATE", "TIME", "DATETIME", "CREATED_TIME", "UPDATED_TIME"];
    private static readonly string[] TextTypes = ["SINGLE_LINE_TEXT", "DROP_DOWN", "RADIO_BUTTON", "CREATOR", "MODIFIER"];

    public IReadOnlyList<Mistake> Mistakes =>
    [
        new("misspelt field", LanguageErrorCode.UnknownField, "number", () => Marked(scope.Misspelt(scope.All.First().Code))),
        new("misspelt field in a condition", LanguageErrorCode.UnknownField, "boolean", () => $"{Marked(scope.Misspelt(scope.All.First().Code))} = 1"),
        new("text without quotation marks", LanguageErrorCode.UnknownField, "boolean", () => $"{Text(9)} = {Marked("無い公務")}"),
        new("field of a type that formulas do not take", LanguageErrorCode.FieldTypeNotUsable, "number",
            () => Over(f => f.Type is "LINK" or "FILE" or "USER_SELECT" or "RECORD_NUMBER" or "STATUS" or "SUBTABLE" or "REFERENCE_TABLE" && !f.IsInTable, f => Marked(f.Code))),
        new("function unknown", LanguageErrorCode.UnknownFunction, "number", () => $"{Marked("MAX")}({Number(9)}, {Number(9)})"),
        new("function of the query language", LanguageErrorCode.UnknownFunction, "number", () => $"{Marked("TODAY")}()"),
        new("argument too few", LanguageErrorCode.ArgumentsTooFew, "number", () => $"{Marked("IF")}({Boolean(9)}, {Number(9)})"),
        new("argument too many", LanguageErrorCode.ArgumentsTooMany, "number", () => $"{Marked("ROUND")}({Number(9)}, 1, 2)"),
        new("33 arguments", LanguageErrorCode.ArgumentsTooMany, "number", () => $"{Marked("SUM")}({string.Join(", ", Enumerable.Repeat("1", 33))})"),
        new("no argument", LanguageErrorCode.ArgumentsTooFew, "boolean", () => $"{Marked("AND")}()"),
        new("arithmetic on a text", LanguageErrorCode.OperatorType, "number", () => $"({TextField()} {Marked("+")} 1)"),
        new("arithmetic on a quoted text", LanguageErrorCode.OperatorType, "number", () => $"(\"x\" {Marked("*")} 2)"),
        new("arithmetic on a comparison", LanguageErrorCode.OperatorType, "number", () => $"(({Boolean(9)}) {Marked("+")} 1)"),
        new("sign before a text", LanguageErrorCode.OperatorType, "number", () => $"({Marked("-" + TextField())})"),
        new("order of texts", LanguageErrorCode.OperatorType, "boolean", () => $"{TextField()} {Marked("<")} \"x\""),
        new("comparison of a comparison with a number", LanguageErrorCode.OperatorType, "boolean", () => $"({Boolean(9)}) {Marked("=")} 1"),
        new("number compared with a text", LanguageErrorCode.ComparedTypes, "boolean", () => $"{Number(9)} {Marked("=")} \"多い\""),
        new("number where a condition is", LanguageErrorCode.FunctionType, "number", () => $"IF({Marked(NumberField())}, 1, 2)"),
        new("text where a condition is", LanguageErrorCode.FunctionType, "boolean", () => $"NOT({Marked("\"x\"")})"),
        new("text where a number is", LanguageErrorCode.FunctionType, "number", () => $"ROUND({Marked("\"x\"")}, 1)"),
        new("text summed", LanguageErrorCode.FunctionType, "number", () => $"SUM({Marked(TextField())})"),
        new("text formatted as a date", LanguageErrorCode.FunctionType, "text", () => $"DATE_FORMAT({Marked("\"x\"")}, \"YYYY\", \"system\")"),
        new("text as money", LanguageErrorCode.FunctionType, "text", () => $"YEN({Marked("\"x\"")}, 0)"),
        new("pattern unknown", LanguageErrorCode.DateFormatPattern, "text", () => $"DATE_FORMAT({NumberField()}, {Marked("\"YYYY/MM/DD\"")}, \"system\")"),
        new("time zone unknown", LanguageErrorCode.TimeZone, "text", () => $"DATE_FORMAT({NumberField()}, \"YYYY\", {Marked("\"JST\"")})"),
        new("CONTAINS of a number", LanguageErrorCode.FunctionType, "boolean", () => Over(f => f is { Type: "NUMBER", IsInTable: false }, f => $"CONTAINS({Marked(f.Code)}, \"x\")")),
        new("CONTAINS of a text", LanguageErrorCode.FunctionType, "boolean", () => Over(f => f is { Type: "SINGLE_LINE_TEXT", IsInTable: false }, f => $"CONTAINS({Marked(f.Code)}, \"x\")")),
        new("several values as one", LanguageErrorCode.ArrayValue, "text", () => Over(f => f is { Type: "CHECK_BOX" or "MULTI_SELECT", IsInTable: false }, f => Marked(f.Code))),
        new("column outside of its table", LanguageErrorCode.ArrayValue, "number", () => table is not null ? null : Over(f => f is { Type: "NUMBER" or "DATE", IsInTable: true }, f => $"({Marked(f.Code)} + 0)")),
        new("condition over a column", LanguageErrorCode.ArrayValue, "number", () => table is not null ? null : Over(f => f is { Type: "DROP_DOWN", IsInTable: true }, f => $"SUM(IF({Marked(f.Code)} = \"x\", 1, 0))")),
        new("column of another table", LanguageErrorCode.FieldOutOfReach, "number", () => table is null ? null : Over(f => f is { Type: "NUMBER", Table: { } t } && t != table, f => Marked(f.Code))),
        new("exponent out of range", LanguageErrorCode.ExponentRange, "number", () => $"({NumberField()} ^ {Marked("101")})"),
        new("number with an exponent", LanguageErrorCode.NumberFormat, "number", () => Marked("1e3")),
        new("multiplication sign", LanguageErrorCode.WrongOperator, "number", () => $"(1 {Marked("×")} 2)"),
        new("==", LanguageErrorCode.WrongOperator, "boolean", () => $"{NumberField()} {Marked("==")} 1"),
        new("full-width sign", LanguageErrorCode.FullWidthSymbol, "number", () => $"(1 {Marked("＋")} 2)"),
        new("full-width parenthesis", LanguageErrorCode.FullWidthSymbol, "number", () => $"{Marked("（")}1 + 2)"),
        new("full-width quotation mark", LanguageErrorCode.FullWidthSymbol, "text", () => Marked("”") + "公務”"),
        new("single quotes", LanguageErrorCode.SingleQuotes, "text", () => Marked("'公務'")),
        new("percent sign", LanguageErrorCode.UnexpectedCharacter, "number", () => $"(10 {Marked("%")} 3)"),
        new("operand missing", LanguageErrorCode.OperandExpected, "number", () => $"(1 + {Marked("*")} 2)"),
        new("operand missing at the end", LanguageErrorCode.OperandExpected, "number", () => $"(1 +{Marked(")")}"),
        new("argument missing", LanguageErrorCode.OperandExpected, "number", () => $"IF({Boolean(9)}, {Marked(",")} 2)"),
        new("operator missing", LanguageErrorCode.UnexpectedText, "number", () => $"(1 {Marked("2")})"),
        new("parenthesis missing", LanguageErrorCode.ParenthesisMissing, "number", () => $"{Marked("(")}1 + 2"),
        new("parenthesis missing behind a function", LanguageErrorCode.ParenthesisMissing, "all", () => $"ROUND{Marked("(")}{Number(9)}, 1"),
        new("parenthesis too many", LanguageErrorCode.UnexpectedParenthesis, "all", () => $"{Number(1)}{Sp()}{Marked(")")}"),
        new("text not closed", LanguageErrorCode.UnterminatedText, "all", () => $"{Number(9)} & {Marked("\"円")}"),
    ];

    /// <summary>A formula, and whether its value is a text.</summary>
    public (string Text, FormulaPlace Place) Formula()
    {
        var isText = Random.Next(3) == 0;
        var text = Part("all", () => isText ? Text(0) : Random.Next(5) == 0 ? Boolean(0) : Number(0));
        return (Sp() + text + Sp(), FormulaPlace.Text);
    }

    private string Number(int depth) => Part("number", () => depth > 4 || Random.Next(3) == 0 ? NumberLeaf() : Random.Next(8) switch
    {
        0 => Call("SUM", [.. Enumerable.Range(0, Random.Next(1, 4)).Select(_ => Random.Next(2) == 0 ? Summand() : Number(depth + 1))]),
        1 => Call("IF", Boolean(depth + 1), Number(depth + 1), Number(depth + 1)),
        2 => Call(PickText("ROUND", "ROUNDUP", "ROUNDDOWN"), Random.Next(2) == 0 ? [Number(depth + 1)] : [Number(depth + 1), PickText("0", "2", "-3")]),
        3 => $"({Sp()}{Number(depth + 1)}{Sp()})",
        4 => $"-{Sp()}({Number(depth + 1)})",
        5 => Join("(" + Number(depth + 1) + ")", "^", PickText("2", "-2", "0.5")),
        _ => $"({Join(Number(depth + 1), PickText("+", "-", "*", "/"), Number(depth + 1))})",
    });

    private string Text(int depth) => Part("text", () => depth > 4 || Random.Next(3) == 0 ? TextLeaf() : Random.Next(4) switch
    {
        0 => Call("IF", Boolean(depth + 1), Text(depth + 1), Text(depth + 1)),
        1 => Call("YEN", Number(depth + 1), "0"),
        2 => Call("DATE_FORMAT", Number(depth + 1), PickText("\"YYYY-MM-dd HH:mm\"", "\"MMMM d ZZ\""), PickText("\"Asia/Tokyo\"", "\"system\"", "\"Etc/GMT\"")),
        _ => $"({Join(Text(depth + 1), "&", Random.Next(2) == 0 ? Text(depth + 1) : Number(depth + 1))})",
    });

    private string Boolean(int depth) => Part("boolean", () => (depth > 4 ? Random.Next(3) : Random.Next(6)) switch
    {
        0 => Join(Number(depth + 1), PickText("=", "!=", "<>", "<", "<=", ">", ">="), Number(depth + 1)),
        1 => Join(Text(depth + 1), PickText("=", "!="), Text(depth + 1)),
        2 => Contains(),
        3 => Call(PickText("AND", "OR"), [.. Enumerable.Range(0, Random.Next(1, 4)).Select(_ => Boolean(depth + 1))]),
        4 => Call("NOT", Boolean(depth + 1)),
        _ => $"({Boolean(depth + 1)})",
    });

    private string Call(string name, params string[] arguments) => name + PickText("", "", " ") + "(" + Sp() + string.Join(Sp() + "," + Sp(), arguments) + Sp() + ")";

    private string NumberLeaf() => Random.Next(3) == 0 ? PickText("0", "12", "3.14", "86400") : NumberField();

    private string TextLeaf() => Random.Next(2) == 0 ? PickText("\"円\"", "\"a \\\"b\\\" \\\\\"", "\"（全角）＋\"", "\"SUM(x)\"") : TextField();

    private string NumberField() => Field(NumberTypes);

    private string TextField() => Field(TextTypes);

    private string Field(string[] types) => Name(Pick(scope.Of(types).Where(f => !f.IsInTable || f.Table == table))!.Code);

    private string Summand() => Name(Pick(scope.Of(NumberTypes).Where(f => table is null ? f.IsInTable : !f.IsInTable || f.Table == table))!.Code);

    private string Contains()
    {
        var field = Pick(scope.All.Where(f => f.Type is "CHECK_BOX" or "MULTI_SELECT"
            ? !f.IsInTable || f.Table == table
            : table is null && f is { IsInTable: true, Type: "SINGLE_LINE_TEXT" or "DROP_DOWN" or "RADIO_BUTTON" }))!;
        return Call("CONTAINS", Name(field.Code), "\"x\"");
    }

    private string? Over(Func<ScopeField, bool> which, Func<ScopeField, string> write) => Pick(scope.All.Where(which)) is { } field ? write(field) : null;
}

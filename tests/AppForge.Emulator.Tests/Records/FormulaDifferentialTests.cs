using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler.Formula;
using AppForge.Emulator.Records;
using CsCheck;
using Shouldly;

namespace AppForge.Emulator.Tests.Records;

/// <summary>
/// Formula evaluation against a second evaluator (<see cref="NaiveFormula"/>) that shares nothing with it: it has its own tree, and calculates with
/// <see cref="decimal"/>.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class FormulaDifferentialTests
{
    private static readonly ImmutableArray<string> NumberFields = ["数1", "数2", "空数"];
    private static readonly ImmutableArray<string> TextFields = ["字1", "空字"];

    private static Gen<NaiveFormula> NumberOf(int depth)
    {
        Gen<NaiveFormula> leaf = Gen.OneOf(
            Gen.Int[0, 2000].Select(Gen.Int[0, 3], NaiveFormula (n, places) => new NaiveFormula.Number(((decimal)n / (decimal)Math.Pow(10, places)).ToString(CultureInfo.InvariantCulture))),
            Gen.Int[0, NumberFields.Length - 1].Select(NaiveFormula (i) => new NaiveFormula.Field(NumberFields[i])));
        if (depth == 0)
        {
            return leaf;
        }

        Gen<NaiveFormula> number = NumberOf(depth - 1);
        return Gen.Frequency(
            (2, leaf),
            (6, Gen.OneOf("+", "-", "*", "/").Select(number, number, NaiveFormula (op, a, b) => new NaiveFormula.Binary(op, a, b))),
            (1, number.Select(Gen.Int[-4, 4], NaiveFormula (a, n) => new NaiveFormula.Binary("^", a, new NaiveFormula.Number(n.ToString(CultureInfo.InvariantCulture))))),
            (1, number.Select(NaiveFormula (a) => new NaiveFormula.Call("-", a))),
            (2, Gen.OneOf("ROUND", "ROUNDUP", "ROUNDDOWN").Select(number, Gen.Int[0, 3], NaiveFormula (name, a, n) =>
                new NaiveFormula.Call(name, a, new NaiveFormula.Number(n.ToString(CultureInfo.InvariantCulture))))),
            (2, number.Array[1, 3].Select(Gen.Bool, NaiveFormula (all, withColumn) =>
                new NaiveFormula.Call("SUM", [.. all, .. withColumn ? [new NaiveFormula.Field("列")] : Array.Empty<NaiveFormula>()]))),
            (2, TruthOf(depth - 1).Select(number, number, NaiveFormula (c, a, b) => new NaiveFormula.Call("IF", c, a, b))));
    }

    private static Gen<NaiveFormula> TextOf(int depth)
    {
        Gen<NaiveFormula> leaf = Gen.OneOf(
            Gen.OneOf("", "円", "a\"b", "x\\y").Select(NaiveFormula (t) => new NaiveFormula.Text(t)),
            Gen.Int[0, TextFields.Length - 1].Select(NaiveFormula (i) => new NaiveFormula.Field(TextFields[i])));
        return depth == 0 ? leaf : Gen.Frequency(
            (2, leaf),
            (3, Gen.Select(AnyOf(depth - 1), AnyOf(depth - 1), NaiveFormula (a, b) => new NaiveFormula.Binary("&", a, b))),
            (1, NumberOf(depth - 1).Select(Gen.Int[0, 2], NaiveFormula (a, n) => new NaiveFormula.Call("YEN", a, new NaiveFormula.Number(n.ToString(CultureInfo.InvariantCulture))))),
            (1, Gen.OneOf("YYYY-MM-dd HH:mm:ss", "d/M/YYYY h a", "KK:m:s", "kk").Select(Gen.OneOf("Etc/GMT", "UTC"), NaiveFormula (pattern, zone) =>
                new NaiveFormula.Call("DATE_FORMAT", new NaiveFormula.Field("日時"), new NaiveFormula.Text(pattern), new NaiveFormula.Text(zone)))),
            (1, TruthOf(depth - 1).Select(TextOf(depth - 1), TextOf(depth - 1), NaiveFormula (c, a, b) => new NaiveFormula.Call("IF", c, a, b))));
    }

    private static Gen<NaiveFormula> TruthOf(int depth)
    {
        Gen<NaiveFormula> leaf = Gen.OneOf("A", "B", "C").Select(NaiveFormula (v) => new NaiveFormula.Call("CONTAINS", new NaiveFormula.Field("複数"), new NaiveFormula.Text(v)));
        return depth == 0 ? leaf : Gen.Frequency(
            (1, leaf),
            (4, Gen.OneOf("=", "!=", "<>", "<", "<=", ">", ">=").Select(NumberOf(depth - 1), NumberOf(depth - 1), NaiveFormula (op, a, b) => new NaiveFormula.Binary(op, a, b))),
            (2, Gen.OneOf("=", "!=").Select(TextOf(depth - 1), TextOf(depth - 1), NaiveFormula (op, a, b) => new NaiveFormula.Binary(op, a, b))),
            (1, Gen.Int[0, NumberFields.Length - 1].Select(NaiveFormula (i) => new NaiveFormula.Binary("=", new NaiveFormula.Field(NumberFields[i]), new NaiveFormula.Text("")))),
            (2, Gen.OneOf("AND", "OR").Select(TruthOf(depth - 1).Array[1, 3], NaiveFormula (name, all) => new NaiveFormula.Call(name, all))),
            (1, TruthOf(depth - 1).Select(NaiveFormula (a) => new NaiveFormula.Call("NOT", a))));
    }

    private static Gen<NaiveFormula> AnyOf(int depth) => Gen.OneOf(NumberOf(depth), TextOf(depth), TruthOf(depth));

    private static Gen<Dictionary<string, object?>> Fields { get; } =
        from one in Gen.Int[-999_999, 999_999]
        from two in Gen.Int[-50, 50]
        from text in Gen.OneOf("字", "", "x")
        from seconds in Gen.Int[-100_000_000, 2_000_000_000]
        from chosen in Gen.OneOf("A", "B").Array[0, 2]
        from rows in Gen.Int[-500, 500].Array[0, 3]
        select new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["数1"] = one / 100m,
            ["数2"] = two / 4m,
            ["空数"] = NaiveFormula.Nothing,
            ["字1"] = text,
            ["空字"] = "",
            ["日時"] = (decimal)seconds,
            ["複数"] = chosen,
            ["列"] = rows.Select(r => (object)(r / 10m)).ToArray(),
        };

    [Test]
    public void Both_evaluators_agree() =>
        Gen.Select(AnyOf(4), Fields, Gen.Int[0, 6], Gen.OneOf(Rounding.HalfEven, Rounding.Up, Rounding.Down)).Sample(
            (formula, fields, places, rounding) =>
            {
                string text = formula.Write();
                FormulaParseResult parsed = FormulaText.Parse(text);
                parsed.Errors.ShouldBeEmpty(text);
                FormulaEvaluator evaluator = new(new NumberPrecision(16, places, rounding), TimeZoneInfo.Utc, code => ToValue(fields[code]));
                string? wanted = formula.Show(fields, places, rounding.ToString());
                string? got = evaluator.Evaluate(parsed.Tree)?.AsText;
                got.ShouldBe(wanted, $"{text} with {places} places, {rounding}, {string.Join(", ", fields.Select(f => f.Key + "=" + f.Value))}");
            },
            iter: 20_000);

    [TestCase("1/3", "0.3333", TestName = "Trap_33_every_step_is_rounded(1/3)")]
    [TestCase("10/3*3", "9.9999", TestName = "Trap_33_every_step_is_rounded(10/3*3)")]
    [TestCase("1/7", "0.1429")]
    [TestCase("4^1.5", "4")]
    [TestCase("4^-2", "0.0625")]
    [TestCase("2^101", null)]
    [TestCase("1/0", null)]
    [TestCase("0^-1", null)]
    [TestCase("100*0.1", "10")]
    [TestCase("999999999999+1", null, TestName = "Too_many_digits_before_the_point")]
    [TestCase("ROUND(2.5)", "3")]
    [TestCase("ROUND(-2.5)", "-3")]
    [TestCase("ROUNDUP(1234,-2)", "1300")]
    [TestCase("ROUNDDOWN(-1.29,1)", "-1.2")]
    [TestCase("YEN(1234567.5,1)", "¥1,234,567.5")]
    [TestCase("YEN(-1234.5)", "¥-1,235")]
    [TestCase("(1=1)&\"です\"", "trueです")]
    [TestCase("DATE_FORMAT(0,\"YYYY-MM-dd HH:mm Z ZZ\",\"Asia/Tokyo\")", "1970-01-01 09:00 +0900 +09:00")]
    [TestCase("DATE_FORMAT(0,\"MMMM MMM d a hh KK kk\",\"Etc/GMT\")", "January Jan 1 AM 12 00 24")]
    [TestCase("IF(1=1,1,1/0)", "1")]
    public void Measured_results(string formula, string? result)
    {
        FormulaEvaluator evaluator = new(new NumberPrecision(16, 4, Rounding.HalfEven), TimeZoneInfo.Utc, _ => null);
        evaluator.Evaluate(FormulaText.Parse(formula).Tree)?.AsText.ShouldBe(result);
        (evaluator.Evaluate(FormulaText.Parse(formula).Tree) is null).ShouldBe(result is null);
    }

    private static FormulaValue? ToValue(object? value) => value switch
    {
        decimal number => DecimalNumber.TryParse(number.ToString(CultureInfo.InvariantCulture), out DecimalNumber parsed) ? new FormulaValue.Number(parsed) : null,
        string text => new FormulaValue.Text(text),
        object[] several => new FormulaValue.Several([.. several.Select(ToValue)]),
        _ => FormulaValue.Nothing,
    };
}

using System.Collections.Immutable;
using AppForge.Compiler.Formula;

namespace AppForge.Emulator.Records;

/// <summary>
/// Calculates formulas (query-and-formula.md, B4). The formula was judged at deploy; what cannot be calculated all the same has no value:
/// <see langword="null"/>, which REST shows as an empty text.
/// </summary>
/// <param name="precision">The app's number of digits and rounding: every literal and every step is rounded.</param>
/// <param name="systemZone">The time zone that <c>"system"</c> means.</param>
/// <param name="field">The value of a field; several for a column of a table.</param>
internal sealed class FormulaEvaluator(NumberPrecision precision, TimeZoneInfo systemZone, Func<string, FormulaValue?> field)
{
    private const int MostExponent = 100;
    private const int MostPlaces = 1000;

    public FormulaValue? Evaluate(FormulaNode node) => node switch
    {
        FormulaNumber number => DecimalNumber.TryParse(number.Text, out DecimalNumber value) ? Rounded(value) : null,
        FormulaString text => new FormulaValue.Text(text.Value),
        FormulaField named => field(named.Code),
        FormulaUnary unary => NumberOf(unary.Operand) is { } operand ? Rounded(unary.IsMinus ? -operand : operand) : null,
        FormulaBinary binary => EvaluateBinary(binary),
        FormulaCall call => EvaluateCall(call),
        _ => null,
    };

    private FormulaValue? EvaluateBinary(FormulaBinary binary)
    {
        if (Evaluate(binary.Left) is not { } left || Evaluate(binary.Right) is not { } right)
        {
            return null;
        }

        switch (binary.Operator)
        {
            case FormulaOperator.Concatenate:
                return new FormulaValue.Text(left.AsText + right.AsText);
            case FormulaOperator.Equal:
                return new FormulaValue.Truth(AreEqual(left, right));
            case FormulaOperator.NotEqual:
                return new FormulaValue.Truth(!AreEqual(left, right));
        }

        return left.AsNumber is { } a && right.AsNumber is { } b ? Calculate(binary.Operator, a, b) : null;
    }

    private FormulaValue? Calculate(FormulaOperator op, DecimalNumber a, DecimalNumber b) => op switch
    {
        FormulaOperator.Less => new FormulaValue.Truth(a < b),
        FormulaOperator.LessOrEqual => new FormulaValue.Truth(!(a > b)),
        FormulaOperator.Greater => new FormulaValue.Truth(a > b),
        FormulaOperator.GreaterOrEqual => new FormulaValue.Truth(!(a < b)),
        FormulaOperator.Add => Rounded(a + b),
        FormulaOperator.Subtract => Rounded(a - b),
        FormulaOperator.Multiply => Rounded(a * b),
        FormulaOperator.Divide => b == DecimalNumber.Zero ? null
            : Rounded(DecimalNumber.Divide(a, b, precision.DecimalPlaces, precision.Rounding)),
        _ => Power(a, b),
    };

    /// <summary>Only the result is rounded; a fraction of the exponent is cut off.</summary>
    private FormulaValue.Number? Power(DecimalNumber basis, DecimalNumber exponent)
    {
        if (!exponent.TryTruncate(out long times) || Math.Abs(times) > MostExponent || exponent > DecimalNumber.Of(MostExponent)
            || exponent < DecimalNumber.Of(-MostExponent))
        {
            return null;
        }

        DecimalNumber power = basis.Pow((int)Math.Abs(times));
        if (times >= 0)
        {
            return Rounded(power);
        }

        return power == DecimalNumber.Zero ? null
            : Rounded(DecimalNumber.Divide(DecimalNumber.Of(1), power, precision.DecimalPlaces, precision.Rounding));
    }

    private static bool AreEqual(FormulaValue left, FormulaValue right) => (left, right) switch
    {
        (FormulaValue.Truth a, FormulaValue.Truth b) => a.Value == b.Value,
        (FormulaValue.Text a, FormulaValue.Text b) => a.Value == b.Value,
        (FormulaValue.Text text, _) => IsWritten(right, text.Value),
        (_, FormulaValue.Text text) => IsWritten(left, text.Value),
        _ => left.AsNumber is { } a && right.AsNumber is { } b && a == b,
    };

    /// <summary>A number beside a text: the empty text asks whether there is no number.</summary>
    private static bool IsWritten(FormulaValue value, string text) => text.Length == 0
        ? value is FormulaValue.Empty
        : value.AsNumber is { } number && DecimalNumber.TryParse(text, out DecimalNumber written) && number == written;

    private FormulaValue? EvaluateCall(FormulaCall call)
    {
        ImmutableArray<FormulaNode> arguments = call.Arguments;
        return call.Name.ToUpperInvariant() switch
        {
            "SUM" => Sum(arguments),
            "IF" => TruthOf(arguments[0]) is { } condition ? Evaluate(arguments[condition ? 1 : 2]) : null,
            "AND" => Truths(arguments) is { } all ? new FormulaValue.Truth(all.TrueForAll(t => t)) : null,
            "OR" => Truths(arguments) is { } any ? new FormulaValue.Truth(any.Exists(t => t)) : null,
            "NOT" => TruthOf(arguments[0]) is { } truth ? new FormulaValue.Truth(!truth) : null,
            "ROUND" => RoundTo(arguments, Rounding.HalfUp),
            "ROUNDUP" => RoundTo(arguments, Rounding.Up),
            "ROUNDDOWN" => RoundTo(arguments, Rounding.Down),
            "YEN" => Yen(arguments),
            "DATE_FORMAT" => FormatDate(arguments),
            "CONTAINS" => Contains(arguments),
            _ => null,
        };
    }

    /// <summary>A column without rows adds nothing; where there is nothing at all to add, the sum is empty.</summary>
    private FormulaValue? Sum(ImmutableArray<FormulaNode> arguments)
    {
        DecimalNumber sum = DecimalNumber.Zero;
        bool isEmpty = true;
        foreach (FormulaNode argument in arguments)
        {
            FormulaValue? value = Evaluate(argument);
            foreach (FormulaValue? one in value is FormulaValue.Several several ? several.Values : [value])
            {
                if (one?.AsNumber is not { } number)
                {
                    return null;
                }

                (sum, isEmpty) = (precision.Round(sum + number), false);
            }
        }

        return isEmpty ? FormulaValue.Nothing : Rounded(sum);
    }

    private List<bool>? Truths(ImmutableArray<FormulaNode> arguments)
    {
        List<bool> truths = [];
        foreach (FormulaNode argument in arguments)
        {
            if (TruthOf(argument) is not { } truth)
            {
                return null;
            }

            truths.Add(truth);
        }

        return truths;
    }

    private FormulaValue.Number? RoundTo(ImmutableArray<FormulaNode> arguments, Rounding rounding) =>
        NumberOf(arguments[0]) is { } number && PlacesOf(arguments) is { } places ? Rounded(number.Round(places, rounding)) : null;

    private FormulaValue.Text? Yen(ImmutableArray<FormulaNode> arguments)
    {
        if (NumberOf(arguments[0]) is not { } number || PlacesOf(arguments) is not { } places)
        {
            return null;
        }

        string[] parts = number.Round(places, Rounding.HalfUp).ToString().Split('.');
        string fraction = (parts.Length > 1 ? parts[1] : "").PadRight(Math.Max(places, 0), '0');
        string sign = parts[0].StartsWith('-') ? "-" : "";
        return new($"¥{sign}{Grouped(parts[0].TrimStart('-'))}{(fraction.Length > 0 ? "." + fraction : "")}");
    }

    private static string Grouped(string digits)
    {
        for (int i = digits.Length - 3; i > 0; i -= 3)
        {
            digits = digits.Insert(i, ",");
        }

        return digits;
    }

    private FormulaValue.Text? FormatDate(ImmutableArray<FormulaNode> arguments)
    {
        if (Evaluate(arguments[0]) is not { } moment || Evaluate(arguments[1]) is not { } pattern || Evaluate(arguments[2]) is not { } zone)
        {
            return null;
        }

        if (moment is FormulaValue.Empty)
        {
            return new("");
        }

        return moment.AsNumber is { } number && number.TryTruncate(out long seconds) && DateFormat.ZoneOf(zone.AsText, systemZone) is { } timeZone
            && DateFormat.Write(seconds, pattern.AsText, timeZone) is { } text ? new(text) : null;
    }

    private FormulaValue.Truth? Contains(ImmutableArray<FormulaNode> arguments) =>
        Evaluate(arguments[0]) is FormulaValue.Several several && Evaluate(arguments[1]) is { } wanted
            ? new(several.Values.Any(v => v?.AsText == wanted.AsText))
            : null;

    private DecimalNumber? NumberOf(FormulaNode node) => Evaluate(node)?.AsNumber;

    private bool? TruthOf(FormulaNode node) => (Evaluate(node) as FormulaValue.Truth)?.Value;

    private int? PlacesOf(ImmutableArray<FormulaNode> arguments)
    {
        if (arguments.Length == 1)
        {
            return 0;
        }

        return NumberOf(arguments[1]) is { } number && number.TryTruncate(out long places) && Math.Abs(places) <= MostPlaces ? (int)places : null;
    }

    private FormulaValue.Number? Rounded(DecimalNumber number)
    {
        DecimalNumber rounded = precision.Round(number);
        return precision.Holds(rounded) ? new(rounded) : null;
    }
}

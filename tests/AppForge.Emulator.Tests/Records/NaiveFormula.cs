using System.Globalization;

namespace AppForge.Emulator.Tests.Records;

/// <summary>A formula that writes itself as text, and its value by the plainest means: the yardstick of <see cref="FormulaDifferentialTests"/>.</summary>
internal abstract record NaiveFormula
{
    /// <summary>The value of a number field that is not set.</summary>
    public static object Nothing { get; } = new();

    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public abstract string Write();

    /// <summary>The value as a text; null where it cannot be calculated.</summary>
    public string? Show(Dictionary<string, object?> fields, int places, string rounding)
    {
        try
        {
            return Show(Value(new Context(fields, places, rounding)));
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    private static string Show(object value) => value switch
    {
        decimal number => Plain(number),
        bool truth => truth ? "true" : "false",
        string text => text,
        _ => "",
    };

    private static string Plain(decimal number)
    {
        string text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') is "-0" or "" ? "0" : text.TrimEnd('0').TrimEnd('.') : text == "-0" ? "0" : text;
    }

    private static decimal AsNumber(object value) => value is decimal number ? number : 0;

    protected abstract object Value(Context context);

    internal sealed record Context(Dictionary<string, object?> Fields, int Places, string Rounding)
    {
        public decimal Round(decimal number) => Check(Rounding switch
        {
            "Up" => Math.Round(number, Places, number > 0 ? MidpointRounding.ToPositiveInfinity : MidpointRounding.ToNegativeInfinity),
            "Down" => Math.Round(number, Places, MidpointRounding.ToZero),
            _ => Math.Round(number, Places, MidpointRounding.ToEven),
        });

        private decimal Check(decimal number)
        {
            decimal limit = 1;
            for (int i = 0; i < 16 - Places; i++)
            {
                limit *= 10;
            }

            return Math.Abs(number) < limit ? number : throw new OverflowException();
        }
    }

    internal sealed record Number(string Digits) : NaiveFormula
    {
        public override string Write() => Digits;

        protected override object Value(Context context)
        {
            decimal number = decimal.Parse(Digits, CultureInfo.InvariantCulture);
            return number < 0 ? -context.Round(-number) : context.Round(number);
        }
    }

    internal sealed record Text(string Content) : NaiveFormula
    {
        public override string Write() => "\"" + Content.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

        protected override object Value(Context context) => Content;
    }

    internal sealed record Field(string Code) : NaiveFormula
    {
        public override string Write() => Code;

        protected override object Value(Context context) => context.Fields[Code]!;
    }

    internal sealed record Binary(string Op, NaiveFormula Left, NaiveFormula Right) : NaiveFormula
    {
        public override string Write() => $"({Left.Write()} {Op} {Right.Write()})";

        protected override object Value(Context context)
        {
            object left = Left.Value(context);
            object right = Right.Value(context);
            decimal a = AsNumber(left);
            decimal b = AsNumber(right);
            switch (Op)
            {
                case "&": return Show(left) + Show(right);
                case "=": return AreEqual(left, right);
                case "!=" or "<>": return !AreEqual(left, right);
                case "<": return a < b;
                case "<=": return a <= b;
                case ">": return a > b;
                case ">=": return a >= b;
                case "+": return context.Round(a + b);
                case "-": return context.Round(a - b);
                case "*": return context.Round(a * b);
                case "/": return context.Round(a / b);
            }

            decimal power = 1;
            try
            {
                for (int i = 0; i < Math.Abs(b); i++)
                {
                    power *= a;
                }
            }
            catch (OverflowException) when (b < 0)
            {
                // Too large to be held: what is left of it as a divisor is next to nothing.
                return context.Round((a < 0 && b % 2 != 0 ? -1 : 1) * 1e-28m);
            }

            return context.Round(b < 0 ? 1 / power : power);
        }

        private static bool AreEqual(object left, object right) => (left, right) switch
        {
            (string a, string b) => a == b,
            (bool a, bool b) => a == b,
            (_, string) => ReferenceEquals(left, Nothing),
            _ => AsNumber(left) == AsNumber(right),
        };
    }

    internal sealed record Call(string Name, params NaiveFormula[] Arguments) : NaiveFormula
    {
        public override string Write() => Name == "-" ? $"(-({Arguments[0].Write()}))" : $"{Name}({string.Join(", ", Arguments.Select(a => a.Write()))})";

        protected override object Value(Context context)
        {
            if (Name == "IF")
            {
                return Arguments[(bool)Arguments[0].Value(context) ? 1 : 2].Value(context);
            }

            object[] values = [.. Arguments.Select(a => a.Value(context))];
            switch (Name)
            {
                case "-":
                    return context.Round(-AsNumber(values[0]));
                case "SUM":
                    decimal sum = 0;
                    foreach (object value in values.SelectMany(v => v as object[] ?? [v]))
                    {
                        sum = context.Round(sum + AsNumber(value));
                    }

                    return sum;
                case "AND":
                    return values.All(v => (bool)v);
                case "OR":
                    return values.Any(v => (bool)v);
                case "NOT":
                    return !(bool)values[0];
                case "CONTAINS":
                    return ((object[])values[0]).Contains(values[1]);
                case "ROUND":
                    return context.Round(Math.Round(AsNumber(values[0]), (int)AsNumber(values[1]), MidpointRounding.AwayFromZero));
                case "ROUNDUP":
                    decimal up = AsNumber(values[0]);
                    return context.Round(Math.Round(up, (int)AsNumber(values[1]), up > 0 ? MidpointRounding.ToPositiveInfinity : MidpointRounding.ToNegativeInfinity));
                case "ROUNDDOWN":
                    return context.Round(Math.Round(AsNumber(values[0]), (int)AsNumber(values[1]), MidpointRounding.ToZero));
                case "YEN":
                    return "¥" + Math.Round(AsNumber(values[0]), (int)AsNumber(values[1]), MidpointRounding.AwayFromZero)
                        .ToString("N" + Show(values[1]), CultureInfo.InvariantCulture);
                default:
                    return Date(Epoch.AddSeconds((double)AsNumber(values[0])), (string)values[1]);
            }
        }

        private static string Date(DateTime time, string pattern) => pattern switch
        {
            "YYYY-MM-dd HH:mm:ss" => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            "d/M/YYYY h a" => time.ToString("d/M/yyyy h tt", CultureInfo.InvariantCulture),
            "KK:m:s" => (time.Hour % 12).ToString("00", CultureInfo.InvariantCulture) + time.ToString(":m:s", CultureInfo.InvariantCulture),
            _ => (time.Hour == 0 ? 24 : time.Hour).ToString("00", CultureInfo.InvariantCulture),
        };
    }
}

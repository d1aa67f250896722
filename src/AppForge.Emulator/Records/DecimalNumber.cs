using System.Globalization;
using System.Numerics;

namespace AppForge.Emulator.Records;

/// <summary>
/// A decimal number of any length: kintone calculates with up to 30 digits (limits.md), which is more than <see cref="decimal"/> holds. Trailing
/// zeros are never kept, so equal numbers are equal values.
/// </summary>
internal readonly record struct DecimalNumber : IComparable<DecimalNumber>
{
    private const int MaxTextLength = 1000;
    private const int MaxExponent = 1000;
    private const int ExponentBias = 5000;

    public DecimalNumber(BigInteger unscaled, int scale)
    {
        while (scale > 0 && !unscaled.IsZero)
        {
            (BigInteger quotient, BigInteger remainder) = BigInteger.DivRem(unscaled, 10);
            if (!remainder.IsZero)
            {
                break;
            }

            (unscaled, scale) = (quotient, scale - 1);
        }

        while (scale < 0)
        {
            (unscaled, scale) = (unscaled * 10, scale + 1);
        }

        (Unscaled, Scale) = (unscaled, unscaled.IsZero ? 0 : scale);
    }

    public static DecimalNumber Zero => default;

    /// <summary>The number without its point.</summary>
    public BigInteger Unscaled { get; }

    /// <summary>How many of its digits stand after the point.</summary>
    public int Scale { get; }

    /// <summary>How many digits stand before the point; 0 for a number below 1.</summary>
    public int IntegerDigits
    {
        get
        {
            BigInteger whole = BigInteger.Abs(Unscaled) / Power(Scale);
            return whole.IsZero ? 0 : whole.ToString(CultureInfo.InvariantCulture).Length;
        }
    }

    /// <summary>
    /// A text whose order by characters is the order of the numbers: the sign, the power of ten, the digits, the latter two complemented where
    /// the number is negative.
    /// </summary>
    public string SortKey
    {
        get
        {
            if (Unscaled.IsZero)
            {
                return "1";
            }

            string all = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture);
            string exponent = (all.Length - Scale + ExponentBias).ToString("D4", CultureInfo.InvariantCulture);
            string digits = all.TrimEnd('0');
            return Unscaled.Sign > 0 ? $"2{exponent}{digits}" : $"0{Complement(exponent)}{Complement(digits)}~";
        }
    }

    public static DecimalNumber operator +(DecimalNumber left, DecimalNumber right)
    {
        int scale = Math.Max(left.Scale, right.Scale);
        return new(left.At(scale) + right.At(scale), scale);
    }

    public static DecimalNumber operator -(DecimalNumber left, DecimalNumber right) => left + (-right);

    public static DecimalNumber operator -(DecimalNumber number) => new(-number.Unscaled, number.Scale);

    public static DecimalNumber operator *(DecimalNumber left, DecimalNumber right) => new(left.Unscaled * right.Unscaled, left.Scale + right.Scale);

    public static bool operator <(DecimalNumber left, DecimalNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(DecimalNumber left, DecimalNumber right) => left.CompareTo(right) > 0;

    public static DecimalNumber Of(long number) => new(number, 0);

    /// <summary>Reads <c>-12.5</c> and <c>1.5e1</c>, with space around.</summary>
    public static bool TryParse(string text, out DecimalNumber number)
    {
        number = default;
        string trimmed = text.Trim();
        int end = trimmed.IndexOfAny(['e', 'E']);
        string mantissa = end < 0 ? trimmed : trimmed[..end];
        int exponent = 0;
        bool isExponent = end < 0 || (int.TryParse(trimmed.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
            && Math.Abs(exponent) <= MaxExponent);
        if (!isExponent || mantissa.Length > MaxTextLength)
        {
            return false;
        }

        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        string digits = point < 0 ? mantissa : mantissa.Remove(point, 1);

        // Without its point ".-5" would read as a number.
        if (!digits.Any(char.IsAsciiDigit) || mantissa.LastIndexOfAny(['+', '-']) > 0 || !BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger unscaled))
        {
            return false;
        }

        number = new DecimalNumber(unscaled, (point < 0 ? 0 : mantissa.Length - point - 1) - exponent);
        return true;
    }

    /// <summary>The quotient with so many digits after the point; the divisor is not zero.</summary>
    public static DecimalNumber Divide(DecimalNumber dividend, DecimalNumber divisor, int places, Rounding rounding)
    {
        // dividend / divisor * 10^places, as a fraction of whole numbers.
        BigInteger numerator = dividend.Unscaled * Power(divisor.Scale + places);
        BigInteger denominator = divisor.Unscaled * Power(dividend.Scale);
        return new(DivideWhole(numerator, denominator, rounding), places);
    }

    /// <summary>The number with at most so many digits after the point; a negative count rounds digits before it.</summary>
    public DecimalNumber Round(int places, Rounding rounding) =>
        Scale <= places ? this : new(DivideWhole(Unscaled, Power(Scale - places), rounding), places);

    /// <summary>The number multiplied with itself so many times; the exponent is not negative.</summary>
    public DecimalNumber Pow(int exponent) => new(BigInteger.Pow(Unscaled, exponent), Scale * exponent);

    /// <summary>The whole number towards zero, where it fits.</summary>
    public bool TryTruncate(out long number)
    {
        BigInteger whole = Unscaled / Power(Scale);
        number = whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : 0;
        return whole == number;
    }

    public int CompareTo(DecimalNumber other)
    {
        int scale = Math.Max(Scale, other.Scale);
        return At(scale).CompareTo(other.At(scale));
    }

    /// <summary>Plain digits, without an exponent.</summary>
    public override string ToString()
    {
        string digits = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        string sign = Unscaled.Sign < 0 ? "-" : "";
        return Scale == 0 ? sign + digits : $"{sign}{digits[..^Scale]}.{digits[^Scale..]}";
    }

    private static BigInteger DivideWhole(BigInteger numerator, BigInteger denominator, Rounding rounding)
    {
        (BigInteger quotient, BigInteger remainder) = BigInteger.DivRem(numerator, denominator);
        if (remainder.IsZero)
        {
            return quotient;
        }

        int half = (BigInteger.Abs(remainder) * 2).CompareTo(BigInteger.Abs(denominator));
        bool away = rounding switch
        {
            Rounding.Up => true,
            Rounding.Down => false,
            Rounding.HalfUp => half >= 0,
            _ => half > 0 || (half == 0 && !quotient.IsEven),
        };
        return away ? quotient + (numerator.Sign * denominator.Sign) : quotient;
    }

    private static string Complement(string digits) => string.Concat(digits.Select(d => (char)('0' + '9' - d)));

    private static BigInteger Power(int exponent) => BigInteger.Pow(10, exponent);

    private BigInteger At(int scale) => Unscaled * Power(scale - Scale);
}

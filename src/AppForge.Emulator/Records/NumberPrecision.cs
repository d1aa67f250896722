using System.Globalization;
using System.Text.Json.Nodes;

namespace AppForge.Emulator.Records;

/// <summary>How an app calculates: <c>numberPrecision</c> of its general settings.</summary>
internal sealed record NumberPrecision(int Digits, int DecimalPlaces, Rounding Rounding)
{
    public static NumberPrecision Of(JsonObject general)
    {
        JsonNode precision = general["numberPrecision"]!;
        return new(Number(precision["digits"]), Number(precision["decimalPlaces"]), (string?)precision["roundingMode"] switch
        {
            "UP" => Rounding.Up,
            "DOWN" => Rounding.Down,
            "HALF_UP" => Rounding.HalfUp,
            _ => Rounding.HalfEven,
        });
    }

    public DecimalNumber Round(DecimalNumber number) => number.Round(DecimalPlaces, Rounding);

    /// <summary>Whether the digits before the point find room.</summary>
    public bool Holds(DecimalNumber number) => number.IntegerDigits <= Math.Max(Digits - DecimalPlaces, 0);

    private static int Number(JsonNode? node) => int.Parse((string)node!, CultureInfo.InvariantCulture);
}

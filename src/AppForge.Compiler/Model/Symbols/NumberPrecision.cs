using System.Globalization;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>How precise the numbers of an app are (records.md, section 3).</summary>
/// <param name="Digits">How many digits a number has at most.</param>
/// <param name="DecimalPlaces">How many of them stand behind the point.</param>
/// <param name="Address">The address of the setting.</param>
public sealed record NumberPrecision(int Digits, int DecimalPlaces, Address Address)
{
    private const string Property = "numberPrecision";

    /// <summary>How many digits stand before the point at most: a number with more can't be saved.</summary>
    public int WholeDigits => Digits - DecimalPlaces;

    /// <summary>The precision of an app; null where it wasn't read.</summary>
    public static NumberPrecision? Of(AppModel app) => app.General[Property] is ObjectValue value && Number(value, "digits") is { } digits && Number(value, "decimalPlaces") is { } places
        ? new(digits, places, AppForge.Compiler.Model.Address.OfApp(app.Key).Property(Property))
        : null;

    private static int? Number(ObjectValue value, string property) => int.TryParse(value.Text(property), CultureInfo.InvariantCulture, out var number) ? number : null;
}

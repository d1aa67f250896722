using System.Globalization;

namespace AppForge.Documents.Diagrams;

/// <summary>Numbers in a circle, as far as Unicode has them.</summary>
internal static class CircledNumber
{
    public static string Of(int number) => number switch
    {
        >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        >= 21 and <= 35 => ((char)('㉑' + number - 21)).ToString(),
        >= 36 and <= 50 => ((char)('㊱' + number - 36)).ToString(),
        _ => "(" + number.ToString(CultureInfo.InvariantCulture) + ")",
    };
}

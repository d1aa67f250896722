using System.Globalization;

namespace AppForge.Emulator.Input;

/// <summary>How values look on the way out: numbers are texts (behaviour.md, trap 4).</summary>
internal static class Wire
{
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace AppForge.Testing;

/// <summary>How many cases a property is tried with: a few hundred in the suite, as many as <c>APPFORGE_CASES</c> says (10000 at night).</summary>
public static class Cases
{
    /// <summary>The number of cases.</summary>
    /// <param name="inSuite">How many in the suite.</param>
    public static int Of(int inSuite) =>
        int.TryParse(Environment.GetEnvironmentVariable("APPFORGE_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var cases) ? Math.Max(cases, inSuite) : inSuite;
}

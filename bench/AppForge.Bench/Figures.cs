namespace AppForge.Bench;

/// <summary>The figures of several runs: the median is what to quote, the range says how quiet the machine was.</summary>
internal sealed class Figures
{
    private readonly List<double> _values = [];

    public double Median => _values.Order().ElementAt(_values.Count / 2);

    public void Add(double value) => _values.Add(value);

    public string Text(string format) => $"{Median.ToString(format)} ({_values.Min().ToString(format)}–{_values.Max().ToString(format)})";

    /// <summary>The ratios run by run: both sides of a pair met the same weather.</summary>
    public static Figures Ratios(Figures of, Figures to)
    {
        var ratios = new Figures();
        foreach (var (a, b) in of._values.Zip(to._values))
        {
            ratios.Add(a / b);
        }

        return ratios;
    }
}

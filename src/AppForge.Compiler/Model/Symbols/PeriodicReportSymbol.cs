using System.Globalization;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>When kintone records the result of a report by itself.</summary>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record PeriodicReportSymbol(ObjectValue Value)
{
    /// <summary>Whether it is on.</summary>
    public bool IsActive => Value.Text("active") == "true";

    /// <summary>How often: <c>YEAR</c>, <c>QUARTER</c>, <c>MONTH</c>, <c>WEEK</c>, <c>DAY</c>, <c>HOUR</c>.</summary>
    public string Every => Period?.Tag ?? "";

    /// <summary>What a reader calls how often.</summary>
    public LocalizedText EveryTitle => Period?.Variant?.Title ?? LocalizedText.Same(Every);

    /// <summary>The month of a yearly one (1 to 12), or null.</summary>
    public int? Month => Number("month");

    /// <summary>The months of a quarterly one, as a reader calls them, or null.</summary>
    public LocalizedText? Months => Period?.Title("pattern");

    /// <summary>The day of the month, or null: also for <see cref="IsOnLastDay"/>.</summary>
    public int? DayOfMonth => Number("dayOfMonth");

    /// <summary>Whether it is the last day of the month.</summary>
    public bool IsOnLastDay => Period?.Text("dayOfMonth") == DayOfMonthKind.End;

    /// <summary>The day of the week, as a reader calls it, or null.</summary>
    public LocalizedText? DayOfWeek => Period?.Title("dayOfWeek");

    /// <summary>The time of day, such as <c>09:00</c>, or null.</summary>
    public string? Time => Period?.Text("time");

    /// <summary>The minute of an hourly one, or null.</summary>
    public int? Minute => Number("minute");

    private ObjectValue? Period => Value["period"] as ObjectValue;

    private int? Number(string property) => int.TryParse(Period?.Text(property), CultureInfo.InvariantCulture, out var number) ? number : null;
}

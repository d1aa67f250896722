using System.Collections.Immutable;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A reminder: some time before or after the date of a record.</summary>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record ReminderSymbol(ObjectValue Value)
{
    /// <summary>The field whose date counts.</summary>
    public string BaseField => Timing?.Text("code") ?? "";

    /// <summary>Where that field is named.</summary>
    public SourceSpan BaseFieldOrigin => Timing?["code"]?.Origin ?? SourceSpan.None;

    /// <summary>How many days later; negative for before.</summary>
    public int DaysLater => Number("daysLater") ?? 0;

    /// <summary>How many hours later; negative for before; null where a time of day is set.</summary>
    public int? HoursLater => Number("hoursLater");

    /// <summary>The time of day, such as <c>08:30</c>; null where hours are set.</summary>
    public string? Time => Timing?.Text("time");

    /// <summary>The condition; empty for every record.</summary>
    public string Filter => Value.Text("filterCond") ?? "";

    /// <summary>What it says; may be empty.</summary>
    public string Title => Value.Text("title") ?? "";

    /// <summary>Who is told.</summary>
    public ImmutableArray<PrincipalSymbol> Targets => PrincipalSymbol.List(Value["targets"]);

    private ObjectValue? Timing => Value["timing"] as ObjectValue;

    private int? Number(string property) => int.TryParse(Timing?.Text(property), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}

using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A report, called a graph on the screen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record ReportSymbol(string Name, ObjectValue Value)
{
    /// <summary>kintone's type: <c>BAR</c>, <c>PIVOT_TABLE</c> …</summary>
    public string Type => Value.Tag ?? "";

    /// <summary>What a reader calls the type.</summary>
    public LocalizedText TypeTitle => Value.Variant?.TitleOf(Value.Tag) ?? LocalizedText.Same(Type);

    /// <summary>How series stand beside or on each other: <c>NORMAL</c>, <c>STACKED</c>, <c>PERCENTAGE</c>; null for a type without it.</summary>
    public string? Mode => Value.Text("chartMode");

    /// <summary>What a reader calls the mode, or null.</summary>
    public LocalizedText? ModeTitle => Value.Title("chartMode");

    /// <summary>By which fields the records are grouped, the coarsest first.</summary>
    public ImmutableArray<ReportGroup> Groups => [.. Value["groups"].Objects().Select(g => new ReportGroup(g))];

    /// <summary>Where the groups are written.</summary>
    public SourceSpan GroupsOrigin => Value["groups"]?.Origin ?? Value.Origin;

    /// <summary>What is computed.</summary>
    public ImmutableArray<ReportAggregation> Aggregations => [.. Value["aggregations"].Objects().Select(a => new ReportAggregation(a))];

    /// <summary>The condition; empty for all records.</summary>
    public string Filter => Value.Text("filterCond") ?? "";

    /// <summary>The order of the result.</summary>
    public ImmutableArray<ReportSort> Sorts => [.. Value["sorts"].Objects().Select(s => new ReportSort(s))];

    /// <summary>When the result is recorded by itself, or null.</summary>
    public PeriodicReportSymbol? PeriodicReport => Value["periodicReport"] is ObjectValue report ? new(report) : null;

    /// <summary>What it is for, in the author's words, or null.</summary>
    public string? Purpose => Value.Text("help");

    /// <summary>The reports of an app in order.</summary>
    public static ImmutableArray<ReportSymbol> Of(AppModel app) => app.Canonical(KintoneCatalog.Find("reports")!) is MapValue reports
        ? [.. reports.Entries.Where(e => e.Value is ObjectValue).Select(e => new ReportSymbol(e.Key, (ObjectValue)e.Value))]
        : [];
}

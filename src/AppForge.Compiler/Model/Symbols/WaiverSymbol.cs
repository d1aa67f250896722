using System.Collections.Immutable;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A rule that an app needn't keep until a day.</summary>
/// <param name="Value">What is written.</param>
public sealed record WaiverSymbol(ObjectValue Value)
{
    /// <summary>The id of the rule.</summary>
    public string Rule => Value.Text("rule") ?? "";

    /// <summary>Why.</summary>
    public string Reason => Value.Text("reason") ?? "";

    /// <summary>Who allows it.</summary>
    public string ApprovedBy => Value.Text("approvedBy") ?? "";

    /// <summary>The last day on which it holds; null where none is written.</summary>
    public DateOnly? Until => DateKind.DayOf(Value.Text("until"));

    /// <summary>Where the rule is named.</summary>
    public SourceSpan Origin => Value["rule"]?.Origin ?? Value.Origin;

    /// <summary>Whether it has an end, and that is over.</summary>
    /// <param name="today">The day; null where nobody knows it.</param>
    public bool IsOver(DateOnly? today) => Until is { } until && today > until;

    /// <summary>The waivers of an app.</summary>
    public static ImmutableArray<WaiverSymbol> Of(AppModel app) => [.. app.Definition?["waivers"].Objects().Select(w => new WaiverSymbol(w)) ?? []];
}

using System.Collections.Immutable;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A status of the process.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record StateSymbol(string Name, ObjectValue Value)
{
    /// <summary>How who acts is chosen from the candidates: <c>ONE</c>, <c>ANY</c>, <c>ALL</c>.</summary>
    public string Rule => Assignee?.Text("type") ?? "ONE";

    /// <summary>The candidates; empty where nobody is set.</summary>
    public ImmutableArray<PrincipalSymbol> Assignees => PrincipalSymbol.List(Assignee?["entities"]);

    /// <summary>Where the name is written.</summary>
    public Syntax.SourceSpan Origin { get; init; } = Syntax.SourceSpan.None;

    /// <summary>The author's note, or null.</summary>
    public string? Help => Value.Text("help");

    private ObjectValue? Assignee => Value["assignee"] as ObjectValue;
}

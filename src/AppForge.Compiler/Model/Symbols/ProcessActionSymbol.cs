using System.Collections.Immutable;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>An action of the process.</summary>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record ProcessActionSymbol(ObjectValue Value)
{
    /// <summary>Its name; several states may have an action of the same name.</summary>
    public string Name => Value.Text("name") ?? "";

    /// <summary>The state before.</summary>
    public string From => Value.Text("from") ?? "";

    /// <summary>The state after.</summary>
    public string To => Value.Text("to") ?? "";

    /// <summary>The condition on the record; empty for none.</summary>
    public string Filter => Value.Text("filterCond") ?? "";

    /// <summary>Who may do it besides the assignee; empty for an action of the assignee.</summary>
    public ImmutableArray<PrincipalSymbol> Executors => PrincipalSymbol.List((Value["executableUser"] as ObjectValue)?["entities"]);
}

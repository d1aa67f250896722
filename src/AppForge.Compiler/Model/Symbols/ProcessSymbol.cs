using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>The process management of an app.</summary>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record ProcessSymbol(ObjectValue Value)
{
    /// <summary>Whether it is on.</summary>
    public bool IsEnabled => Value.Text("enable") == "true";

    /// <summary>The states in order; the first is where a record starts.</summary>
    public ImmutableArray<StateSymbol> States => Value["states"] is MapValue states
        ? [.. states.Entries.Where(e => e.Value is ObjectValue).Select(e => new StateSymbol(e.Key, (ObjectValue)e.Value) { Origin = e.KeyOrigin })]
        : [];

    /// <summary>The names of the states.</summary>
    internal ImmutableArray<string> StateNames => Value["states"] is MapValue states ? [.. states.Entries.Where(e => e.Value is ObjectValue).Select(e => e.Key)] : [];

    /// <summary>The actions in order.</summary>
    public ImmutableArray<ProcessActionSymbol> Actions => [.. Value["actions"].Objects().Select(a => new ProcessActionSymbol(a))];

    /// <summary>The process of an app, or null where it wasn't read.</summary>
    public static ProcessSymbol? Of(AppModel app) => app.Canonical(KintoneCatalog.Find("process")!) is ObjectValue process ? new(process) : null;
}

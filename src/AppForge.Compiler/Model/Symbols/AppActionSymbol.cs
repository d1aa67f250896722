using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>An app action: a button that carries a record over into another app.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record AppActionSymbol(string Name, ObjectValue Value)
{
    /// <summary>The app that it carries to; empty where kintone hides it.</summary>
    public string Destination => Value.Text("destApp") ?? "";

    /// <summary>What is carried over.</summary>
    public ImmutableArray<AppActionMapping> Mappings => Value["mappings"] is MapValue map ? [.. map.Entries.Select(e => new AppActionMapping(e.Key, e.KeyOrigin, e.Value as ObjectValue))] : [];

    /// <summary>Who may use it; empty for nobody.</summary>
    public ImmutableArray<PrincipalSymbol> Who => [.. Value["entities"].Texts().Select(w => new PrincipalSymbol(w, false))];

    /// <summary>The condition on the record; empty for all.</summary>
    public string Filter => Value.Text("filterCond") ?? "";

    /// <summary>What it is for, in the author's words, or null.</summary>
    public string? Purpose => Value.Text("help");

    /// <summary>Whether destination and mappings are hidden from the account that read them.</summary>
    public bool IsUnreadable => Value.Properties.Any(p => p.Value is UnreadableValue);

    /// <summary>Where the name is written.</summary>
    public SourceSpan Origin { get; init; } = SourceSpan.None;

    /// <summary>The actions of an app in order.</summary>
    public static ImmutableArray<AppActionSymbol> Of(AppModel app) => app.Canonical(KintoneCatalog.Find("actions")!) is MapValue actions
        ? [.. actions.Entries.Where(e => e.Value is ObjectValue).Select(e => new AppActionSymbol(e.Key, (ObjectValue)e.Value) { Origin = e.KeyOrigin })]
        : [];
}

using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A view of an app.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record ViewSymbol(string Name, ObjectValue Value)
{
    /// <summary>kintone's type: <c>LIST</c>, <c>CALENDAR</c>, <c>CUSTOM</c>.</summary>
    public string Type => Value.Tag ?? "";

    /// <summary>What a reader calls the type.</summary>
    public LocalizedText TypeTitle => Value.Variant?.Title ?? LocalizedText.Same(Type);

    /// <summary>The fields of a list.</summary>
    public ImmutableArray<string> Fields => Value["fields"].Texts();

    /// <summary>The date field of a calendar, or null.</summary>
    public string? Date => Value.Text("date");

    /// <summary>The title field of a calendar, or null.</summary>
    public string? Title => Value.Text("title");

    /// <summary>The condition; empty for all records.</summary>
    public string Filter => Value.Text("filterCond") ?? "";

    /// <summary>The order.</summary>
    public string Sort => Value.Text("sort") ?? "";

    /// <summary>The number of the consultation in which its HTML was agreed, or null.</summary>
    public string? Consultation => Value.Text("consultation");

    /// <summary>What it is for, in the author's words, or null.</summary>
    public string? Purpose => Value.Text("help");

    /// <summary>Whether it is kintone's own (作業者が自分).</summary>
    public bool IsBuiltIn => Value["builtinType"] is not null;

    /// <summary>Where the name is written.</summary>
    public SourceSpan Origin { get; init; } = SourceSpan.None;

    /// <summary>The views of an app in order.</summary>
    public static ImmutableArray<ViewSymbol> Of(AppModel app) => app.Canonical(KintoneCatalog.Find("views")!) is MapValue views
        ? [.. views.Entries.Where(e => e.Value is ObjectValue).Select(e => new ViewSymbol(e.Key, (ObjectValue)e.Value) { Origin = e.KeyOrigin })]
        : [];
}

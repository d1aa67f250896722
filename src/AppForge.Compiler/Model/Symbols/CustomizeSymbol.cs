using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>The JavaScript and CSS of an app.</summary>
/// <param name="Value">Their settings in canonical form.</param>
public sealed record CustomizeSymbol(ObjectValue Value)
{
    /// <summary>For whom it runs: <c>ALL</c>, <c>ADMIN</c>, <c>NONE</c>.</summary>
    public string Scope => Value.Text("scope") ?? "ALL";

    /// <summary>What a reader calls that.</summary>
    public LocalizedText ScopeTitle => Value.Title("scope") ?? LocalizedText.Same(Scope);

    /// <summary>Addresses and paths of all files, by device and language, in the order in which they are loaded.</summary>
    public ImmutableArray<(LocalizedText Device, LocalizedText Language, string Asset)> Assets =>
        [.. from device in Value.Properties
            where device.Value is ObjectValue && device.Shape.IsOnWire
            from language in ((ObjectValue)device.Value).Properties
            from asset in language.Value.Texts()
            select (device.Shape.Title, language.Shape.Title, asset)];

    /// <summary>The JavaScript files of the project that it loads, with the places that name them; what a URL gives isn't known here.</summary>
    public IEnumerable<ScalarValue> Scripts => Value.Properties.Select(d => d.Value).OfType<ObjectValue>()
        .Select(d => d["js"]).OfType<ListValue>().SelectMany(l => l.Items).OfType<ScalarValue>().Where(s => FileKind.IsPath(s.Text)).DistinctBy(s => s.Text, StringComparer.Ordinal);

    /// <summary>The number of the consultation in which it was agreed, or null.</summary>
    public string? Consultation => Value.Text("consultation");

    /// <summary>The SHA-256 of the files that were approved, by path.</summary>
    public ImmutableSortedDictionary<string, ScalarValue> Approved => (Value["approved"] as MapValue)?.Entries.Where(e => e.Value is ScalarValue)
        .ToOrdinalDictionary(e => e.Key, e => (ScalarValue)e.Value) ?? ImmutableSortedDictionary<string, ScalarValue>.Empty;

    /// <summary>The customization of an app, or null where it wasn't read.</summary>
    public static CustomizeSymbol? Of(AppModel app) => app.Canonical(KintoneCatalog.Find("customize")!) is ObjectValue value ? new(value) : null;
}

using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog;

/// <summary>Entries by key; the key is the entry's identity in kintone.</summary>
public sealed class MapShape : Shape
{
    private IReadOnlyList<Variant>? _builtIns;

    /// <summary>The shape of the key: a name that is declared here, or a reference.</summary>
    public required Shape Key { get; init; }

    /// <summary>What a reader calls a key; null where the map's own title says it.</summary>
    public LocalizedText? KeyTitle { get; init; }

    /// <summary>The shape of an entry.</summary>
    public required Shape Value { get; init; }

    /// <summary>How many entries kintone wants at least.</summary>
    public int MinEntries { get; init; }

    /// <summary>How many entries kintone takes (limits.md); null where no limit is known.</summary>
    public int? MaxEntries { get; init; }

    /// <summary>What a key declares; null where it only refers to something.</summary>
    public SymbolKind? Declares { get; init; }

    /// <summary>Whether kintone has an order: the order written is it.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>How it stands in kintone's JSON.</summary>
    public required MapWire Wire { get; init; }

    /// <summary>YAML writes a list of names instead of a mapping (options); an entry with more to say is a mapping with this key.</summary>
    public string? ListedBy { get; init; }

    /// <summary>Entries that have this property are kintone's own: taken over from the live side when not written, never added or removed (the built-in view).</summary>
    public string? KeptBy { get; init; }

    /// <summary>Whether removing an entry loses data of records.</summary>
    public bool LosesData { get; init; }

    /// <summary>Whether an entry may say <c>renamedFrom</c>.</summary>
    public bool IsRenamable => Declares is not null;

    /// <summary>The built-in variants of the entries, where some are there without being written.</summary>
    public IReadOnlyList<Variant> BuiltIns => _builtIns ??= Value is UnionShape union ? [.. union.Variants.Where(v => v.IsBuiltIn)] : [];

    /// <summary>Names of the properties that hold key and position inside the entry on the wire and are read past.</summary>
    internal ImmutableArray<string> EchoedKeys => Wire switch
    {
        KeyedMapWire keyed => keyed.Echoes,
        RowsMapWire rows => [rows.KeyProperty],
        _ => [],
    };
}

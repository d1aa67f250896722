using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>An order of records: <c>code asc, code desc</c>.</summary>
/// <param name="ownerProperty">The property further up that names the app whose fields are meant; null for this app.</param>
public sealed class SortKind(string? ownerProperty = null) : ValueKind
{
    /// <inheritdoc />
    public override bool LooksOutside => true;

    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new("並び順（コード asc, コード desc）", "an order (code asc, code desc)");

    /// <inheritdoc />
    public override ImmutableArray<string> Examples { get; } = ["レコード番号 desc"];

    /// <inheritdoc />
    public override string? OwnerProperty { get; } = ownerProperty;

    /// <inheritdoc />
    public override string? Normalize(string text) => QueryText.SortNormalForm(text);

    // An order with mistakes is one too: the checker explains them better than a refusal.
    /// <inheritdoc />
    public override bool Accepts(string text) => true;

    /// <inheritdoc />
    public override ImmutableArray<SymbolOccurrence> Symbols(string text) => QueryText.SortSymbols(text);

    /// <inheritdoc />
    public override string Rename(string text, Func<SymbolOccurrence, string?> newName) => QueryText.RenameSort(text, newName);
}

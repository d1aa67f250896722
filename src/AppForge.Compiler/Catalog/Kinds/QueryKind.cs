using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>A condition in kintone's query language. kintone stores it with its own spacing and quoting; the normal form is compared.</summary>
/// <param name="place">Where it stands: some places allow less.</param>
/// <param name="ownerProperty">The property further up that names the app whose fields are meant; null for this app.</param>
public sealed class QueryKind(QueryPlace place, string? ownerProperty = null) : ValueKind
{
    /// <summary>Where it stands: some places allow less (query-and-formula.md, A5).</summary>
    public QueryPlace Place { get; } = place;

    /// <inheritdoc />
    public override bool LooksOutside => true;

    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new("条件（クエリ）", "a condition (query)");

    /// <inheritdoc />
    public override ImmutableArray<string> Examples { get; } = ["区分 in (\"公務\") and 日付 >= TODAY()"];

    /// <inheritdoc />
    public override string? OwnerProperty { get; } = ownerProperty;

    /// <inheritdoc />
    public override string? Normalize(string text) => QueryText.NormalForm(text);

    // A condition with mistakes is one too: the checker explains them better than a refusal.
    /// <inheritdoc />
    public override bool Accepts(string text) => true;

    /// <inheritdoc />
    public override ImmutableArray<SymbolOccurrence> Symbols(string text) => Symbols(text, Parse(text));

    /// <inheritdoc />
    internal override object Parse(string text) => QueryText.Parse(text);

    /// <inheritdoc />
    internal override ImmutableArray<SymbolOccurrence> Symbols(string text, object? parsed)
    {
        var result = (QueryParseResult)parsed!;
        var symbols = QuerySymbols.Of(result.Tree);

        // A text that never ends is no option's name: it holds what comes after it, too.
        return result.Errors.FirstOrDefault(e => e.Code == LanguageErrorCode.UnterminatedText) is { } open ? symbols.RemoveAll(s => s.Kind == SymbolKind.Option && s.Start == open.Start) : symbols;
    }

    /// <inheritdoc />
    public override string Rename(string text, Func<SymbolOccurrence, string?> newName) => QueryText.Rename(text, newName);
}

using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Formula;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>A formula. kintone keeps it as typed and checks it only at deploy (behaviour.md, trap 9).</summary>
public sealed class FormulaKind : ValueKind
{
    /// <inheritdoc />
    public override bool LooksOutside => true;

    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new("計算式", "a formula");

    /// <inheritdoc />
    public override ImmutableArray<string> Examples { get; } = ["数量 * 単価"];

    /// <inheritdoc />
    public override string? Normalize(string text) => FormulaText.NormalForm(text);

    // A formula with mistakes is one too: the checker explains them better than a refusal.
    /// <inheritdoc />
    public override bool Accepts(string text) => true;

    /// <inheritdoc />
    public override ImmutableArray<SymbolOccurrence> Symbols(string text) => FormulaText.Symbols(text);

    /// <inheritdoc />
    internal override object Parse(string text) => FormulaText.Parse(text);

    /// <inheritdoc />
    internal override ImmutableArray<SymbolOccurrence> Symbols(string text, object? parsed) => FormulaSymbols.Of(((FormulaParseResult)parsed!).Tree);

    /// <inheritdoc />
    public override string Rename(string text, Func<SymbolOccurrence, string?> newName) => FormulaText.Rename(text, newName);
}

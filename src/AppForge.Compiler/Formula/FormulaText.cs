using System.Collections.Immutable;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Formula;

/// <summary>
/// kintone's formula language as text: reading, writing, the names in it and changing them (query-and-formula.md, part B).
/// Works on any text; mistakes come back as errors, never as exceptions.
/// </summary>
public static class FormulaText
{
    /// <summary>Reads a formula.</summary>
    /// <param name="text">The formula.</param>
    /// <returns>The tree, and the mistakes.</returns>
    public static FormulaParseResult Parse(string text) => FormulaParser.Parse(text);

    /// <summary>The form to compare formulas in: kintone stores them as typed, so only the space around is dropped.</summary>
    /// <param name="formula">The formula.</param>
    /// <returns>The trimmed formula.</returns>
    public static string NormalForm(string formula) => formula.Trim();

    /// <summary>Writes a tree with single spaces and the fewest parentheses.</summary>
    /// <param name="tree">A tree without <see cref="FormulaInvalid"/>.</param>
    /// <returns>The formula; reading it gives an equal tree.</returns>
    public static string Print(FormulaNode tree) => FormulaWriter.Write(tree);

    /// <summary>
    /// The names in a formula, in the order of the text: fields, and texts that a field is compared with (<c>=</c>, <c>!=</c>,
    /// <c>CONTAINS</c>) as options; whether the field has options is for the caller to know.
    /// </summary>
    /// <param name="formula">The formula.</param>
    /// <returns>The names; of a text with mistakes those that could be understood.</returns>
    public static ImmutableArray<SymbolOccurrence> Symbols(string formula) => FormulaSymbols.Of(Parse(formula).Tree);

    /// <summary>Gives names in a formula new ones. Every other character stays as it is.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="newName">Called for every name of <see cref="Symbols"/>: the new name without quotation marks, or null to keep the old.</param>
    /// <returns>The formula with the new names.</returns>
    public static string Rename(string formula, Func<SymbolOccurrence, string?> newName) => SymbolReplacer.Replace(
        formula, Symbols(formula), newName, (symbol, name) => symbol.Kind == SymbolKind.Option ? FormulaWriter.Quote(name) : name);
}

using System.Text;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Query;

/// <summary>Puts new names into a text and leaves every other character as it is.</summary>
internal static class SymbolReplacer
{
    /// <param name="text">The text.</param>
    /// <param name="symbols">The names in it; they do not overlap.</param>
    /// <param name="newName">The new name of an occurrence, or null to keep the old one.</param>
    /// <param name="write">How a name of that kind is written.</param>
    /// <returns>The text with the new names.</returns>
    public static string Replace(
        string text, IEnumerable<SymbolOccurrence> symbols, Func<SymbolOccurrence, string?> newName, Func<SymbolOccurrence, string, string> write)
    {
        StringBuilder result = new(text.Length);
        int done = 0;
        foreach (SymbolOccurrence symbol in symbols.OrderBy(s => s.Start))
        {
            if (newName(symbol) is not string name || name == symbol.Name)
            {
                continue;
            }

            result.Append(text, done, symbol.Start - done).Append(write(symbol, name));
            done = symbol.Start + symbol.Length;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }
}

using System.Collections.Immutable;
using AppForge.Compiler.Model;
#pragma warning disable CS1591
namespace AppForge.Compiler.Query
{
    public static class QueryText
    {
        public static string NormalForm(string t) => t.Trim();
        public static string SortNormalForm(string t) => t.Trim();
        public static ImmutableArray<SymbolOccurrence> Symbols(string t) => [];
        public static ImmutableArray<SymbolOccurrence> SortSymbols(string t) => [];
        public static string Rename(string t, Func<SymbolOccurrence, string?> n) => t;
        public static string SortRename(string t, Func<SymbolOccurrence, string?> n) => t;
    }
}
namespace AppForge.Compiler.Formula
{
    public static class FormulaText
    {
        public static string NormalForm(string t) => t.Trim();
        public static ImmutableArray<SymbolOccurrence> Symbols(string t) => [];
        public static string Rename(string t, Func<SymbolOccurrence, string?> n) => t;
    }
}

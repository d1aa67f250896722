using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Query;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class QuerySymbolTests
{
    [TestCase("a = \"x\"", "Field a, Option x of a")]
    [TestCase("a in (\"x\", \"\", 2, LOGINUSER())", "Field a, Option x of a, Option 2 of a")]
    [TestCase("a like \"x\" and b > 3", "Field a, Field b")]
    [TestCase("REF.name in (\"x\")", "Field REF, Field name of REF, Option x of REF.name")]
    [TestCase("$id = 1 order by a", "Option 1 of $id, Field a")]
    [TestCase("a = \"q\\\"\"", "Field a, Option q\" of a")]
    [TestCase("a = \"x\" and and b == \"y\"", "Field a, Option x of a, Field b, Option y of b")]
    public void Names_are_found(string query, string expected) => Show(query, QueryText.Symbols(query)).ShouldBe(expected);

    [Test]
    public void Names_of_a_sort_are_found() => Show("a desc, $id, b", QueryText.SortSymbols("a desc, $id, b")).ShouldBe("Field a, Field b");

    [TestCase(" a  =\t\"x\"AND(b  in(\"x\" ,1))", " A  =\t\"新\\\"\"AND(b  in(\"新\\\"\" ,\"新\\\"\"))")]
    [TestCase("REF.a in (\"z\") order by a", "REF.A in (\"z\") order by A")]
    [TestCase("memo = \"a\" and aa = 2", "memo = \"a\" and aa = 2")]
    [TestCase("a like \"x\"", "A like \"x\"")]
    [TestCase("a = \"x", "A = \"新\\\"\"")]
    public void Only_the_names_change(string text, string expected) => QueryText.Rename(text, Change).ShouldBe(expected);

    [Test]
    public void Keys_of_a_sort_are_renamed() => QueryText.RenameSort("b,  a  DESC", Change).ShouldBe("b,  A  DESC");

    private static string? Change(SymbolOccurrence symbol) => symbol switch
    {
        { Kind: SymbolKind.Field, Name: "a" } => "A",
        { Kind: SymbolKind.Option, Name: "x" or "1" } => "新\"",
        _ => null,
    };

    private static string Show(string text, IEnumerable<SymbolOccurrence> symbols)
    {
        SymbolOccurrence[] all = [.. symbols];
        foreach (SymbolOccurrence symbol in all.Where(s => s.Kind == SymbolKind.Field))
        {
            text.Substring(symbol.Start, symbol.Length).ShouldBe(symbol.Name);
        }

        return string.Join(", ", all.Select(s => $"{s.Kind} {s.Name}{(s.Field is null ? "" : " of " + s.Field)}"));
    }
}

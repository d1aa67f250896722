using AppForge.Compiler.Query;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Query;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class QueryCorpusTests
{
    /// <summary>Rows the collector took for queries: sentences about queries, names of tests, formulas.</summary>
    private static string[] NoQueries { get; } =
    [
        "limit > 500 で GAIA_QU01", "offset > 10000 で GAIA_QU02", "3 != 3", "3 <> 3", "3 <> 4", "3 = 3", "compile: is empty",
        "order by 省略時は方向 asc デフォルト",
    ];

    [Test]
    public void Accepted_queries_are_read()
    {
        string[] refused = [.. Corpus.Read("queries.tsv")
            .Where(r => r.Verdict.StartsWith("accepted", StringComparison.Ordinal) || r.Verdict == "used live")
            .Where(r => !QueryText.Parse(r.Text).IsValid).Select(r => r.Text)];
        refused.ShouldBe(NoQueries, ignoreOrder: true);
    }

    [Test]
    public void Refused_spelling_is_refused() =>
        QueryText.Parse(Corpus.Read("queries.tsv").Single(r => r.Text == "foo in (\"a\", \"b\"").Text).IsValid.ShouldBeFalse();

    [Test]
    public void Accepted_queries_keep_their_names_when_read_again()
    {
        foreach ((string text, _, _) in Corpus.Read("queries.tsv").Where(r => QueryText.ParseCondition(r.Text).IsValid))
        {
            string normal = QueryText.NormalForm(text);
            QueryText.NormalForm(normal).ShouldBe(normal);
            QueryText.Symbols(normal).Select(s => (s.Kind, s.Name, s.Field)).ShouldBe(QueryText.Symbols(text).Select(s => (s.Kind, s.Name, s.Field)));
        }
    }
}

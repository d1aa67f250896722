using AppForge.Compiler.Formula;
using AppForge.Compiler.Query;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Corpus;

/// <summary>Real formulas: what kintone takes is taken, what it refuses is refused with a reason at its column, and of the rest the report says what we say.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class FormulaCorpusTests
{
    private static IReadOnlyList<CorpusRow> Rows => CorpusRow.Read("expressions.tsv");

    [Test]
    public void What_kintone_takes_is_taken_and_said()
    {
        var accepted = Rows.Where(r => r.KintoneAccepts == true).ToList();
        accepted.ShouldNotBeEmpty();
        foreach (var row in accepted)
        {
            Judge(row).Errors.Where(e => !e.IsAdvice).ShouldBeEmpty(row.Text);
            FormulaWording.Japanese(row.Text, row.Scope).ShouldNotBeEmpty();
        }
    }

    [Test]
    public void What_kintone_refuses_is_refused() =>
        Rows.Where(r => r.KintoneAccepts == false && Judge(r).Errors.All(e => e.IsAdvice)).Select(r => r.Text).ShouldBeEmpty();

    [Test]
    public void The_report_says_what_we_say_to_each() => Golden.Matches(string.Concat(Rows.DistinctBy(r => (r.Text, r.Fields, r.Verdict, r.Context)).Select(r =>
    {
        var (errors, table) = Judge(r);
        return r.Report(errors, table is null ? "" : $"    [{table}]");
    })), "tests/AppForge.Compiler.Tests/Corpus/expressions.verdicts.txt");

    [Test]
    public void What_is_printed_reads_back_equal()
    {
        foreach (var row in Rows.Where(r => FormulaText.Parse(r.Text).IsValid))
        {
            var tree = FormulaText.Parse(row.Text).Tree;
            FormulaText.Parse(FormulaText.Print(tree)).Tree.ShouldBe(tree);
        }
    }

    // Where columns of a table are named, the row does not say whether the formula stands in the table: it does if it is right only there.
    private static (IReadOnlyList<LanguageError> Errors, string? Table) Judge(CorpusRow row)
    {
        var place = row.Context.StartsWith("CALC", StringComparison.Ordinal) ? FormulaPlace.Calc : FormulaPlace.Text;
        var outside = FormulaChecker.Check(row.Text, row.Scope, place);
        if (row.Table is null || outside.IsEmpty)
        {
            return (outside, null);
        }

        var inside = FormulaChecker.Check(row.Text, row.Scope, place, row.Table);
        return inside.All(e => e.IsAdvice) ? (inside, row.Table) : (outside, null);
    }
}

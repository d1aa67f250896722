using AppForge.Compiler.Diff;
using AppForge.Compiler.Tests.Rules;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Diff;

/// <summary>
/// Plans as data: <c>live.yaml</c>, <c>desired.yaml</c> and the lines of <c>plan.txt</c>. The way back must undo what the way there does; where it can't, because
/// only one side says what is kept, left alone or renamed, <c>reverse.txt</c> has its lines.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class PlanCaseTests
{
    private static IEnumerable<string> Cases() => Directory.EnumerateDirectories(RepositoryRoot.Of(PlanCase.Root)).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Cases))]
    public void The_plan_has_one_line_for_each_intention(string name)
    {
        var plan = new PlanCase(name);
        Golden.Matches(PlanCase.Text(plan.Live, plan.Desired), plan.File("plan.txt"));
    }

    [TestCaseSource(nameof(Cases))]
    public void The_way_back_undoes_it(string name)
    {
        var plan = new PlanCase(name);
        if (File.Exists(RepositoryRoot.Of(plan.File("reverse.txt"))))
        {
            Golden.Matches(PlanCase.Text(plan.Desired, plan.Live), plan.File("reverse.txt"));
            return;
        }

        var there = PlanCase.Plan(plan.Live, plan.Desired).Changes;
        var back = PlanCase.Plan(plan.Desired, plan.Live).Changes;
        Of(there, ChangeKind.Add).ShouldBe(Of(back, ChangeKind.Remove), name);
        Of(there, ChangeKind.Remove).ShouldBe(Of(back, ChangeKind.Add), name);
        there.Where(c => c.IsReorder).Select(c => c.Address.Text).ShouldBe(back.Where(c => c.IsReorder).Select(c => c.Address.Text), ignoreOrder: true);
        back.Any(c => !c.IsConsequence).ShouldBe(there.Any(c => !c.IsConsequence));
    }

    [TestCaseSource(nameof(Cases))]
    public void Nothing_is_planned_where_nothing_differs(string name)
    {
        var plan = new PlanCase(name);
        PlanCase.Plan(plan.Live, plan.Live).Changes.ShouldBeEmpty();
        PlanCase.Plan(plan.Desired, plan.Desired).Changes.ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Cases))]
    public void What_was_applied_is_not_planned_again(string name)
    {
        var plan = new PlanCase(name);
        var (applied, _) = Overlay.Apply(plan.Desired, plan.Live, plan.Desired.Unmanaged);
        PlanCase.Plan(applied, plan.Desired).Changes.Select(c => $"{c.Kind} {c.Address}").ShouldBeEmpty();
    }

    [Test]
    public void The_sample_apps_differ_in_nothing_from_themselves()
    {
        foreach (var app in SampleProject.Compile().Apps.Values)
        {
            PlanCase.Plan(app, app).Changes.ShouldBeEmpty(app.Key);
        }
    }

    private static List<string> Of(IEnumerable<Change> changes, ChangeKind kind) =>
        [.. changes.Where(c => c.Kind == kind && !c.IsConsequence).Select(c => c.Address.Text).Order(StringComparer.Ordinal)];
}

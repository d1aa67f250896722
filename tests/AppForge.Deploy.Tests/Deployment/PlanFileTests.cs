using System.Text;
using AppForge.Compiler.Model;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Planning;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>A plan in a file is the same plan; and nothing else is.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class PlanFileTests
{
    private const string Tool = "1.0";

    [Test]
    public async Task A_plan_that_was_saved_is_the_plan_that_was_made()
    {
        await using var tenant = await LocalTenant.StartAsync();
        var first = await tenant.PlanAsync(Definitions.Samples());
        Check(first);
        await tenant.ApplyAsync(Definitions.Samples(), PlanFile.Read(PlanFile.Write(first, Tool), Tool));
        (await tenant.PlanAsync(Definitions.Samples())).IsEmpty.ShouldBeTrue();

        var edited = Definitions.Samples(("apps/vehicle-master/app.yaml", "  車種: {", "  車種: { label: 車種・型式,"));
        var second = await tenant.PlanAsync(edited);
        Check(second);
        var result = await tenant.ApplyAsync(edited, PlanFile.Read(PlanFile.Write(second, Tool), Tool));

        result.Outcome.ShouldBe(ApplyOutcome.Applied);
        (await tenant.PlanAsync(edited)).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task Every_area_and_kind_of_change_is_kept()
    {
        await using var tenant = await EveryArea.StartAsync();
        var project = EveryArea.Project(tenant);
        Check(await tenant.PlanAsync(project));
        await tenant.DeployAsync(project);
        Check(await tenant.PlanAsync(EveryArea.Project(tenant, "expression: 金額 * 1.1", "expression: 金額 * 1.08")));
    }

    [Test]
    public async Task Another_byte_another_tool_and_another_text_are_refused()
    {
        await using var tenant = await LocalTenant.StartAsync();
        var file = PlanFile.Write(await tenant.PlanAsync(Definitions.Of(("a", "name: A\nfields:\n  件名: { type: SINGLE_LINE_TEXT }\n"))), Tool);

        Should.NotThrow(() => PlanFile.Read(file, Tool));
        foreach (var i in Enumerable.Range(0, file.Length).Where(i => i % 37 == 0 || i > file.Length - 80))
        {
            var other = file.ToArray();
            other[i] ^= 1;
            Should.Throw<PlanFileException>(() => PlanFile.Read(other, Tool));
        }

        Should.Throw<PlanFileException>(() => PlanFile.Read(file, "1.1")).Text.English.ShouldContain("1.1");
        Should.Throw<PlanFileException>(() => PlanFile.Read("{}"u8, Tool));
        Should.Throw<PlanFileException>(() => PlanFile.Read(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).ReplaceLineEndings("\r\n")), Tool));
    }

    private static void Check(Plan plan)
    {
        var file = PlanFile.Write(plan, Tool);
        var again = PlanFile.Read(file, Tool);

        again.PlanId.ShouldBe(plan.PlanId);
        again.Apps.SelectMany(a => a.Changes).Select(c => $"{c.Kind} {c.Address} {c.Risk} {c.IsConsequence} {c.IsByHand}")
            .ShouldBe(plan.Apps.SelectMany(a => a.Changes).Select(c => $"{c.Kind} {c.Address} {c.Risk} {c.IsConsequence} {c.IsByHand}"));
        again.Steps.Select(s => s.GetType()).ShouldBe(plan.Steps.Select(s => s.GetType()));
        again.Steps.OfType<WriteAreaStep>().Zip(plan.Steps.OfType<WriteAreaStep>()).ShouldAllBe(p => SettingValueComparer.Instance.Equals(p.First.Value, p.Second.Value) && p.First.Uploads == p.Second.Uploads);
        again.ManualTasks.Count().ShouldBe(plan.ManualTasks.Count());
        PlanFile.Write(again, Tool).ShouldBe(file);
    }
}

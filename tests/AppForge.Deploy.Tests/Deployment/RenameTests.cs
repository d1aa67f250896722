using System.Text.Json.Nodes;
using AppForge.Compiler.Diff;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Planning;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>A renamed thing is the same thing: everything that uses it follows, in its app and in others, and nothing of it is lost.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class RenameTests
{
    private const string Master = """
        name: マスタ
        fields:
          番号: { type: SINGLE_LINE_TEXT, required: true, unique: true }
          単価: { type: NUMBER }
          税込: { type: CALC, expression: 単価 * 1.1 }
          区分: { type: DROP_DOWN, options: [通常, 特別] }
          明細:
            type: SUBTABLE
            fields:
              品名: { type: SINGLE_LINE_TEXT }
              数量: { type: NUMBER }
        views:
          一覧: { type: LIST, fields: [番号, 単価, 区分], filterCond: 区分 in ("特別") and 単価 > 10, sort: 単価 desc }
        acl:
          field:
            単価: [{ entity: group/dx-owner, accessibility: READ }, { entity: everyone, accessibility: WRITE }]
        """;

    private const string Order = """
        name: 注文
        fields:
          商品:
            type: SINGLE_LINE_TEXT
            lookup: { relatedApp: master, relatedKeyField: 番号, fieldMappings: { 金額: 単価 }, filterCond: 区分 in ("特別") }
          金額: { type: NUMBER }
          履歴:
            type: REFERENCE_TABLE
            referenceTable: { relatedApp: master, condition: { field: 商品, relatedField: 番号 }, displayFields: [番号, 単価], sort: 単価 desc }
        """;

    [Test]
    public async Task What_uses_a_renamed_field_follows_and_the_plan_has_one_line()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("master", Master), ("order", Order)));
        var record = await tenant.AddRecordAsync("master", new JsonObject { ["番号"] = "A-1", ["単価"] = "120", ["区分"] = "特別" });
        var renamed = Definitions.Of(
            ("master", Master.Replace("単価: { type: NUMBER }", "税抜金額: { type: NUMBER, renamedFrom: 単価 }", StringComparison.Ordinal).Replace("単価", "税抜金額", StringComparison.Ordinal)
                .Replace("renamedFrom: 税抜金額", "renamedFrom: 単価", StringComparison.Ordinal)),
            ("order", Order.Replace("単価", "税抜金額", StringComparison.Ordinal)));

        var plan = await tenant.PlanAsync(renamed);
        var result = await tenant.ApplyAsync(renamed, plan);

        plan.Apps.SelectMany(a => a.Intentions).Select(c => $"{c.Kind} {c.Address}").Where(c => !c.EndsWith(".label", StringComparison.Ordinal)).ShouldBe(["Rename apps.master.fields.税抜金額"]);
        plan.Steps.OfType<WriteAreaStep>().ShouldBeEmpty();
        plan.Steps.OfType<DeleteEntriesStep>().ShouldBeEmpty();
        result.Outcome.ShouldBe(ApplyOutcome.Applied);
        (await tenant.PlanAsync(renamed)).IsEmpty.ShouldBeTrue();
        (await tenant.RecordAsync("master", record))["税抜金額"].ShouldBe("120");
    }

    [Test]
    public async Task Options_and_columns_are_renamed_with_what_asks_for_them()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("master", Master), ("order", Order)));
        var renamed = Definitions.Of(
            ("master", Master.Replace("[通常, 特別]", "[通常, { label: 特価, renamedFrom: 特別 }]", StringComparison.Ordinal).Replace("in (\"特別\")", "in (\"特価\")", StringComparison.Ordinal)
                .Replace("数量: { type: NUMBER }", "個数: { type: NUMBER, label: 数量, renamedFrom: 数量 }", StringComparison.Ordinal)),
            ("order", Order.Replace("in (\"特別\")", "in (\"特価\")", StringComparison.Ordinal)));

        var plan = await tenant.PlanAsync(renamed);
        var result = await tenant.ApplyAsync(renamed, plan);

        plan.Apps.SelectMany(a => a.Intentions).Select(c => $"{c.Kind} {c.Address}").ShouldBe(
            ["Rename apps.master.fields.区分.options.特価", "Rename apps.master.fields.明細.fields.個数"], ignoreOrder: true);
        result.Failure?.Message.ShouldBeNull();
        result.Outcome.ShouldBe(ApplyOutcome.Applied);
        (await tenant.PlanAsync(renamed)).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task What_refers_to_a_new_name_from_another_app_waits_until_it_is_live()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("master", Master), ("order", Order)));
        var renamed = Definitions.Of(
            ("master", Master.Replace("  単価: { type: NUMBER }", "  税抜金額: { type: NUMBER, label: 単価, renamedFrom: 単価 }", StringComparison.Ordinal)
                .Replace("単価 * 1.1", "税抜金額 * 1.1", StringComparison.Ordinal).Replace("[番号, 単価, 区分]", "[番号, 税抜金額, 区分]", StringComparison.Ordinal)
                .Replace("and 単価 > 10, sort: 単価 desc", "and 税抜金額 > 20, sort: 税抜金額 desc", StringComparison.Ordinal).Replace("    単価: [", "    税抜金額: [", StringComparison.Ordinal)),
            ("order", Order.Replace("{ 金額: 単価 }", "{ 金額: 税抜金額, 定価: 税抜金額 }", StringComparison.Ordinal).Replace("  金額: { type: NUMBER }", "  金額: { type: NUMBER }\n  定価: { type: NUMBER }", StringComparison.Ordinal)
                .Replace("[番号, 単価], sort: 単価", "[番号, 税抜金額], sort: 税抜金額", StringComparison.Ordinal)));

        var result = await tenant.DeployAsync(renamed);

        result.Failure.ShouldBeNull();
        result.Outcome.ShouldBe(ApplyOutcome.Applied);
        (await tenant.PlanAsync(renamed)).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task A_pair_that_looks_like_a_rename_is_named()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("master", Master)));

        var plan = await tenant.PlanAsync(Definitions.Of(("master", Master.Replace("品名: {", "商品名: {", StringComparison.Ordinal))));

        plan.SuspectedRenames.ShouldBe([new(new("apps.master.fields.明細.fields.品名"), new("apps.master.fields.明細.fields.商品名"), "品名")]);
        plan.NeedingApproval.Select(c => c.Kind).ShouldBe([ChangeKind.Remove]);
    }
}

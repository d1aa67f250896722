using AppForge.Deploy.Applying;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>Every area: created with everything set, changed by one property, taken away, renamed.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class AreaDeploymentTests
{
    private static readonly TestCaseData[] Edits =
    [
        Edit("allow: [recordViewable, recordAddable]", "allow: [recordViewable]", "acl.app[everyone].allow"),
        Edit("notifyToCommenter: false", "notifyToCommenter: true", "notifications.general.notifyToCommenter"),
        Edit("events: [recordAdded]", "events: [recordAdded, fileImported]", "notifications.general.notifications[group/dx-owner].events"),
        Edit("title: 甲です, targets: [group/dx-owner]", "title: 甲です, targets: [{ entity: group/vehicle-manager }]", "notifications.perRecord[甲です].targets[group/dx-owner]", "notifications.perRecord[甲です].targets[group/vehicle-manager]"),
        Edit("daysLater: -1", "daysLater: -2", "notifications.reminder.notifications[期限です].timing.daysLater"),
        Edit("reminder: [{", "reminder: { timezone: Asia/Seoul, notifications: [{", "notifications.reminder.timezone", also: ("title: 期限です, targets: [group/dx-owner] }]", "title: 期限です, targets: [group/dx-owner] }] }")),
        Edit("chartType: BAR", "chartType: COLUMN", "reports.区分別.chartType"),
        Edit(", periodicReport: { period: { every: WEEK, dayOfWeek: MONDAY, time: \"08:30\" } }", "", "reports.区分別.periodicReport.active"),
        Edit("依頼: 件名, 元の記録", "依頼: 備考, 元の記録", "actions.依頼を作る.mappings.依頼.srcField"),
        Edit("entities: [everyone] }", "entities: [everyone], filterCond: '区分 in (\"甲\")' }", "actions.依頼を作る.filterCond"),
        Edit("scope: ADMIN", "scope: ALL", "customize.scope"),
        Edit("lib.js", "lib2.js", "customize.desktop.js"),
        Edit("mobile: { js: [customize/ledger.js] }", "mobile: {}", "customize.mobile.js"),
        Edit("plugins: [map]", "plugins: [map, chart]", "plugins[chart]"),
        Edit("DD-ledger", "DD-ledger-2", "adminNotes.content"),
        Edit("adminNotes: 設計書", "theme: BLUE\nadminNotes: 設計書", "theme"),
        Edit("icon: { file: icon.png }", "icon: APP40", "icon"),
    ];

    private static readonly TestCaseData[] Removals =
    [
        Edit("  perRecord: [{ filterCond: '区分 in (\"甲\")', title: 甲です, targets: [group/dx-owner] }]\n", "", "notifications.perRecord[甲です]"),
        Edit("  区分別: { chartType: BAR, groups: [区分], aggregations: [{ type: COUNT }], periodicReport: { period: { every: WEEK, dayOfWeek: MONDAY, time: \"08:30\" } } }\n", "", "reports.区分別"),
        Edit("  依頼を作る: { destApp: request, mappings: { 依頼: 件名, 元の記録: { srcType: RECORD_URL } }, entities: [everyone] }\n", "", "actions.依頼を作る"),
    ];

    private static readonly TestCaseData[] Renames =
    [
        new("reports", "app/reports", "区分別", "区分ごと", "chartType: BAR"),
        new("actions", "app/actions", "依頼を作る", "依頼を起こす", "destApp: request"),
        new("views", "app/views", "すべて", "全件", "type: LIST"),
    ];

    [Test]
    public async Task An_app_with_everything_is_live_as_written_and_a_second_deploy_writes_nothing()
    {
        await using var tenant = await EveryArea.StartAsync();
        var project = EveryArea.Project(tenant);

        var first = await tenant.DeployAsync(project);
        var second = await tenant.PlanAsync(project);

        first.Failure?.Describe(Compiler.Diagnostics.Language.English).ShouldBeNull();
        first.Differences.Select(c => c.Address.Text).ShouldBeEmpty();
        first.Outcome.ShouldBe(ApplyOutcome.Applied);
        second.Apps.SelectMany(a => a.Changes).Select(c => c.Address.Text).ShouldBeEmpty();
        second.IsEmpty.ShouldBeTrue();
        second.IsComplete.ShouldBeTrue();
    }

    [Test]
    public async Task Reading_an_unchanged_app_takes_one_request_for_each_area_and_one_for_its_live_revision()
    {
        await using var tenant = await EveryArea.StartAsync();
        var project = EveryArea.Project(tenant);
        await tenant.DeployAsync(project);

        var plan = await tenant.PlanAsync(project);

        plan.Reading.ShouldBe(new RequestCounts(2 * (Compiler.Catalog.KintoneCatalog.Areas.Length + 1), 0, 0));
    }

    [TestCaseSource(nameof(Edits))]
    [TestCaseSource(nameof(Removals))]
    public async Task One_edit_is_one_line_and_one_write(string[] edits, string[] addresses)
    {
        await using var tenant = await EveryArea.StartAsync();
        await tenant.DeployAsync(EveryArea.Project(tenant));
        var text = edits.Chunk(2).Aggregate(EveryArea.App, (app, e) => app.Split(e[0]).Length == 2 ? app.Replace(e[0], e[1], StringComparison.Ordinal) : throw new InvalidOperationException(e[0]));
        var edited = EveryArea.Project(tenant, EveryArea.App, text);

        var plan = await tenant.PlanAsync(edited);
        var result = await tenant.ApplyAsync(edited, plan);

        plan.Apps.SelectMany(a => a.Intentions).Select(c => c.Address.Within("ledger")).ShouldBe(addresses);
        plan.Steps.Length.ShouldBe(2, "a write and a deploy");
        result.Failure?.Describe(Compiler.Diagnostics.Language.English).ShouldBeNull();
        result.Differences.Select(c => c.Address.Text).ShouldBeEmpty();
        (result.Requests.Write, result.Requests.Deploy).ShouldBe((1, 1), "no file is sent again");
        (await tenant.PlanAsync(edited)).IsEmpty.ShouldBeTrue();
    }

    [TestCaseSource(nameof(Renames))]
    public async Task A_renamed_entry_keeps_its_id(string section, string resource, string before, string after, string property)
    {
        await using var tenant = await EveryArea.StartAsync();
        await tenant.DeployAsync(EveryArea.Project(tenant));
        var id = (await tenant.GetAsync(resource, "ledger")).GetProperty(section).GetProperty(before).GetProperty("id").GetString();
        var renamed = EveryArea.Project(tenant, $"  {before}: {{ {property}", $"  {after}: {{ renamedFrom: {before}, {property}");

        var plan = await tenant.PlanAsync(renamed);
        var result = await tenant.ApplyAsync(renamed, plan);

        plan.Apps[0].Intentions.Single().RenamedFrom.ShouldBe(before);
        result.Outcome.ShouldBe(ApplyOutcome.Applied);
        (await tenant.GetAsync(resource, "ledger")).GetProperty(section).GetProperty(after).GetProperty("id").GetString().ShouldBe(id);
        (await tenant.PlanAsync(renamed)).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task What_an_action_copies_to_is_live_before_the_action_is_written()
    {
        await using var tenant = await EveryArea.StartAsync();
        await tenant.DeployAsync(EveryArea.Project(tenant));
        var more = Definitions.Project(
            tenant, ("appforge.yaml", "name: 試し\nplugins:\n  map: { name: 地図, id: " + EveryArea.MapPlugin + " }\n"),
            ("apps/ledger/app.yaml", EveryArea.App.Replace("依頼: 件名,", "依頼: 件名, 依頼区分: 備考,", StringComparison.Ordinal)),
            ("apps/request/app.yaml", EveryArea.Request + "  依頼区分: { type: SINGLE_LINE_TEXT }\n"));

        var plan = await tenant.PlanAsync(more);
        var result = await tenant.ApplyAsync(more, plan);

        plan.Steps.OfType<DeployStep>().Select(d => d.Purpose).ShouldBe([DeployPurpose.Foundation, DeployPurpose.Changes]);
        result.Failure?.Describe(Compiler.Diagnostics.Language.English).ShouldBeNull();
        result.Outcome.ShouldBe(ApplyOutcome.Applied);
    }

    [Test]
    public async Task What_a_token_may_not_read_is_unreadable_not_empty()
    {
        await using var tenant = await EveryArea.StartAsync();
        var project = EveryArea.Project(tenant);
        await tenant.DeployAsync(project);
        var tokens = tenant.Ids.Ids.ToDictionary(i => i.Value, i => new Secret(tenant.Host.GenerateApiToken(i.Value, Emulator.AppRights.All)));
        var withTokens = tenant.As(new KintoneCredentials.ApiTokens(tokens));

        var plan = await withTokens.PlanAsync(project);
        var changed = await withTokens.DeployAsync(EveryArea.Project(tenant, "DD-ledger", "DD-ledger-2"));

        plan.IsEmpty.ShouldBeTrue();
        plan.IsComplete.ShouldBeFalse();
        plan.Unreadable.Select(a => a.Text).ShouldBe(
            ["apps.ledger.actions.依頼を作る.destApp", "apps.ledger.actions.依頼を作る.mappings", "apps.ledger.customize", "apps.request.customize"],
            "each token sees its own app only");
        changed.Outcome.ShouldBe(ApplyOutcome.Applied);
    }

    private static TestCaseData Edit(string old, string replacement, params string[] addresses) => new TestCaseData(new[] { old, replacement }, addresses).SetArgDisplayNames(addresses[0]);

    private static TestCaseData Edit(string old, string replacement, string address, (string Old, string New) also) =>
        new TestCaseData(new[] { old, replacement, also.Old, also.New }, new[] { address }).SetArgDisplayNames(address);
}

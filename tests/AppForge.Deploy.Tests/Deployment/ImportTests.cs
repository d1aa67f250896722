using AppForge.Compiler;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Live;
using AppForge.Emulator;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>Import is the way back: what it writes compiles, is formatted, and plans empty; what is written already is edited.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class ImportTests
{
    [Test]
    public async Task What_was_deployed_comes_back_with_keys_and_roles_and_plans_empty()
    {
        await using var tenant = await LocalTenant.StartAsync();
        var samples = Definitions.Samples();
        (await tenant.DeployAsync(samples)).Failure?.Describe(Compiler.Diagnostics.Language.English).ShouldBeNull();

        var register = samples.Files.Find(ProjectFiles.ProjectFile)!;
        var result = await tenant.ImportAsync(samples.Environments["local"], target: Compiled([register]));

        result.Decisions.Select(d => $"{d.Kind} {d.Subject}").ShouldBeEmpty();
        result.Apps.Select(a => a.Key).ShouldBe(["org-master", "staff-master", "vehicle-master", "vehicle-trip"]);
        var trip = result.Apps.Single(a => a.Key == "vehicle-trip").Texts["apps/vehicle-trip/app.yaml"];
        trip.ShouldContain("relatedApp: vehicle-master");
        trip.ShouldContain("role/vehicle-manager");
        var written = ImportCheck.Written(tenant, result, register, samples.Files.Find("environments/local.yaml")!);
        ImportCheck.Errors(written).ShouldBeEmpty();
        await ImportCheck.IsFormattedAndPlansEmptyAsync(tenant, written);
    }

    [Test]
    public async Task What_is_written_and_the_same_is_not_touched()
    {
        await using var tenant = await LocalTenant.StartAsync();
        var samples = Definitions.Samples();
        (await tenant.DeployAsync(samples)).Failure?.Describe(Compiler.Diagnostics.Language.English).ShouldBeNull();

        var result = await tenant.ImportAsync(samples.Environments["local"], target: samples);

        result.Decisions.Select(d => $"{d.Kind} {d.Subject} {string.Join(' ', d.Places)}").ShouldBeEmpty();
        result.Apps.ShouldAllBe(a => a.IsKnown);
        foreach (var (path, text) in result.Apps.SelectMany(a => a.Texts))
        {
            text.ShouldBe(samples.Files.Find(path)!.Content);
        }
    }

    [Test]
    public async Task What_somebody_changed_is_changed_where_it_stands_and_nothing_else_is()
    {
        await using var tenant = await LocalTenant.StartAsync();
        var samples = Definitions.Samples();
        (await tenant.DeployAsync(samples)).Failure?.Describe(Compiler.Diagnostics.Language.English).ShouldBeNull();
        var changed = Definitions.Samples(("apps/vehicle-trip/app.yaml", "unit: 名, unitPosition: AFTER, help: 車両番号から", "unit: 人, unitPosition: AFTER, help: 車両番号から"));
        await tenant.DeployAsync(changed);

        var result = await tenant.ImportAsync(samples.Environments["local"], target: samples);

        var (path, text) = result.Apps.SelectMany(a => a.Texts).ShouldHaveSingleItem();
        text.ShouldBe(changed.Files.Find(path)!.Content);
    }

    [Test]
    public async Task Sections_stay_in_their_files_and_fragments_are_told_not_edited()
    {
        await using var tenant = await LocalTenant.StartAsync();
        SourceText[] files =
        [
            new("appforge.yaml", "name: test\n"),
            new("fragments/common.yaml", "fields:\n  所属: { type: SINGLE_LINE_TEXT, maxLength: 10 }\n"),
            new("apps/a/app.yaml", "# 台帳\nname: 台帳\nuse: [common]\n\nfields:\n  品名: { type: SINGLE_LINE_TEXT } # 名前\n"),
            new("apps/a/views.yaml", "# 一覧\nすべて: { type: LIST, fields: [品名] }\n"),
        ];
        var project = Compiled(files);
        (await tenant.DeployAsync(project)).Failure?.Describe(Compiler.Diagnostics.Language.English).ShouldBeNull();
        await tenant.DeployAsync(Compiled(
        [
            files[0], Edited(files[1], "maxLength: 10", "maxLength: 20"), Edited(files[2], "type: SINGLE_LINE_TEXT }", "type: SINGLE_LINE_TEXT, required: true }"), Edited(files[3], "[品名]", "[品名, 所属]"),
        ]));

        var result = await tenant.ImportAsync(target: project);

        var texts = result.Apps.Single().Texts;
        texts.Keys.ShouldBe(["apps/a/app.yaml", "apps/a/views.yaml"]);
        texts["apps/a/app.yaml"].ShouldContain("  品名: { type: SINGLE_LINE_TEXT, required: true } # 名前\n");
        texts["apps/a/app.yaml"].ShouldNotContain("所属");
        texts["apps/a/views.yaml"].ShouldBe("# 一覧\nすべて:\n  type: LIST\n  fields: [品名, 所属]\n");
        var fragment = result.Decisions.Single(d => d.Kind == ImportDecisionKind.Fragment);
        (fragment.Subject, fragment.Places.Single()).ShouldBe(("fragments/common.yaml", "apps.a.fields.所属"));
    }

    [Test]
    public async Task A_role_of_several_stays_a_role_and_a_stopped_user_stays_written()
    {
        await using var tenant = await LocalTenant.StartAsync(directory: new EmulatorDirectory
        {
            Users = [.. new[] { "Administrator", "sato", "suzuki", "tanaka" }.Select(c => new EmulatorUser { Code = c, Password = "cybozu" })],
        });
        SourceText[] files =
        [
            new("appforge.yaml", "name: test\n"),
            new("environments/local.yaml", "roles:\n  team: [user/sato, user/suzuki]\n  leader: user/tanaka\n"),
            new("apps/a/app.yaml", "name: 台帳\n\nacl:\n  app:\n    - { entity: creator, allow: all }\n    - { entity: role/team, allow: [recordViewable] } # 班\n    - { entity: user/tanaka, allow: [recordViewable] }\n"),
        ];
        var project = Compiled(files);
        (await tenant.DeployAsync(project)).Failure?.Describe(Compiler.Diagnostics.Language.English).ShouldBeNull();
        await tenant.Host.ChangeDirectoryAsync(d => d.WithSuspended("tanaka"));

        var result = await tenant.ImportAsync(project.Environments["local"], target: project);

        result.Apps.Single().Texts.ShouldBeEmpty();
        result.Decisions.Select(d => $"{d.Kind} {d.Subject}").ShouldBe(["NoRole user/tanaka", "HiddenPrincipal user/tanaka"]);
    }

    [Test]
    public async Task A_role_that_nobody_has_here_stays_written()
    {
        await using var tenant = await LocalTenant.StartAsync(directory: new EmulatorDirectory
        {
            Users = [.. new[] { "Administrator", "sato", "suzuki" }.Select(c => new EmulatorUser { Code = c, Password = "cybozu" })],
        });
        const string app = "name: 台帳\n\nacl:\n  app:\n    - { entity: creator, allow: all }\n    - { entity: role/audit, allow: [recordViewable] } # 監査\n    - { entity: user/sato, allow: [recordViewable] }\n\n"
            + "notifications:\n  general:\n    notifications: [{ entity: role/audit, events: [recordAdded] }]\n\n"
            + "fields:\n  担当: { type: USER_SELECT, entities: [role/audit, user/sato] }\n  控え: { type: USER_SELECT, entities: [role/audit, user/sato] }\n  前任: { type: USER_SELECT, entities: [user/sato] }\n";
        var there = app.Replace("    - { entity: role/audit, allow: [recordViewable] } # 監査\n", "", StringComparison.Ordinal)
            .Replace("    notifications: [{ entity: role/audit, events: [recordAdded] }]\n", "    notifications: []\n", StringComparison.Ordinal)
            .Replace("entity: user/sato", "entity: user/suzuki", StringComparison.Ordinal)
            .Replace("担当: { type: USER_SELECT, entities: [role/audit, user/sato]", "担当: { type: USER_SELECT, entities: [user/suzuki]", StringComparison.Ordinal)
            .Replace("控え: { type: USER_SELECT, entities: [role/audit, user/sato]", "控え: { type: USER_SELECT, entities: []", StringComparison.Ordinal);
        SourceText[] files = [new("appforge.yaml", "name: test\n"), new("environments/local.yaml", "roles:\n  team: user/suzuki\n"), new("environments/honban.yaml", "roles:\n  audit: user/kansa\n"), new("apps/a/app.yaml", app)];
        (await tenant.DeployAsync(Compiled([.. files[..^1], new("apps/a/app.yaml", there)]))).Failure?.Describe(Compiler.Diagnostics.Language.English).ShouldBeNull();
        var project = Compiled(files);

        var result = await tenant.ImportAsync(project.Environments["local"], target: project);

        result.Apps.Single().Texts.Values.ShouldHaveSingleItem().ShouldBe(app
            .Replace("entity: user/sato", "entity: role/team", StringComparison.Ordinal)
            .Replace("担当: { type: USER_SELECT, entities: [role/audit, user/sato]", "担当: { type: USER_SELECT, entities: [role/audit, role/team]", StringComparison.Ordinal)
            .Replace("控え: { type: USER_SELECT, entities: [role/audit, user/sato]", "控え: { type: USER_SELECT, entities: [role/audit]", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_section_whose_rest_is_as_in_a_new_app_keeps_what_cannot_be_seen()
    {
        await using var tenant = await LocalTenant.StartAsync(directory: new EmulatorDirectory
        {
            Users = [.. new[] { "Administrator", "sato", "tanaka" }.Select(c => new EmulatorUser { Code = c, Password = "cybozu" })],
        });
        const string app = "name: 台帳\n\nactions:\n  写し: { destApp: a, mappings: {}, entities: [user/tanaka, user/sato] }\n  控え: { destApp: a, mappings: {}, entities: [user/sato] }\n\n"
            + "notifications:\n  general:\n    notifications:\n      - { entity: user/tanaka, events: [recordAdded] } # 休職\n";
        var project = Compiled([new("appforge.yaml", "name: test\n"), new("apps/a/app.yaml", app)]);
        (await tenant.DeployAsync(project)).Failure?.Describe(Compiler.Diagnostics.Language.English).ShouldBeNull();
        await tenant.DeployAsync(Compiled([new("appforge.yaml", "name: test\n"), new("apps/a/app.yaml", app.Replace(", user/sato]", "]", StringComparison.Ordinal))]));
        await tenant.Host.ChangeDirectoryAsync(d => d.WithSuspended("tanaka"));

        var result = await tenant.ImportAsync(target: project);

        result.Apps.Single().Texts.Values.ShouldHaveSingleItem().ShouldBe(app.Replace(", user/sato]", "]", StringComparison.Ordinal));
        result.Decisions.Where(d => d.Kind == ImportDecisionKind.HiddenPrincipal).Select(d => d.Subject).ShouldBe(["user/tanaka"]);
    }

    [Test]
    public async Task A_space_is_imported_and_guest_spaces_are_named()
    {
        await using var tenant = await LocalTenant.StartAsync(directory: new EmulatorDirectory { Spaces = [new(3, "総務", 3, false), new(4, "協力会社", 4, true)] });
        await using var guest = tenant.InGuestSpace(4);
        var outside = await tenant.Api.CreateAppAsync("外", null, null, CancellationToken.None);
        var inside = await tenant.Api.CreateAppAsync("総務の台帳", 3, null, CancellationToken.None);
        await tenant.PublishAsync(outside.App, inside.App);
        var other = await guest.Api.CreateAppAsync("協力会社の台帳", 4, null, CancellationToken.None);
        await guest.PublishAsync(other.App);
        var environment = Compiled([new("appforge.yaml", "name: test\n"), new("environments/local.yaml", "spaces: { 総務: 3 }\n")]).Environments["local"];

        var space = await tenant.ImportAsync(environment, new ImportChoice(null, 3));
        var all = await tenant.ImportAsync(environment);
        var ofGuests = await guest.ImportAsync();

        space.Apps.Single().Texts.Values.Single().ShouldContain("space: 総務\n");
        all.Apps.Select(a => a.Name).ShouldBe(["外", "総務の台帳"], ignoreOrder: true);
        var skipped = all.Decisions.Single(d => d.Kind == ImportDecisionKind.GuestSpace);
        (skipped.Subject, skipped.Places.Single()).ShouldBe(("4", $"協力会社の台帳 #{other.App}"));
        ofGuests.Apps.Single().Name.ShouldBe("協力会社の台帳");
    }

    [TestCase("lib.js", "lib.js")]
    [TestCase("../../x.js", "_.._.._x.js")]
    [TestCase("con.js", "_con.js")]
    [TestCase("a:b?.js", "a_b_.js")]
    [TestCase("x. ", "x")]
    [TestCase(".", "_")]
    public void A_files_name_is_made_harmless(string name, string expected) => ImportedFiles.Harmless(name).ShouldBe(expected);

    private static SourceText Edited(SourceText source, string before, string after) => new(source.Path, source.Content.Replace(before, after, StringComparison.Ordinal));

    private static Compilation Compiled(SourceText[] files)
    {
        var compilation = AppCompiler.Compile(ProjectFiles.Of(files), CancellationToken.None);
        ImportCheck.Errors(compilation).ShouldBeEmpty();
        return compilation;
    }
}

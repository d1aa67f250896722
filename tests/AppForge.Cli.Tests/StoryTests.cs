using System.Text.Json;
using AppForge.Deploy.Kintone;
using AppForge.Emulator;

namespace AppForge.Cli.Tests;

/// <summary>Whole stories, over the wire against the emulator.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class StoryTests
{
    private const string Password = "p4ss-of-the-story";

    [Test]
    public async Task The_samples_go_to_local_once_and_what_is_edited_afterwards_is_the_plan()
    {
        using var project = TestProject.OfSamples();
        (await CliRun.InAsync(project, "deploy", "local")).Code.ShouldBe(ExitCode.Usage, "nobody answered");
        var first = await CliRun.InAsync(project, "deploy", "local", "--yes");
        first.Code.ShouldBe(0, first.Everything);
        first.Out.ShouldContain("結果  反映しました");
        project.Read(".appforge/.gitignore").ShouldBe("*\n");

        var second = await CliRun.InAsync(project, "deploy", "local");
        second.Code.ShouldBe(0, second.Everything);
        second.Out.ShouldContain("書込 0回・反映 0回");
        (await CliRun.InAsync(project, "plan", "local", "--exit-code")).Code.ShouldBe(0);

        project.Edit("apps/vehicle-trip/app.yaml", "name: 公用車予約・運行\n", "name: 公用車の予約と運行\n");
        project.Edit("apps/org-master/app.yaml", "      - 総合政策部\n      - 総務部\n", "      - 総務部\n      - 総合政策部\n");
        project.Edit("apps/org-master/app.yaml", "  備考: { type: MULTI_LINE_TEXT", "  追記: { type: SINGLE_LINE_TEXT }\n  備考: { type: MULTI_LINE_TEXT");
        project.Edit("apps/org-master/app.yaml", "    filterCond: 廃止日 != \"\"\n", "    filterCond: 廃止日 != \"\" and 所属区分 in (\"出先\")\n");
        project.Edit("apps/org-master/app.yaml", "  - [所属職員]\n", "  - [所属職員]\n  - [追記]\n");
        var plan = await CliRun.InAsync(project, "plan", "local", "--format", "json", "--exit-code");
        plan.Code.ShouldBe(ExitCode.Changes, plan.Everything);
        Addresses(plan.Out).ShouldBe(
            ["apps.org-master.fields.部局名.options", "apps.org-master.fields.追記", "apps.org-master.views.廃止・改正済み.filterCond", "apps.vehicle-trip.name"],
            ignoreOrder: true);

        var third = await CliRun.InAsync(project, "deploy", "local", "--yes", "--format", "json");
        third.Code.ShouldBe(0, third.Everything);
        using var json = JsonDocument.Parse(third.Out);
        json.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["schemaVersion", "run", "environment", "result", "apps", "handWork", "findings", "budget", "requests"]);
        json.RootElement.GetProperty("result").GetString().ShouldBe("applied");
        (await CliRun.InAsync(project, "plan", "local", "--exit-code")).Code.ShouldBe(0);
    }

    [Test]
    public async Task A_plan_is_a_page_for_its_approver_and_a_comment_for_its_pull_request()
    {
        using var project = TestProject.OfSamples();
        (await CliRun.InAsync(project, "deploy", "local", "--yes")).Code.ShouldBe(0);
        project.Edit("apps/vehicle-trip/app.yaml", "name: 公用車予約・運行\n", "name: 公用車の予約と運行\n");
        project.Edit("apps/vehicle-master/app.yaml", "  車種: { type: SINGLE_LINE_TEXT, ", "  車種: { type: SINGLE_LINE_TEXT, label: 車名, ");
        IReadOnlyList<string> asked = [];
        string? Log(string folder, IReadOnlyList<string> arguments)
        {
            asked = arguments;
            return "9999-01-02T09:00:00+09:00\t名前を分かりやすく <i>\n2000-01-01T09:00:00+09:00\t最初の版\n";
        }

        File.Delete(project.PathOf("apps/vehicle-trip/CHANGELOG.md"));
        var page = await CliRun.WithAsync(CliRun.Context(project.Root) with { AskGit = Log }, ["plan", "local", "--format", "html", "--exit-code"]);
        page.Code.ShouldBe(ExitCode.Changes, page.Everything);
        page.Out.ShouldStartWith("<!DOCTYPE html>");
        page.Out.ShouldContain("フィールド「車名」のフィールド名");
        page.Out.ShouldContain("（公用車の予約と運行でも）", Case.Sensitive, "its lookup copies the field");
        page.Out.ShouldContain("名前を分かりやすく &lt;i&gt;");
        page.Out.ShouldNotContain("最初の版", Case.Sensitive, "older than what is deployed");
        asked.ShouldContain("--no-show-signature");

        var comment = await CliRun.InAsync(project, "plan", "local", "--format", "markdown");
        comment.Code.ShouldBe(0, comment.Everything);
        comment.Out.ShouldStartWith("## 計画 local");
        comment.Out.ShouldContain("`公用車予約・運行 → 公用車の予約と運行`");
    }

    [Test]
    public async Task What_is_imported_is_valid_and_its_plan_is_empty()
    {
        await using var host = await HostAsync();
        using var project = Staging(host);
        (await Run(project, "deploy", "staging", "--yes")).Code.ShouldBe(0);
        var import = await Run(project, "import", "staging", "--all", "--into", "copy");
        import.Code.ShouldBe(0, import.Everything);
        import.Out.ShouldContain("apps/vehicle-trip/app.yaml");
        import.Error.ShouldContain("計画は空です");
        var copy = CliRun.WithVariables(CliRun.Context(project.PathOf("copy")), Variables);

        // kintone knows no owner, no class of personal data: a governed project has to add what only people know.
        import.Error.ShouldContain("ガバナンス規則の指摘が");
        (await CliRun.WithAsync(copy, ["validate"])).Code.ShouldBe(ExitCode.DefinitionErrors);
        project.Edit("copy/appforge.yaml", "governance: prefecture", "governance: basic");
        var validate = await CliRun.WithAsync(copy, ["validate"]);
        validate.Code.ShouldBe(0, validate.Out);
        (await CliRun.WithAsync(copy, ["plan", "staging", "--exit-code"])).Code.ShouldBe(0);
        (await CliRun.WithAsync(copy, ["fmt", "--check"])).Code.ShouldBe(0, "what import writes is in canonical form");

        project.Edit("copy/apps/vehicle-trip/app.yaml", "name: 公用車予約・運行", "name: 手で直した名前");
        var again = await Run(project, "import", "staging", "--all", "--into", "copy");
        again.Code.ShouldBe(ExitCode.Usage, again.Everything);
        project.Read("copy/apps/vehicle-trip/app.yaml").ShouldContain("手で直した名前");
        (await Run(project, "import", "staging", "--all", "--into", "copy", "--yes")).Code.ShouldBe(0);
        project.Read("copy/apps/vehicle-trip/app.yaml").ShouldNotContain("手で直した名前");
    }

    [Test]
    public async Task An_import_into_the_project_changes_what_somebody_changed_and_asks_before_it_overwrites_what_is_not_committed()
    {
        await using var host = await HostAsync();
        using var project = Staging(host);
        (await Run(project, "deploy", "staging", "--yes")).Code.ShouldBe(0);
        using var elsewhere = Staging(host);
        elsewhere.Write("environments/staging.apps.yaml", project.Read("environments/staging.apps.yaml"));
        elsewhere.Edit("apps/vehicle-trip/app.yaml", "name: 公用車予約・運行", "name: 公用車の運行");
        (await Run(elsewhere, "deploy", "staging", "--yes")).Code.ShouldBe(0);
        var before = project.Read("apps/vehicle-trip/app.yaml");

        var refused = await Run(project, "import", "staging", "--all");
        refused.Code.ShouldBe(ExitCode.Usage, refused.Everything);
        refused.Error.ShouldContain("apps/vehicle-trip/app.yaml");
        project.Read("apps/vehicle-trip/app.yaml").ShouldBe(before);

        string? Committed(string folder, IReadOnlyList<string> arguments) => arguments[0] == "ls-files" ? "apps/vehicle-trip/app.yaml\0" : "";
        var context = CliRun.WithVariables(CliRun.Context(project.Root), Variables) with { AskGit = Committed };
        var import = await CliRun.WithAsync(context, ["import", "staging", "--all", "--format", "json"]);
        import.Code.ShouldBe(0, import.Everything);
        using var json = JsonDocument.Parse(import.Out);
        json.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["schemaVersion", "environment", "apps", "decisions", "notLookedAt", "planIsEmpty", "requests"]);
        json.RootElement.GetProperty("planIsEmpty").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("apps").EnumerateArray().SelectMany(a => a.GetProperty("files").EnumerateArray()).Select(f => f.GetString()).ShouldBe(["apps/vehicle-trip/app.yaml"]);
        project.Read("apps/vehicle-trip/app.yaml").ShouldBe(before.Replace("name: 公用車予約・運行", "name: 公用車の運行", StringComparison.Ordinal));

        var again = await Run(project, "import", "staging", "--all");
        again.Code.ShouldBe(0, again.Everything);
        again.Out.ShouldBeEmpty();
    }

    [Test]
    public async Task Files_are_kept_in_mind_and_a_spoilt_memory_does_no_harm()
    {
        await using var host = await HostAsync();
        using var project = Staging(host);
        (await Run(project, "deploy", "staging", "--yes")).Code.ShouldBe(0);

        var kept = Directory.GetFiles(project.PathOf($".appforge/cache/localhost_{host.BaseAddress.Port}")).ShouldHaveSingleItem();
        File.ReadAllText(kept).ShouldContain("vehicle-trip.js");
        File.WriteAllText(kept, "{");

        (await Run(project, "plan", "staging", "--exit-code")).Code.ShouldBe(0);
        File.ReadAllText(kept).ShouldContain("vehicle-trip.js");
        project.Read(".appforge/.gitignore").ShouldBe("*\n");
    }

    [Test]
    public async Task A_space_that_the_environment_does_not_name_is_said_before_anything_is_read()
    {
        await using var host = await HostAsync();
        using var project = new TestProject(
            ("appforge.yaml", "name: 試し\n"), ("environments/staging.yaml", Environment(host)), ("apps/memo/app.yaml", "name: メモ\nspace: 総務\n"));

        var plan = await Run(project, "plan", "staging");

        plan.Code.ShouldBe(ExitCode.DefinitionErrors);
        plan.Error.ShouldContain("apps/memo/app.yaml:2:8");
        plan.Error.ShouldContain("AF4002");
        host.RequestLog.Reads.ShouldBe(0);
    }

    [Test]
    public async Task What_is_left_by_hand_is_listed_for_a_new_app_and_counted_afterwards()
    {
        await using var host = await HostAsync();
        using var project = new TestProject(
            ("appforge.yaml", "name: 試し\n"), ("environments/staging.yaml", Environment(host)), ("apps/memo/app.yaml", "name: メモ\ncategories: [甲, 乙]\n"));

        var deploy = await Run(project, "deploy", "staging", "--yes");
        var again = await Run(project, "plan", "staging", "--exit-code");

        deploy.Code.ShouldBe(0, deploy.Everything);
        deploy.Out.Split("* apps.memo.categories").Length.ShouldBe(2);
        deploy.Error.ShouldContain("手作業が 1件 残っています");
        again.Code.ShouldBe(0);
        again.Out.ShouldContain("手作業の宣言   1件");
        again.Out.ShouldNotContain("apps.memo.categories");
    }

    [Test]
    public async Task Losing_data_has_to_be_allowed_by_its_address()
    {
        await using var host = await HostAsync();
        using var project = new TestProject(
            ("appforge.yaml", "name: 試し\n"), ("environments/staging.yaml", Environment(host)),
            ("apps/memo/app.yaml", "name: メモ\nfields:\n  件名: { type: SINGLE_LINE_TEXT }\n  備考: { type: SINGLE_LINE_TEXT }\n"));
        (await Run(project, "deploy", "staging", "--yes")).Code.ShouldBe(0);
        project.Edit("apps/memo/app.yaml", "  備考: { type: SINGLE_LINE_TEXT }\n", "");
        var refused = await Run(project, "deploy", "staging", "--yes");
        refused.Code.ShouldBe(ExitCode.Refused, refused.Everything);
        refused.Error.ShouldContain("--allow-destructive apps.memo.fields.備考");
        var allowed = await Run(project, "deploy", "staging", "--yes", "--allow-destructive", "apps.memo.fields.備考");
        allowed.Code.ShouldBe(0, allowed.Everything);
    }

    [Test]
    public async Task Somebody_elses_undeployed_changes_are_neither_deployed_nor_overwritten()
    {
        await using var host = await HostAsync();
        using var project = Staging(host);
        (await Run(project, "deploy", "staging", "--yes")).Code.ShouldBe(0);
        await EditByHandAsync(host, """{"app":1,"description":"手で直した説明"}""");
        var plan = await Run(project, "plan", "staging");
        plan.Out.ShouldContain("ほかの人の未反映の変更   1件");
        project.Edit("apps/org-master/app.yaml", "options: [本庁, 出先]", "options: [出先, 本庁]");
        var deploy = await Run(project, "deploy", "staging", "--yes");
        deploy.Code.ShouldBe(ExitCode.Refused, deploy.Everything);
        deploy.Error.ShouldContain("org-master");
    }

    [Test]
    public async Task A_protected_environment_wants_its_name()
    {
        await using var host = await HostAsync();
        using var project = new TestProject(
            ("appforge.yaml", "name: 試し\n"), ("environments/staging.yaml", Environment(host) + "protected: true\n"), ("apps/memo/app.yaml", "name: メモ\n"));
        (await Run(project, "deploy", "staging", "--yes")).Code.ShouldBe(ExitCode.Usage);
        (await Run(project, "deploy", "staging", "--yes=production")).Code.ShouldBe(ExitCode.Usage);
        (await Answering("y\n", project)).Code.ShouldBe(ExitCode.Refused);
        (await Answering("staging\n", project)).Code.ShouldBe(0);
        project.Edit("apps/memo/app.yaml", "メモ", "めも");
        (await Run(project, "deploy", "staging", "--yes=staging")).Code.ShouldBe(0);
    }

    [Test]
    public async Task A_misspelt_permission_is_said()
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/memo/app.yaml", "name: メモ\n"));
        var run = await CliRun.InAsync(project, "deploy", "local", "--yes", "--allow-destructive", "apps.memo.fields.ない");
        run.Code.ShouldBe(0, run.Everything);
        run.Error.ShouldContain("apps.memo.fields.ない は、この計画でデータを失う変更ではありません");
    }

    // Each failure strikes the second deployment; what it left behind decides the exit code.
    [TestCase(FaultKind.DatabaseLock, ExitCode.Failed, "failed")]
    [TestCase(FaultKind.Unavailable, ExitCode.Partial, "partial")]
    public async Task A_failure_on_the_way_ends_with_what_it_left_behind(FaultKind kind, int code, string result)
    {
        await using var host = await HostAsync();
        using var project = Staging(host);
        (await Run(project, "deploy", "staging", "--yes")).Code.ShouldBe(0);
        EditTwice(project);
        host.Faults.Add(new FaultRule(kind) { Method = "PUT", PathContains = "app/acl.json", Times = 20 });
        var deploy = await Run(project, "deploy", "staging", "--yes", "--format", "json");
        deploy.Code.ShouldBe(code, deploy.Everything);
        ResultOf(deploy).ShouldBe(result);
        deploy.Everything.ShouldNotContain(Password);
    }

    [Test]
    public async Task Somebody_who_writes_between_plan_and_deploy_is_not_overwritten()
    {
        await using var host = await HostAsync();
        using var project = Staging(host);
        (await Run(project, "deploy", "staging", "--yes")).Code.ShouldBe(0);
        EditTwice(project);
        var context = CliRun.WithVariables(CliRun.Context(project.Root), Variables) with
        {
            OpenTransport = c => new Meddler(KintoneTransport.Open(c), () => EditByHandAsync(host, """{"app":1,"description":"手で直した説明"}""")),
        };
        var deploy = await CliRun.WithAsync(context, ["deploy", "staging", "--yes", "--format", "json"]);
        deploy.Code.ShouldBe(ExitCode.Refused, deploy.Everything);
        ResultOf(deploy).ShouldBe("refused");
        (await Run(project, "plan", "staging")).Out.ShouldContain("ほかの人の未反映の変更   1件");
    }

    [Test]
    public async Task A_new_app_that_could_not_be_finished_is_kept_in_mind()
    {
        await using var host = await HostAsync();
        using var project = new TestProject(
            ("appforge.yaml", "name: 試し\n"), ("environments/staging.yaml", Environment(host)), ("apps/memo/app.yaml", "name: メモ\nfields: { 件名: { type: SINGLE_LINE_TEXT } }\n"));
        host.Faults.Add(new FaultRule(FaultKind.DatabaseLock) { Method = "POST", PathContains = "form/fields.json", Times = 20 });
        var first = await Run(project, "deploy", "staging", "--yes");
        first.Code.ShouldBe(ExitCode.Partial, first.Everything);
        project.Read("environments/staging.apps.yaml").ShouldEndWith("memo: 1\n");
        host.Faults.Clear();
        var second = await Run(project, "deploy", "staging", "--yes");
        second.Code.ShouldBe(0, second.Everything);
        project.Read("environments/staging.apps.yaml").ShouldEndWith("memo: 1\n");
    }

    [Test]
    public async Task On_a_terminal_it_is_asked_and_shown_how_far_it_is()
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/memo/app.yaml", "name: メモ\n"));
        using var no = new StringReader("\n");
        using var yes = new StringReader("y\n");
        var context = CliRun.Context(project.Root) with { IsInTerminal = true, IsErrorTerminal = true };
        var declined = await CliRun.WithAsync(context with { In = no }, ["deploy", "local", "--lang", "en"]);
        declined.Code.ShouldBe(ExitCode.Refused);
        declined.Error.ShouldContain("Deploy? [y/N]");
        declined.Error.ShouldContain("Nothing was written");
        var accepted = await CliRun.WithAsync(context with { In = yes }, ["deploy", "local", "--lang", "en"]);
        accepted.Code.ShouldBe(0, accepted.Everything);
        accepted.Error.ShouldContain("[1/");
        accepted.Error.ShouldContain("create the app メモ");
        (await CliRun.InAsync(project, "plan", "local", "--exit-code")).Code.ShouldBe(0, "who ran it in which language makes no difference");
    }

    [Test]
    public async Task A_wrong_password_ends_with_5_and_names_the_variables_only()
    {
        await using var host = await HostAsync();
        using var project = Staging(host);
        const string wrong = "wr0ng-p4ssw0rd";
        var context = CliRun.WithVariables(CliRun.Context(project.Root), ("KT_USER", "Administrator"), ("KT_PASSWORD", wrong));
        var run = await CliRun.WithAsync(context, ["deploy", "staging", "--yes"]);
        run.Code.ShouldBe(ExitCode.Failed, run.Everything);
        run.Error.ShouldContain("KT_PASSWORD");
        run.Everything.ShouldNotContain(wrong);
    }

    [Test]
    public async Task Nothing_secret_is_ever_said()
    {
        await using var host = await HostAsync();
        using var project = Staging(host);
        var said = "";
        foreach (var call in new[] { "validate", "plan staging", "plan staging --format json", "deploy staging --yes", "deploy staging --format json", "import staging --all --into copy", "plan local", "plan nowhere", "fmt --check" })
        {
            said += (await Run(project, call.Split(' '))).Everything;
        }

        said.ShouldNotContain(Password);
        foreach (var file in Directory.EnumerateFiles(project.Root, "*", SearchOption.AllDirectories))
        {
            System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)).ShouldNotContain(Password, Case.Sensitive, file);
        }
    }

    private static (string, string)[] Variables => [("KT_USER", "Administrator"), ("KT_PASSWORD", Password)];

    private static Task<EmulatorHost> HostAsync() => EmulatorHost.StartAsync(
        new EmulatorOptions
        {
            AdministratorPassword = Password,
            DeployDuration = TimeSpan.Zero,
            Directory = new()
            {
                Groups = [new("dx-owner", "dx-owner"), new("dx-helpdesk", "dx-helpdesk"), new("vehicle-manager", "vehicle-manager")],
                Spaces = [new(1, "kintone基盤管理", 1, IsGuest: false), new(2, "研修5テーマ", 2, IsGuest: false)],
                Plugins = [new("kjhgfedcbaponmlkjihgfedcbaponmlk", "カンタンマッププラグイン")],
            },
        },
        CancellationToken.None);

    private static string Environment(EmulatorHost host) => $"url: {host.BaseAddress}\nauth: {{ user: KT_USER, password: KT_PASSWORD }}\n";

    private static TestProject Staging(EmulatorHost host)
    {
        var project = TestProject.OfSamples();
        project.Write("environments/staging.yaml", Environment(host) + project.Read("environments/local.yaml"));
        return project;
    }

    private static Task<CliRun> Run(TestProject project, params string[] arguments) =>
        CliRun.WithAsync(CliRun.WithVariables(CliRun.Context(project.Root), Variables), arguments);

    private static void EditTwice(TestProject project)
    {
        project.Edit("apps/org-master/app.yaml", "recordEditable, recordImportable, recordExportable]\n", "recordEditable, recordExportable]\n");
        project.Edit("apps/org-master/app.yaml", "      - 総合政策部\n      - 総務部\n", "      - 総務部\n      - 総合政策部\n");
    }

    private static string? ResultOf(CliRun deploy)
    {
        using var json = JsonDocument.Parse(deploy.Out);
        return json.RootElement.GetProperty("result").GetString();
    }

    private static async Task<CliRun> Answering(string answer, TestProject project)
    {
        using var input = new StringReader(answer);
        return await CliRun.WithAsync(CliRun.WithVariables(CliRun.Context(project.Root), Variables) with { In = input, IsInTerminal = true }, ["deploy", "staging"]);
    }

    private static async Task EditByHandAsync(EmulatorHost host, string settings)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(host.BaseAddress, "/k/v1/preview/app/settings.json"))
        {
            Content = new StringContent(settings, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Cybozu-Authorization", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("Administrator:" + Password)));
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static IEnumerable<string?> Addresses(string plan)
    {
        using var json = JsonDocument.Parse(plan);
        return [.. json.RootElement.GetProperty("apps").EnumerateArray().SelectMany(a => a.GetProperty("changes").EnumerateArray()).Select(c => c.GetProperty("address").GetString())];
    }

    // Does something else before the first write passes.
    private sealed class Meddler(HttpMessageHandler inner, Func<Task> meddle) : DelegatingHandler(inner)
    {
        private bool _done;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!_done && request.Method == HttpMethod.Put)
            {
                _done = true;
                await meddle();
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}

using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppForge.Deploy.Kintone;
using AppForge.Emulator;
using AppForge.Testing;

namespace AppForge.Cli.Tests;

/// <summary>
/// Deployments that something happens to, as a person sees them: each story is a transcript in <c>Goldens/story-*.txt</c>. To add one: do things to the tenant, run
/// commands, and look at what was written down.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class DeploymentStoryTests
{
    private const string Password = "p4ss-of-the-story";

    private const string Master = """
        name: 備品マスタ
        fields:
          番号: { type: SINGLE_LINE_TEXT, required: true, unique: true }
          品名: { type: SINGLE_LINE_TEXT }
        """;

    private const string Loan = """
        name: 備品貸出
        fields:
          備品: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: master, relatedKeyField: 番号, fieldMappings: { 備品名: 品名 } } }
          備品名: { type: SINGLE_LINE_TEXT }
          返却日: { type: DATE }
        """;

    [TestCase("ja")]
    [TestCase("en")]
    public async Task A_saved_plan_is_carried_out_elsewhere_and_nothing_but_it(string language)
    {
        await using var story = await Story.StartAsync(language);
        await story.RunAsync("deploy", "staging", "--yes");
        story.Edit("apps/loan/app.yaml", "  返却日: { type: DATE }", "  返却日: { type: DATE, label: 返却予定日 }");
        await story.RunAsync("plan", "staging", "-o", "plan.json");
        story.Edit("apps/loan/app.yaml", "name: 備品貸出", "name: 備品の貸出");
        await story.RunAsync("deploy", "plan.json", "--yes");
        await story.RunAsync("plan", "staging");
        story.Note("計画を1字書き換える");
        story.Edit("plan.json", "備品貸出", "備品貸山", all: true);
        await story.RunAsync("deploy", "plan.json", "--yes");
        story.Check("saved-plan");
    }

    [TestCase("ja")]
    [TestCase("en")]
    public async Task A_hand_edit_between_plan_and_deploy_makes_the_plan_stale(string language)
    {
        await using var story = await Story.StartAsync(language);
        await story.RunAsync("deploy", "staging", "--yes");
        story.Edit("apps/loan/app.yaml", "  返却日: { type: DATE }", "  返却日: { type: DATE, label: 返却予定日 }");
        await story.RunAsync("plan", "staging", "-o", "plan.json");
        story.Note("だれかが kintone の画面で備品貸出の名前を変え、反映した");
        await story.EditByHandAsync("loan", "app/settings", new() { ["name"] = "備品貸出（旧）" }, isDeployed: true);
        await story.RunAsync("deploy", "plan.json", "--yes");
        story.Check("stale-plan");
    }

    [TestCase("ja")]
    [TestCase("en")]
    public async Task A_colleagues_undeployed_edit_is_shown_and_blocks(string language)
    {
        await using var story = await Story.StartAsync(language);
        await story.RunAsync("deploy", "staging", "--yes");
        story.Note("だれかが備品貸出のテーマを変え、まだ反映していない");
        await story.EditByHandAsync("loan", "app/settings", new() { ["theme"] = "RED" }, isDeployed: false);
        story.Edit("apps/loan/app.yaml", "  返却日: { type: DATE }", "  返却日: { type: DATE, label: 返却予定日 }");
        await story.RunAsync("deploy", "staging", "--yes");
        story.Check("foreign-edit");
    }

    [TestCase("ja")]
    [TestCase("en")]
    public async Task A_hand_edit_in_the_middle_stops_the_deployment_and_stays(string language)
    {
        await using var story = await Story.StartAsync(language);
        await story.RunAsync("deploy", "staging", "--yes");
        story.Edit("apps/loan/app.yaml", "  返却日: { type: DATE }", "  返却日: { type: DATE, label: 返却予定日 }");
        story.Note("書き込んでから反映するまでの間に、だれかが備品貸出のテーマを変える");
        story.When(
            r => r.Method == HttpMethod.Put && r.RequestUri!.AbsolutePath.EndsWith("preview/app/form/fields.json", StringComparison.Ordinal),
            after: () => story.EditByHandAsync("loan", "app/settings", new() { ["theme"] = "RED" }, isDeployed: false));
        await story.RunAsync("deploy", "staging", "--yes");
        await story.RunAsync("resume", story.Run, "--yes");
        await story.RunAsync("abort", story.Run, "--yes");
        story.Note("テーマはだれかが変えたまま");
        (await story.GetAsync("loan", "app/settings"))["theme"]!.GetValue<string>().ShouldBe("RED");
        story.Note("だれかが kintone の画面で、テーマの変更を反映する");
        await story.EditByHandAsync("loan", "app/settings", new() { ["theme"] = "RED" }, isDeployed: true);
        await story.RunAsync("abort", story.Run, "--yes");
        await story.RunAsync("deploy", "staging", "--yes");
        story.Check("edit-in-the-middle");
    }

    [TestCase("ja")]
    [TestCase("en")]
    public async Task What_was_stopped_halfway_is_resumed(string language)
    {
        await using var story = await Story.StartAsync(language);
        story.Note("アプリを公開したあと、kintone が止まる");
        story.Host.Faults.Add(new FaultRule(FaultKind.Unavailable) { Method = "POST", PathContains = "preview/app/form/fields", Skip = 1, Times = 100 });
        await story.RunAsync("deploy", "staging", "--yes");
        story.Note("kintone が戻る");
        story.Host.Faults.Clear();
        await story.RunAsync("deploy", "staging", "--yes");
        await story.RunAsync("resume", story.Run, "--yes");
        await story.RunAsync("plan", "staging");
        story.Check("resumed");
    }

    [TestCase("ja")]
    [TestCase("en")]
    public async Task What_is_staged_can_be_looked_at_and_taken_back(string language)
    {
        await using var story = await Story.StartAsync(language);
        await story.RunAsync("deploy", "staging", "--yes");
        story.Edit("apps/loan/app.yaml", "  返却日: { type: DATE }", "  返却日: { type: DATE, label: 返却予定日 }");
        await story.RunAsync("deploy", "staging", "--yes", "--stage-only");
        await story.RunAsync("abort", story.Run, "--yes");
        await story.RunAsync("deploy", "staging", "--yes", "--stage-only");
        await story.RunAsync("resume", story.Run, "--yes");
        await story.RunAsync("plan", "staging");
        story.Check("staged");
    }

    [TestCase("ja")]
    [TestCase("en")]
    public async Task The_second_of_two_deployments_is_told(string language)
    {
        await using var story = await Story.StartAsync(language);
        await story.RunAsync("deploy", "staging", "--yes");
        story.Edit("apps/loan/app.yaml", "  返却日: { type: DATE }", "  返却日: { type: DATE, label: 返却予定日 }");
        story.Note("1つめの反映が書き込んでいる間に、2つめが始まる");
        story.When(
            r => r.Method == HttpMethod.Put && r.RequestUri!.AbsolutePath.EndsWith("preview/app/form/fields.json", StringComparison.Ordinal),
            after: () => story.RunAsync("deploy", "staging", "--yes"));
        await story.RunAsync("deploy", "staging", "--yes");
        story.Check("two-at-once");
    }

    [TestCase("ja")]
    [TestCase("en")]
    public async Task Two_machines_see_one_another_by_the_ledger(string language)
    {
        await using var story = await Story.StartAsync(language);
        await story.RunAsync("ledger", "staging", "--yes");
        await story.RunAsync("deploy", "staging", "--yes");
        story.Edit("apps/loan/app.yaml", "  返却日: { type: DATE }", "  返却日: { type: DATE, label: 返却予定日 }");
        story.Note("1台めが書き込んでいる間に、2台めが始まる");
        story.When(
            r => r.Method == HttpMethod.Put && r.RequestUri!.AbsolutePath.EndsWith("preview/app/form/fields.json", StringComparison.Ordinal),
            after: () => story.RunElsewhereAsync("deploy", "staging", "--yes"));
        await story.RunAsync("deploy", "staging", "--yes");
        story.Note("1台めが終わると、錠はない。2台めの計画は空になっている");
        await story.RunElsewhereAsync("deploy", "staging", "--yes");
        await story.RunAsync("ledger", "staging", "--unlock", "--yes");
        story.Note("台帳は道具のもので、定義としては取り込まれない");
        await story.RunAsync("import", "staging", "--all", "--into", "copy", "--yes");
        story.Note("ファイルがない");
        await story.RunAsync("deploy", "no-plan.json", "--yes");
        story.Check("two-machines");
    }

    /// <summary>A project, its tenant, and what a person sees.</summary>
    private sealed class Story : IAsyncDisposable
    {
        private static readonly (string, string)[] Variables = [("KT_USER", "Administrator"), ("KT_PASSWORD", Password)];

        private readonly StringBuilder _transcript = new();
        private readonly TestProject _project;
        private readonly string _language;
        private (Func<HttpRequestMessage, bool> Which, Func<Task> After)? _hook;

        private Story(EmulatorHost host, string language)
        {
            (Host, _language) = (host, language);
            _project = new(
                ("appforge.yaml", "name: 試し\n"), ("apps/master/app.yaml", Master), ("apps/loan/app.yaml", Loan),
                ("environments/staging.yaml", $"url: {host.BaseAddress}\nauth: {{ user: KT_USER, password: KT_PASSWORD }}\n"));
        }

        public EmulatorHost Host { get; }

        /// <summary>The latest run.</summary>
        public string Run => Directory.GetDirectories(_project.PathOf(".appforge/runs")).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal).Last();

        public static async Task<Story> StartAsync(string language) => new(
            await EmulatorHost.StartAsync(new EmulatorOptions { AdministratorPassword = Password, DeployDuration = TimeSpan.Zero }, CancellationToken.None), language);

        public void Note(string text) => _transcript.Append("# ").Append(text).Append("\n\n");

        public void Edit(string path, string old, string replacement, bool all = false)
        {
            if (all)
            {
                _project.Write(path, _project.Read(path).Replace(old, replacement, StringComparison.Ordinal));
            }
            else
            {
                _project.Edit(path, old, replacement);
            }
        }

        /// <summary>Lets something happen once, after a request was answered.</summary>
        public void When(Func<HttpRequestMessage, bool> which, Func<Task> after) => _hook = (which, after);

        public Task RunAsync(params string[] arguments) => RunAsync(_project, "$ appforge", arguments);

        /// <summary>Another machine, with the same commit.</summary>
        public async Task RunElsewhereAsync(params string[] arguments)
        {
            string[] committed = ["appforge.yaml", "apps/master/app.yaml", "apps/loan/app.yaml", "environments/staging.yaml", "environments/staging.apps.yaml"];
            using var elsewhere = new TestProject([.. committed.Select(f => (f, _project.Read(f)))]);
            await RunAsync(elsewhere, "other$ appforge", arguments);
        }

        private async Task RunAsync(TestProject project, string prompt, string[] arguments)
        {
            var context = CliRun.WithVariables(CliRun.Context(project.Root), Variables) with { OpenTransport = c => new Hooked(KintoneTransport.Open(c), this) };
            var run = await CliRun.WithAsync(context, [.. arguments, "--lang", _language]);
            var shown = string.Join(' ', arguments);
            _transcript.Append(CultureInfo.InvariantCulture, $"{prompt} {shown}\n{run.Out}{(run.Error.Length > 0 ? "--\n" : "")}{run.Error}=> {run.Code}\n\n");
        }

        public async Task EditByHandAsync(string app, string resource, JsonObject settings, bool isDeployed)
        {
            var id = IdOf(app);
            settings["app"] = id;
            await SendAsync(HttpMethod.Put, $"preview/{resource}.json", settings);
            if (isDeployed)
            {
                await SendAsync(HttpMethod.Post, "preview/app/deploy.json", new JsonObject { ["apps"] = new JsonArray(new JsonObject { ["app"] = id }) });
                await GetAsync(app, "app/settings");
            }
        }

        public async Task<JsonObject> GetAsync(string app, string resource)
        {
            using var client = new HttpClient();
            using var request = Request(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"preview/{resource}.json?app={IdOf(app)}"));
            using var answer = await client.SendAsync(request);
            return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!;
        }

        public void Check(string name)
        {
            var text = _transcript.ToString().Replace(_project.Root, "PROJECT", StringComparison.Ordinal)
                .Replace(Host.BaseAddress.ToString(), "https://staging.example/", StringComparison.Ordinal).Replace(Host.BaseAddress.GetLeftPart(UriPartial.Authority), "https://staging.example", StringComparison.Ordinal);
            text = Regex.Replace(text, "staging-[0-9]{8}-[0-9]{6}-[0-9a-f]{8}", "staging-RUN");
            text = Regex.Replace(text, "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+Z", "TIME");
            text = Regex.Replace(text, "(計画|plan|Plan) [0-9a-f]{8}", "$1 ID");
            text.ShouldNotContain(Password);
            Golden.Matches(text, $"tests/AppForge.Cli.Tests/Goldens/story-{name}.{_language}.txt");
        }

        public async ValueTask DisposeAsync()
        {
            _project.Dispose();
            await Host.DisposeAsync();
        }

        private long IdOf(string app) => long.Parse(Regex.Match(_project.Read("environments/staging.apps.yaml"), $"{app}: ([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture);

        private async Task SendAsync(HttpMethod method, string path, JsonObject body)
        {
            using var client = new HttpClient();
            using var request = Request(method, path);
            request.Content = JsonContent.Create(body);
            using var answer = await client.SendAsync(request);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        }

        private HttpRequestMessage Request(HttpMethod method, string path) => new(method, new Uri(Host.BaseAddress, "k/v1/" + path))
        {
            Headers = { { "X-Cybozu-Authorization", Convert.ToBase64String(Encoding.UTF8.GetBytes("Administrator:" + Password)) } },
        };

        private sealed class Hooked(HttpMessageHandler inner, Story story) : DelegatingHandler(inner)
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var answer = await base.SendAsync(request, cancellationToken);
                if (story._hook is { } hook && hook.Which(request))
                {
                    story._hook = null;
                    await hook.After();
                }

                return answer;
            }
        }
    }
}

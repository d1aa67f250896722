using AppForge.Cli.Environments;
using AppForge.Deploy.Environments;

namespace AppForge.Cli.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class EnvironmentTests
{
    private const string Secret = "s3cr3t-v4lu3";

    private static readonly (string, string)[] Files =
    [
        ("appforge.yaml", "name: 試し\npolicies: { P-SEC-05: off }\n"), // what a command says of an environment, not what validate says first
        ("apps/a/app.yaml", "name: あ\nfields: { 数: { type: NUMBER } }\n"),
        ("environments/password.yaml", "url: https://a.example.cybozu.com\nauth: { user: KT_USER, password: KT_PASSWORD }\nbasic: { user: KT_BASIC, password: KT_BASIC_PASSWORD }\n"),
        ("environments/tokens.yaml", "url: https://a.example.cybozu.com\nauth: { tokens: { a: KT_TOKEN } }\n"),
        ("environments/tokens.apps.yaml", "a: 7\n"),
        ("environments/plain.yaml", "url: http://a.example.cybozu.com\nauth: { user: KT_USER, password: KT_PASSWORD }\n"),
        ("environments/inurl.yaml", $"url: https://me:{Secret}@a.example.cybozu.com\nauth: {{ user: KT_USER, password: KT_PASSWORD }}\n"),
        ("environments/noauth.yaml", "url: https://a.example.cybozu.com\n"),
        ("environments/nourl.yaml", "auth: { user: KT_USER, password: KT_PASSWORD }\n"),
        ("environments/proxy.yaml", $"url: https://a.example.cybozu.com\nauth: {{ user: KT_USER, password: KT_PASSWORD }}\nproxy: http://me:{Secret}@proxy:8080\n"),
        ("environments/certificate.yaml", "url: https://a.s.cybozu.com\nauth: { user: KT_USER, password: KT_PASSWORD }\ncertificate: { file: none.pfx, password: KT_CERT }\n"),
        ("environments/badids.yaml", "url: https://a.example.cybozu.com\nauth: { user: KT_USER, password: KT_PASSWORD }\n"),
        ("environments/badids.apps.yaml", "../evil: 3\n"),
    ];

    private static readonly (string, string)[] Variables =
        [("KT_USER", "sato"), ("KT_PASSWORD", Secret), ("KT_BASIC", "basic"), ("KT_BASIC_PASSWORD", Secret), ("KT_TOKEN", Secret), ("KT_CERT", Secret), ("OTHER", Secret)];

    [TestCase("password", "環境変数 KT_BASIC, KT_BASIC_PASSWORD, KT_PASSWORD, KT_USER が設定されていません")]
    [TestCase("tokens", "環境変数 KT_TOKEN が設定されていません")]
    public async Task All_missing_variables_are_said_at_once(string environment, string message)
    {
        using var project = new TestProject(Files);
        var run = await CliRun.InAsync(project, "plan", environment);
        run.Code.ShouldBe(ExitCode.Usage);
        run.Error.ShouldContain(message);
        run.Error.ShouldContain($"environments/{environment}.yaml");
    }

    [TestCase("plain", "https を使ってください")]
    [TestCase("inurl", "URLにユーザー名やパスワードを書かないでください")]
    [TestCase("noauth", "auth: に")]
    [TestCase("nourl", "url: がありません")]
    [TestCase("proxy", "プロキシのURLにユーザー名やパスワードを書かないでください")]
    [TestCase("certificate", "クライアント証明書 none.pfx を開けません")]
    [TestCase("badids", "environments/badids.apps.yaml:1 を読めません")]
    public async Task What_an_environment_lacks_is_said_without_any_value(string environment, string message)
    {
        using var project = new TestProject(Files);
        var run = await CliRun.WithAsync(CliRun.WithVariables(CliRun.Context(project.Root), Variables), ["plan", environment]);
        run.Code.ShouldBe(ExitCode.Usage);
        run.Error.ShouldContain(message);
        run.Everything.ShouldNotContain(Secret);
    }

    [Test]
    public async Task An_unreachable_kintone_ends_with_5_and_no_secret([Values("password", "tokens")] string environment, [Values("plan", "deploy")] string command)
    {
        using var project = new TestProject(Files);
        var context = CliRun.WithVariables(CliRun.Context(project.Root), Variables) with { OpenTransport = _ => new NoNetwork() };
        project.Write("environments/password.apps.yaml", "a: 7\n");
        var run = await CliRun.WithAsync(context, [command, environment, "--format", "json"]);
        run.Code.ShouldBe(ExitCode.Failed);
        run.Error.ShouldContain("a.example.cybozu.com");
        run.Everything.ShouldNotContain(Secret);
    }

    [Test]
    public void Ids_that_were_written_are_read_again()
    {
        using var project = new TestProject();
        var file = new AppIdFile(project.PathOf("environments/x.apps.yaml"), "environments/x.apps.yaml");
        file.Read().Ids.ShouldBeEmpty();
        file.Write(AppIdMap.Empty.With("vehicle-trip", 118).With("org-master", 3));
        file.Read().Ids.Select(i => (i.Key, i.Value)).ShouldBe([("org-master", 3), ("vehicle-trip", 118)]);
        var text = project.Read("environments/x.apps.yaml");
        text.ShouldStartWith("# appforge が書くファイルです");
        text.ShouldEndWith("org-master: 3\nvehicle-trip: 118\n");
        Directory.EnumerateFiles(project.PathOf("environments")).ShouldHaveSingleItem();
    }

    [TestCase("a: x\n")]
    [TestCase("a: 0\n")]
    [TestCase("a: 1\nb: 1\n")]
    [TestCase("- a\n")]
    [TestCase("a: {\n")]
    public void A_file_of_ids_that_says_something_else_is_refused(string content)
    {
        using var project = new TestProject(("x.apps.yaml", content));
        Should.Throw<StopException>(() => new AppIdFile(project.PathOf("x.apps.yaml"), "x.apps.yaml").Read()).Code.ShouldBe(ExitCode.Usage);
    }

    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "no network; " + request.Headers);
    }
}

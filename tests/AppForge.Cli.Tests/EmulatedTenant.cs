using System.Text;
using System.Text.Json;
using AppForge.Deploy.Kintone;
using AppForge.Emulator;

namespace AppForge.Cli.Tests;

/// <summary>A tenant of its own for a test, a project whose environment <c>staging</c> it is, and people who change things in it by hand.</summary>
internal sealed class EmulatedTenant : IAsyncDisposable
{
    public const string Password = "p4ss-of-the-tenant";

    private EmulatedTenant(EmulatorHost host, TestProject project, string more) => (Host, Project, _more) = (host, project, more);

    private readonly string _more;
    private long _sent;

    public EmulatorHost Host { get; private set; }

    public TestProject Project { get; }

    public static async Task<EmulatedTenant> StartAsync(TestProject project, string environment = "", EmulatorDirectory? directory = null, TimeSpan latency = default)
    {
        var host = await HostAsync(0, directory, latency);
        project.Write("environments/staging.yaml", $"url: {host.BaseAddress}\nauth: {{ user: KT_USER, password: KT_PASSWORD }}\n{environment}");
        return new(host, project, environment);
    }

    /// <summary>Another server at the same address, with nothing in it.</summary>
    public async Task StartAnewAsync()
    {
        var port = Host.BaseAddress.Port;
        await Host.DisposeAsync();
        Host = await HostAsync(port, null, default);
        _sent = 0;
        Project.Write("environments/staging.yaml", $"url: {Host.BaseAddress}\nauth: {{ user: KT_USER, password: KT_PASSWORD }}\n{_more}");
    }

    public Task<CliRun> RunAsync(params string[] arguments) => RunAsync("Administrator", Password, arguments);

    public async Task<CliRun> RunAsync(string user, string password, string[] arguments)
    {
        var context = CliRun.WithVariables(CliRun.Context(Project.Root), ("KT_USER", user), ("KT_PASSWORD", password)) with { OpenTransport = c => new Counting(KintoneTransport.Open(c), () => Interlocked.Increment(ref _sent)) };
        var run = await CliRun.WithAsync(context, arguments);
        await LoggedAsync();
        return run;
    }

    /// <summary>Runs a command that has to end well.</summary>
    public async Task<CliRun> WellAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        run.Code.ShouldBe(0, run.Everything);
        return run;
    }

    /// <summary>Runs a command and counts what kintone was asked, by its own log.</summary>
    public async Task<(CliRun Run, long Reads, long Writes, long Deploys)> CountAsync(params string[] arguments)
    {
        Host.RequestLog.Clear();
        _sent = 0;
        var run = await RunAsync(arguments);
        return (run, Host.RequestLog.Reads, Host.RequestLog.Writes - Host.RequestLog.Deploys, Host.RequestLog.Deploys);
    }

    /// <summary>Changes pre-live settings, as a person does in the screens of kintone.</summary>
    public async Task EditAsync(string resource, string settings) => await SendAsync(HttpMethod.Put, $"/k/v1/preview/{resource}.json", settings);

    /// <summary>Deploys what was changed by hand.</summary>
    public async Task PublishAsync(long app)
    {
        await SendAsync(HttpMethod.Post, "/k/v1/preview/app/deploy.json", $$"""{ "apps": [{ "app": {{app}} }] }""");
        await DeployedAsync(app);
    }

    /// <summary>Discards what was changed by hand and not deployed.</summary>
    public async Task RevertAsync(long app)
    {
        await SendAsync(HttpMethod.Post, "/k/v1/preview/app/deploy.json", $$"""{ "apps": [{ "app": {{app}} }], "revert": true }""");
        await DeployedAsync(app);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Project.Dispose();
    }

    private static Task<EmulatorHost> HostAsync(int port, EmulatorDirectory? directory, TimeSpan latency) => EmulatorHost.StartAsync(
        new EmulatorOptions
        {
            Port = port,
            AdministratorPassword = Password,
            Directory = directory ?? new(),
            Conditions = new() { DeployDuration = TimeSpan.Zero, Latency = latency },
        },
        CancellationToken.None);

    // An answer is on its way a moment before the server has written it into its log.
    private async Task LoggedAsync()
    {
        while (Host.RequestLog.Reads + Host.RequestLog.Writes < Interlocked.Read(ref _sent))
        {
            await Task.Delay(1);
        }
    }

    private async Task DeployedAsync(long app)
    {
        while ((await SendAsync(HttpMethod.Get, $"/k/v1/preview/app/deploy.json?apps%5B0%5D={app}", null)).GetProperty("apps")[0].GetProperty("status").GetString() == "PROCESSING")
        {
            await Task.Delay(5);
        }
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body)
    {
        using var client = Host.CreateClient();
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        Interlocked.Increment(ref _sent);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        await LoggedAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private sealed class Counting(HttpMessageHandler inner, Action sent) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent();
            return base.SendAsync(request, cancellationToken);
        }
    }
}

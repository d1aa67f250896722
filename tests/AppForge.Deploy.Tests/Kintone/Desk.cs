using System.Text.Json;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Tests.Kintone;

/// <summary>A client at a scripted kintone, with a clock that does not make the test wait.</summary>
internal sealed class Desk : IDisposable
{
    public const string PasswordText = "p@ss-very-secret-値";

    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(60);

    public Desk(params ScriptedTransport.Step[] steps)
        : this(Connection(), steps)
    {
    }

    public Desk(KintoneConnection connection, params ScriptedTransport.Step[] steps)
        : this(connection, new QuickTime(RetryPolicy.Standard.LongestDelay), steps)
    {
    }

    public Desk(KintoneConnection connection, QuickTime time, params ScriptedTransport.Step[] steps)
    {
        Time = time;
        Transport = new ScriptedTransport(steps);
        Client = new KintoneClient(connection, Transport, RetryPolicy.Standard, Budget, Time, () => 0.5);
        Api = new KintoneApi(Client);
    }

    public QuickTime Time { get; }

    public ScriptedTransport Transport { get; }

    public RequestBudget Budget { get; } = new();

    public KintoneClient Client { get; }

    public KintoneApi Api { get; }

    public static KintoneRequest Read { get; } = KintoneRequest.Get("preview/app/views.json", KintoneParameter.Of("app", 8));

    public static KintoneRequest GuardedWrite { get; } = KintoneRequest.Put("preview/app/views.json", Json("""{"app":8,"views":{},"revision":3}"""));

    public static KintoneRequest UnguardedWrite { get; } = KintoneRequest.Put("preview/app/views.json", Json("""{"app":8,"views":{}}"""));

    public static KintoneRequest CreateApp { get; } = KintoneRequest.Post("preview/app.json", Json("""{"name":"公用車","revision":1}"""));

    public static KintoneConnection Connection() =>
        new(new Uri("https://example.cybozu.com"), new KintoneCredentials.Password("deployer", new Secret(PasswordText))) { Timeout = AttemptTimeout };

    public static KintoneConnection TokenConnection(params (long App, string Token)[] tokens) =>
        new(new Uri("https://example.cybozu.com"), new KintoneCredentials.ApiTokens(tokens.ToDictionary(t => t.App, t => new Secret(t.Token))));

    public static JsonElement Json(string text) => JsonElement.Parse(text);

    public async Task<KintoneApiException> FailsAsync(KintoneRequest request) =>
        await Shouldly.Should.ThrowAsync<KintoneApiException>(() => Client.SendAsync(request, CancellationToken.None));

    public void Dispose()
    {
        Client.Dispose();
        Transport.Dispose();
    }
}

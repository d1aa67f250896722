using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using AppForge.Deploy.Kintone;
using NUnit.Framework;
using Shouldly;
using static AppForge.Deploy.Tests.Kintone.ScriptedTransport;

namespace AppForge.Deploy.Tests.Kintone;

[Parallelizable(ParallelScope.All)]
public sealed class SecretTests
{
    private const string Token = "TokenThatNobodyMaySee";

    private static string[] Secrets { get; } = [Desk.PasswordText, Token, "basic-secret", "proxy-secret"];

    private static KintoneConnection Everything(KintoneConnection connection) => connection with
    {
        Basic = new KintoneCredentials.Password("gate", new Secret("basic-secret")),
        Proxy = new Uri("http://proxy:8080"),
        ProxyCredentials = new KintoneCredentials.Password("proxy-user", new Secret("proxy-secret")),
    };

    private static IEnumerable<KintoneConnection> Connections => [Everything(Desk.Connection()), Everything(Desk.TokenConnection((8, Token)))];

    [Test]
    public void A_secret_shows_a_mask_everywhere()
    {
        var secret = new Secret(Token);
        secret.ToString().ShouldBe("***");
        $"{secret}".ShouldBe("***");
        JsonSerializer.Serialize(secret).ShouldBe("\"***\"");
        typeof(Secret).GetProperties(BindingFlags.Public | BindingFlags.Instance).ShouldBeEmpty();
        typeof(Secret).GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Single()
            .GetCustomAttribute<DebuggerBrowsableAttribute>()!.State.ShouldBe(DebuggerBrowsableState.Never);
        typeof(Secret).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value.ShouldBe("***");
        Should.Throw<NotSupportedException>(() => JsonSerializer.Deserialize<Secret>("\"x\""));
        Should.Throw<ArgumentException>(() => new Secret(""));
    }

    [Test]
    public void Nothing_that_holds_secrets_prints_or_serializes_them()
    {
        foreach (KintoneConnection connection in Connections)
        {
            ShowsNoSecret(connection.ToString());
            ShowsNoSecret(connection.Credentials.ToString());
            ShowsNoSecret(connection.Basic!.ToString());
            ShowsNoSecret(JsonSerializer.Serialize(connection));
            ShowsNoSecret(JsonSerializer.Serialize<object>(connection.Credentials));
            ShowsNoSecret(JsonSerializer.Serialize<object>(connection.Basic));
        }
    }

    [Test]
    public async Task No_failure_shows_a_secret_even_if_kintone_says_it()
    {
        Step[] faults =
        [
            Error(401, "CB_WA01", $"wrong: {string.Join(' ', Secrets)}"),
            Answer(400, $$"""{"code":"CB_VA01","message":"m","errors":{"a":{"messages":["{{string.Join(' ', Secrets)}}"]} } }"""),
            Answer(503, string.Join(' ', Secrets), "text/html"),
            Answer(200, string.Join(' ', Secrets), "text/html"),
            BreaksOff($"\"{string.Join(' ', Secrets)}"),
            Broken(HttpRequestError.SecureConnectionError, new InvalidOperationException("inner")),
        ];
        foreach (KintoneConnection connection in Connections)
        {
            foreach (Step fault in faults)
            {
                using var desk = new Desk(connection, fault);
                KintoneApiException failure = await desk.FailsAsync(Desk.GuardedWrite);
                string shown = failure + failure.Message + string.Join(' ', failure.FieldErrors.SelectMany(f => f.Value));
                foreach (string secret in connection.Credentials is KintoneCredentials.Password ? Secrets.Where(s => s != Token) : Secrets.Where(s => s != Desk.PasswordText))
                {
                    shown.ShouldNotContain(secret);
                }
            }
        }
    }

    private static void ShowsNoSecret(string? shown)
    {
        foreach (string secret in Secrets)
        {
            shown.ShouldNotBeNull().ShouldNotContain(secret);
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AppForge.Deploy.Kintone;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Kintone;

/// <summary>
/// Password or tokens, Basic authentication on top, a client certificate and a proxy, all at once and over real TLS: a server that asks for a certificate stands behind a proxy
/// that asks for a password. Only whom the client trusts is made for the test.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class ThroughTheWallTests
{
    private const string Host = "wall.s.example.com";

    [Test]
    public async Task Everything_at_once_arrives([Values] bool hasTokens, [Values] bool hasProxyPassword)
    {
        using var wall = new Wall(hasProxyPassword ? "proxy:open sesame" : null);
        KintoneCredentials who = hasTokens ? new KintoneCredentials.ApiTokens(new Dictionary<long, Secret> { [8] = new("t0ken") }) : new KintoneCredentials.Password("sato", new Secret("pw"));
        var connection = Connection(who, wall) with { ProxyCredentials = hasProxyPassword ? new("proxy", new Secret("open sesame")) : null };

        var answer = await SendAsync(connection, wall);

        answer.Json.GetProperty("revision").GetString().ShouldBe("4");
        wall.Asked.ShouldContain($"CONNECT {Host}:443");
        wall.Subjects.ShouldBe(["CN=sato"]);
        var headers = wall.Headers.ShouldHaveSingleItem();
        headers.ShouldContain("Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("gate:keeper")));
        headers.ShouldContain(hasTokens ? "X-Cybozu-API-Token: t0ken" : "X-Cybozu-Authorization: " + Convert.ToBase64String(Encoding.UTF8.GetBytes("sato:pw")));
        headers.ShouldNotContain("Proxy-Authorization");
        string.Join('\n', wall.Asked).ShouldNotContain("t0ken");
    }

    [Test]
    public async Task A_proxy_that_wants_a_password_and_gets_none_is_named()
    {
        using var wall = new Wall("proxy:open sesame");
        var failure = await Should.ThrowAsync<KintoneApiException>(() => SendAsync(Connection(new KintoneCredentials.Password("sato", new Secret("pw")), wall), wall));
        failure.Kind.ShouldBe(KintoneErrorKind.Unreachable);
        failure.Text.Japanese.ShouldContain("プロキシ");
        failure.MayHaveBeenCarriedOut.ShouldBeFalse();
        wall.Headers.ShouldBeEmpty();
    }

    [Test]
    public async Task Without_the_certificate_nothing_is_sent()
    {
        using var wall = new Wall(null);
        var failure = await Should.ThrowAsync<KintoneApiException>(() => SendAsync(Connection(new KintoneCredentials.Password("sato", new Secret("pw")), wall) with { ClientCertificate = null }, wall));
        failure.Kind.ShouldBe(KintoneErrorKind.Unreachable);
        wall.Headers.ShouldBeEmpty();
    }

    [Test]
    public async Task A_server_that_nobody_vouches_for_is_not_spoken_to()
    {
        using var wall = new Wall(null);
        var connection = Connection(new KintoneCredentials.Password("sato", new Secret("pw")), wall);
        using var handler = KintoneTransport.Open(connection);
        using var client = new KintoneClient(connection, handler, new RetryPolicy { MaxAttempts = 1 }, new RequestBudget(), TimeProvider.System, () => 0);
        var failure = await Should.ThrowAsync<KintoneApiException>(() => client.SendAsync(Request, CancellationToken.None));
        failure.Text.English.ShouldStartWith("TLS with");
        wall.Headers.ShouldBeEmpty();
    }

    private static KintoneRequest Request => KintoneRequest.Get("preview/app/settings.json", KintoneParameter.Of("app", 8));

    private static KintoneConnection Connection(KintoneCredentials credentials, Wall wall) => new(new Uri($"https://{Host}"), credentials)
    {
        Basic = new("gate", new Secret("keeper")),
        ClientCertificate = wall.Client,
        Proxy = wall.Proxy,
        Timeout = TimeSpan.FromSeconds(30),
    };

    private static async Task<KintoneResponse> SendAsync(KintoneConnection connection, Wall wall)
    {
        using var handler = (SocketsHttpHandler)KintoneTransport.Open(connection);
        handler.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { wall.Root }, RevocationMode = X509RevocationMode.NoCheck };
        using var client = new KintoneClient(connection, handler, new RetryPolicy { MaxAttempts = 1 }, new RequestBudget(), TimeProvider.System, () => 0);
        return await client.SendAsync(Request, CancellationToken.None);
    }

    /// <summary>A proxy and, behind it, a server that speaks TLS and asks for a certificate of its own authority.</summary>
    private sealed class Wall : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _closing = new();
        private readonly string? _proxyLogin;
        private readonly X509Certificate2 _server;

        public Wall(string? proxyLogin)
        {
            _proxyLogin = proxyLogin;
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=Wall", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            Root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
            _server = Issue($"CN={Host}", Host, 1);
            Client = Issue("CN=sato", null, 2);
            _listener.Start();
            Proxy = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
            _ = AcceptAsync();
        }

        public X509Certificate2 Root { get; }

        public X509Certificate2 Client { get; }

        public Uri Proxy { get; }

        public ConcurrentQueue<string> Asked { get; } = new();

        public ConcurrentQueue<string> Subjects { get; } = new();

        public ConcurrentQueue<string> Headers { get; } = new();

        public void Dispose()
        {
            _closing.Cancel();
            _listener.Dispose();
            _closing.Dispose();
            Root.Dispose();
            Client.Dispose();
            _server.Dispose();
        }

        private X509Certificate2 Issue(string subject, string? host, byte number)
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            if (host is not null)
            {
                var names = new SubjectAlternativeNameBuilder();
                names.AddDnsName(host);
                request.CertificateExtensions.Add(names.Build());
            }

            using var issued = request.Create(Root, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [number]);
            using var whole = issued.CopyWithPrivateKey(key);
            return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null);
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    var peer = await _listener.AcceptTcpClientAsync(_closing.Token);
                    _ = ServeAsync(peer);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
            }
        }

        private async Task ServeAsync(TcpClient peer)
        {
            using var _ = peer;
            try
            {
                var stream = peer.GetStream();
                while (true)
                {
                    var asked = await HeadAsync(stream);
                    Asked.Enqueue(asked.Split(" HTTP/")[0]);
                    if (_proxyLogin is null || asked.Contains("Proxy-Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(_proxyLogin)), StringComparison.OrdinalIgnoreCase))
                    {
                        break;
                    }

                    await stream.WriteAsync("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"wall\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                }

                await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray());
                await using var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
                {
                    ServerCertificate = _server,
                    ClientCertificateRequired = true,
                    EnabledSslProtocols = SslProtocols.Tls12,
                    RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null && certificate.Issuer == Root.Subject,
                });
                Subjects.Enqueue(secure.RemoteCertificate!.Subject);
                Headers.Enqueue(await HeadAsync(secure));
                await secure.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=utf-8\r\nContent-Length: 16\r\n\r\n{\"revision\":\"4\"}"u8.ToArray());
            }
            catch (Exception e) when (e is IOException or AuthenticationException or ObjectDisposedException or InvalidOperationException)
            {
                // The other side hung up, which is what some of the tests are about.
            }
        }

        private static async Task<string> HeadAsync(Stream stream)
        {
            var text = new StringBuilder();
            var one = new byte[1];
            while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                text.Append(await stream.ReadAsync(one) == 1 ? (char)one[0] : throw new IOException());
            }

            return text.ToString();
        }
    }
}

using AppForge.Deploy.Kintone;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Kintone;

[Parallelizable(ParallelScope.All)]
public sealed class ConnectionTests
{
    private static KintoneCredentials Anyone { get; } = new KintoneCredentials.Password("u", new Secret("s"));

    [TestCase("https://example.cybozu.com")]
    [TestCase("https://example.cybozu.com/")]
    [TestCase("https://example.s.cybozu.com:8443")]
    [TestCase("http://localhost:5000")]
    [TestCase("http://127.0.0.1:5000")]
    [TestCase("http://[::1]:5000")]
    public void An_address_that_keeps_secrets_is_taken(string url) => new KintoneConnection(new Uri(url), Anyone).BaseUri.ShouldBe(new Uri(url));

    [TestCase("http://example.cybozu.com", "https")]
    [TestCase("http://localhost.example.com", "https")]
    [TestCase("http://192.168.0.10", "https")]
    [TestCase("ftp://example.cybozu.com", "https")]
    [TestCase("https://example.cybozu.com/k/", "https://example.cybozu.com")]
    [TestCase("https://example.cybozu.com/?a=1", "https://example.cybozu.com")]
    [TestCase("https://example.cybozu.com/#a", "https://example.cybozu.com")]
    [TestCase("https://user:hunter2@example.cybozu.com", "password")]
    public void Any_other_address_is_refused_with_the_way_out(string url, string wayOut)
    {
        ArgumentException refusal = Should.Throw<ArgumentException>(() => new KintoneConnection(new Uri(url), Anyone));
        refusal.Message.ShouldContain(wayOut);
        refusal.Message.ShouldNotContain("hunter2");
    }

    [Test]
    public void A_relative_address_is_refused() => KintoneConnection.WhyRefused(new Uri("example.cybozu.com", UriKind.Relative)).ShouldNotBeNull();

    [Test]
    public void Values_out_of_range_are_refused()
    {
        KintoneConnection connection = Desk.Connection();
        Should.Throw<ArgumentException>(() => connection with { MaxConcurrency = 0 });
        Should.Throw<ArgumentException>(() => connection with { MaxConcurrency = 101 });
        Should.Throw<ArgumentException>(() => connection with { GuestSpaceId = 0 });
        Should.Throw<ArgumentException>(() => connection with { Timeout = TimeSpan.Zero });
        Should.Throw<ArgumentException>(() => connection with { UserAgent = "a\r\nX-Evil: 1" });
        Should.Throw<ArgumentException>(() => connection with { Proxy = new Uri("http://user:pw@proxy:8080") });
    }

    [TestCase("abc def")]
    [TestCase("abc,def")]
    [TestCase("abc\ndef")]
    [TestCase("秘密の鍵")]
    public void A_token_that_cannot_stand_in_a_header_is_refused_without_showing_it(string token) =>
        Should.Throw<ArgumentException>(() => Desk.TokenConnection((8, token))).Message.ShouldNotContain(token);

    [Test]
    public void The_transport_follows_the_connection_and_nothing_ambient()
    {
        using var direct = (SocketsHttpHandler)KintoneTransport.Open(Desk.Connection());
        direct.AllowAutoRedirect.ShouldBeFalse();
        direct.UseCookies.ShouldBeFalse();
        direct.UseProxy.ShouldBeFalse();

        Uri proxy = new("http://proxy.pref.example:8080");
        using var proxied = (SocketsHttpHandler)KintoneTransport.Open(Desk.Connection() with { Proxy = proxy, ProxyCredentials = new("p", new Secret("pw")) });
        proxied.Proxy!.GetProxy(new Uri("https://example.cybozu.com")).ShouldBe(proxy);
        proxied.Proxy.Credentials!.GetCredential(proxy, "Basic")!.Password.ShouldBe("pw");
    }
}

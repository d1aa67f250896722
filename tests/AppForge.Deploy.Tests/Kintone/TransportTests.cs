using System.Net;
using System.Net.Sockets;
using System.Text;
using AppForge.Deploy.Kintone;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Kintone;

/// <summary>What the real transport throws is what the client expects: sockets on loopback that misbehave.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TransportTests
{
    [Test]
    public async Task A_closed_port_is_no_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = Port(listener);
        listener.Stop();
        KintoneApiException failure = await FailsAsync($"http://127.0.0.1:{port}");
        failure.Text.English.ShouldStartWith("No connection");
        failure.MayHaveBeenCarriedOut.ShouldBeFalse();
    }

    [Test]
    public async Task A_name_that_leads_nowhere_is_unknown()
    {
        KintoneApiException failure = await FailsAsync("https://no-such-tenant.invalid");
        failure.Kind.ShouldBe(KintoneErrorKind.Unreachable);
        failure.MayHaveBeenCarriedOut.ShouldBeFalse();
    }

    [Test]
    public async Task A_server_that_hangs_up_leaves_doubt()
    {
        KintoneApiException failure = await FailsAtAsync("http", answer: null);
        failure.Text.English.ShouldContain("broke off");
        failure.MayHaveBeenCarriedOut.ShouldBeTrue();
    }

    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"revision\":")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"rev\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Ty")]
    public async Task Half_an_answer_leaves_doubt(string answer)
    {
        KintoneApiException failure = await FailsAtAsync("http", answer);
        failure.Text.English.ShouldContain("broke off");
        failure.MayHaveBeenCarriedOut.ShouldBeTrue();
    }

    [Test]
    public async Task A_server_without_tls_is_not_spoken_to()
    {
        KintoneApiException failure = await FailsAtAsync("https", "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        failure.Text.English.ShouldStartWith("TLS with");
        failure.MayHaveBeenCarriedOut.ShouldBeFalse();
    }

    [Test]
    public async Task A_whole_answer_is_read()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = ServeAsync(listener, "HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=utf-8\r\nContent-Length: 16\r\n\r\n{\"revision\":\"4\"}");
        KintoneResponse response = await SendAsync($"http://127.0.0.1:{Port(listener)}");
        response.Json.GetProperty("revision").GetString().ShouldBe("4");
        await serving;
    }

    private static async Task<KintoneApiException> FailsAtAsync(string scheme, string? answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = ServeAsync(listener, answer);
        KintoneApiException failure = await FailsAsync($"{scheme}://127.0.0.1:{Port(listener)}");
        await serving;
        return failure;
    }

    private static Task<KintoneApiException> FailsAsync(string url) => Should.ThrowAsync<KintoneApiException>(() => SendAsync(url));

    private static async Task<KintoneResponse> SendAsync(string url)
    {
        var connection = new KintoneConnection(new Uri(url), new KintoneCredentials.Password("u", new Secret("s"))) { Timeout = TimeSpan.FromSeconds(20) };
        using HttpMessageHandler handler = KintoneTransport.Open(connection);
        using var client = new KintoneClient(connection, handler, new RetryPolicy { MaxAttempts = 1 }, new RequestBudget(), TimeProvider.System, () => 0);
        return await client.SendAsync(Desk.UnguardedWrite, CancellationToken.None);
    }

    private static async Task ServeAsync(TcpListener listener, string? answer)
    {
        using TcpClient peer = await listener.AcceptTcpClientAsync();
        NetworkStream stream = peer.GetStream();
        var request = new StringBuilder();
        byte[] chunk = new byte[4096];
        // All of the request is taken first (a TLS greeting has no such end: one chunk is enough).
        do
        {
            int count = await stream.ReadAsync(chunk);
            request.Append(Encoding.Latin1.GetString(chunk, 0, count));
        }
        while (request[0] == 'P' && !request.ToString().EndsWith('}'));
        if (answer is not null)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        }
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AppForge.Deploy.Tests.Kintone;

/// <summary>Plays kintone by a script: one step for each request, the last one for all that follow.</summary>
internal sealed class ScriptedTransport(params ScriptedTransport.Step[] steps) : HttpMessageHandler
{
    private readonly Lock _lock = new();

    public delegate Task<HttpResponseMessage> Step(HttpRequestMessage request, CancellationToken cancellationToken);

    public List<SentRequest> Sent { get; } = [];

    public static Step Ok(string json = "{}") => Answer(200, json);

    public static Step Answer(int status, string body, string mediaType = "application/json", params (string Name, string Value)[] headers) => (_, _) =>
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        foreach ((string name, string value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return Task.FromResult(answer);
    };

    public static Step Error(int status, string code, string message = "m") => Answer(status, $$"""{"code":"{{code}}","id":"x1","message":"{{message}}"}""");

    public static Step Broken(Exception exception) => (_, _) => Task.FromException<HttpResponseMessage>(exception);

    public static Step Broken(HttpRequestError error, Exception? inner = null) => Broken(new HttpRequestException(error, "transport", inner));

    /// <summary>The head arrives, the body breaks off in the middle.</summary>
    public static Step BreaksOff(string begin) => (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
    {
        Content = new StreamContent(new BreakingStream(Encoding.UTF8.GetBytes(begin))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    });

    /// <summary>No answer; the clock moves on instead.</summary>
    public static Step Silence(QuickTime time, TimeSpan passing) => async (_, cancellationToken) =>
    {
        time.Advance(passing);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("An endless wait ended.");
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : null;
        Step step;
        lock (_lock)
        {
            step = steps[Math.Min(Sent.Count, steps.Length - 1)];
            Sent.Add(new SentRequest(
                request.Method.Method,
                request.RequestUri!,
                request.Headers.ToDictionary(header => header.Key, header => string.Join(';', header.Value), StringComparer.Ordinal),
                request.Content?.Headers.ContentType?.ToString(),
                body));
        }

        return await step(request, cancellationToken);
    }

    private sealed class BreakingStream(byte[] begin) : MemoryStream(begin)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw new IOException("connection reset by peer");
    }
}

using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>Lets requests through and keeps the JSON that writes carry.</summary>
/// <param name="transport">Where they go.</param>
internal sealed class SentWrites(HttpMessageHandler transport) : DelegatingHandler(transport)
{
    private readonly ConcurrentQueue<SentWrite> _all = new();

    public IReadOnlyList<SentWrite> All => [.. _all];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get && request.Content is { Headers.ContentType.MediaType: "application/json" } content
            && JsonNode.Parse(await content.ReadAsByteArrayAsync(cancellationToken)) is JsonObject body)
        {
            _all.Enqueue(new(request.Method.Method, request.RequestUri!.AbsolutePath, body));
        }

        return await base.SendAsync(request, cancellationToken);
    }
}

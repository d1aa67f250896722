using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace AppForge.Deploy.Kintone;

/// <summary>Reads an answer, of whatever kind: kintone's JSON, a maintenance page, a proxy's login form, half of something.</summary>
internal static class AnswerReader
{
    private const int ChunkBytes = 16 * 1024;

    public static async Task<(KintoneResponse? Response, KintoneFailure? Failure)> ReadAsync(HttpResponseMessage answer, bool isFile, int maxBytes, CancellationToken cancellationToken)
    {
        int status = (int)answer.StatusCode;
        if (status is >= 300 and < 400)
        {
            return (null, new KintoneFailure(FailureCause.Redirected, status));
        }

        if (await ReadBoundedAsync(answer.Content, maxBytes, cancellationToken) is not { } bytes)
        {
            return (null, new KintoneFailure(FailureCause.TooLarge, status));
        }

        if (isFile && answer.IsSuccessStatusCode)
        {
            return (Success(answer.StatusCode, default, answer.Headers, bytes), null);
        }

        JsonElement? json = Parse(bytes);
        if (!answer.IsSuccessStatusCode)
        {
            KintoneError? error = json is { } body ? KintoneError.Read(body) : null;
            error ??= Header(answer.Headers, "X-Cybozu-Error") is { } code ? new KintoneError(code, null, null, new SortedDictionary<string, IReadOnlyList<string>>()) : null;
            return (null, new KintoneFailure(FailureCause.Answered, status, error));
        }

        return json is { } result
            ? (Success(answer.StatusCode, result, answer.Headers, []), null)
            : (null, new KintoneFailure(IsJson(answer.Content) ? FailureCause.AnswerLost : FailureCause.NotKintone, status));
    }

    private static KintoneResponse Success(HttpStatusCode status, JsonElement json, HttpResponseHeaders headers, byte[] content) => new(status, json)
    {
        Content = content,
        ConcurrencyLimit = Number(headers, "X-ConcurrencyLimit-Limit"),
        ConcurrencyRunning = Number(headers, "X-ConcurrencyLimit-Running"),
        Warning = Header(headers, "X-Cybozu-Warning"),
    };

    private static async Task<byte[]?> ReadBoundedAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            return null;
        }

        await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
        using var buffer = new MemoryStream();
        byte[] chunk = new byte[ChunkBytes];
        while (await stream.ReadAsync(chunk, cancellationToken) is var count and > 0)
        {
            if (buffer.Length + count > maxBytes)
            {
                return null;
            }

            buffer.Write(chunk, 0, count);
        }

        return buffer.ToArray();
    }

    private static JsonElement? Parse(byte[] bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsJson(HttpContent content) => content.Headers.ContentType?.MediaType is "application/json";

    private static int? Number(HttpResponseHeaders headers, string name) => int.TryParse(Header(headers, name), out int number) ? number : null;

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values.First() : null;
}

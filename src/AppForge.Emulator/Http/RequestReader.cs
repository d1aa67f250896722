using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AppForge.Emulator.Http;

/// <summary>Reads the parameters of a request from where kintone takes them (behaviour.md, Transport): GET and DELETE from the query string or a JSON body, POST and PUT from a JSON body.</summary>
internal static partial class RequestReader
{
    private const int MaxArrayIndex = 1000;

    /// <summary>More fields are named in a body (records.md, 2).</summary>
    private const int MaxFieldIndex = 99;

    /// <summary>The method that counts: a POST may carry another one in <c>X-HTTP-Method-Override</c>.</summary>
    public static string MethodOf(HttpRequest request)
    {
        string header = request.Headers["X-HTTP-Method-Override"].ToString();
        return request.Method == "POST" && header is "GET" or "PUT" or "DELETE" ? header : request.Method;
    }

    public static JsonObject ReadParameters(HttpRequest request, string method, ReadOnlyMemory<byte> body)
    {
        bool isJson = MediaType(request) == "application/json";
        if (method is "GET" or "DELETE")
        {
            if (isJson && body.Length == 0)
            {
                return method == "GET" ? throw KnownErrors.IllegalRequest() : ReadQuery(request.Query);
            }

            return isJson ? JsonText.ParseRequest(body) : ReadQuery(request.Query);
        }

        return isJson ? JsonText.ParseRequest(body) : throw KnownErrors.IllegalRequest();
    }

    /// <summary>The body, at most so many bytes. kintone's own limit is not published; more is refused as an illegal request.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request, long limit, CancellationToken cancellation)
    {
        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        using MemoryStream collected = new();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            if (collected.Length + read > limit)
            {
                throw KnownErrors.IllegalRequest();
            }

            collected.Write(buffer, 0, read);
        }

        return collected.ToArray();
    }

    public static async Task<FileRow?> ReadUploadAsync(HttpRequest request, long limit, CancellationToken cancellation)
    {
        if (MediaType(request) != "multipart/form-data")
        {
            throw KnownErrors.IllegalRequest();
        }

        try
        {
            IFormCollection form = await request.ReadFormAsync(
                new() { MultipartBodyLengthLimit = limit, MemoryBufferThreshold = 1024 * 1024 }, cancellation).ConfigureAwait(false);
            if (form.Files.GetFile("file") is not { } file)
            {
                return null;
            }

            using MemoryStream content = new();
            await file.CopyToAsync(content, cancellation).ConfigureAwait(false);
            // The type comes back as a header of the download: only what is one is kept.
            string type = MediaTypeHeaderValue.TryParse(file.ContentType, out MediaTypeHeaderValue? parsed) ? parsed.ToString() : "application/octet-stream";
            return new FileRow("", file.FileName, type, content.ToArray(), false, default, "");
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw KnownErrors.IllegalRequest();
        }
    }

    private static string MediaType(HttpRequest request) => (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();

    private static JsonObject ReadQuery(IQueryCollection query)
    {
        JsonObject result = [];
        SortedDictionary<(string Name, int Index), string> items = [];
        foreach ((string key, StringValues values) in query)
        {
            if (key.EndsWith(']') && ArrayItem().Match(key) is { Success: true } match && int.TryParse(match.Groups[2].ValueSpan, out int index) && index <= MaxArrayIndex)
            {
                if (index > MaxFieldIndex && match.Groups[1].ValueSpan is "fields")
                {
                    throw KnownErrors.Invalid(new Dictionary<string, IReadOnlyList<LocalizedText>> { [key] = [Texts.AtMost(MaxFieldIndex)] });
                }

                items[(match.Groups[1].Value, index)] = values.ToString();
            }
            else
            {
                result[key] = values.Count > 0 ? values[0] : "";
            }
        }

        foreach (IGrouping<string, KeyValuePair<(string Name, int Index), string>> array in items.GroupBy(i => i.Key.Name, StringComparer.Ordinal))
        {
            result[array.Key] = new JsonArray([.. array.OrderBy(i => i.Key.Index).Select(i => JsonValue.Create(i.Value))]);
        }

        return result;
    }

    [GeneratedRegex(@"^([^\[\]]+)\[([0-9]{1,4})\]$")]
    private static partial Regex ArrayItem();
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Deploy.Kintone;

/// <summary>Turns a request into what goes over the wire, credentials included; nothing made here is ever printed.</summary>
internal static class RequestEncoder
{
    /// <summary>The longest URL sent; kintone takes 8 KB, its official client stops here.</summary>
    public const int LongestUrl = 4096;

    private static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HttpRequestMessage Encode(KintoneRequest request, KintoneConnection connection, IReadOnlyList<Secret> tokens)
    {
        string resource = ResourceUrl(request.Path, connection);
        string url = resource + QueryString(request.Parameters);
        HttpRequestMessage message = url.Length > LongestUrl
            ? new(HttpMethod.Post, resource) { Content = Json(writer => WriteParameters(writer, request.Parameters)) }
            : new(request.Method, url);
        if (url.Length > LongestUrl)
        {
            message.Headers.Add("X-HTTP-Method-Override", request.Method.Method);
        }

        if (request.Body is { } body)
        {
            message.Content = Json(body.WriteTo);
        }
        else if (request.File is { } file)
        {
            message.Content = Multipart(file);
        }

        AddHeaders(message.Headers, connection, tokens);
        return message;
    }

    private static string ResourceUrl(string path, KintoneConnection connection)
    {
        string root = path.StartsWith('/') ? ""
            : connection.GuestSpaceId is { } guest ? $"/k/guest/{guest.ToString(CultureInfo.InvariantCulture)}/v1/"
            : "/k/v1/";
        return connection.BaseUri.GetLeftPart(UriPartial.Authority) + root + path;
    }

    private static string QueryString(IReadOnlyList<KintoneParameter> parameters)
    {
        IEnumerable<string> pairs = parameters.SelectMany(parameter => parameter.Values.Select((value, index) =>
            Uri.EscapeDataString(parameter.IsList ? $"{parameter.Name}[{index.ToString(CultureInfo.InvariantCulture)}]" : parameter.Name)
            + "=" + Uri.EscapeDataString(value)));
        string query = string.Join('&', pairs);
        return query.Length == 0 ? "" : "?" + query;
    }

    private static void WriteParameters(Utf8JsonWriter writer, IReadOnlyList<KintoneParameter> parameters)
    {
        writer.WriteStartObject();
        foreach (KintoneParameter parameter in parameters)
        {
            writer.WritePropertyName(parameter.Name);
            if (!parameter.IsList)
            {
                writer.WriteStringValue(parameter.Values[0]);
                continue;
            }

            writer.WriteStartArray();
            foreach (string value in parameter.Values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    // The type stands only where a body is: kintone answers CB_IL02 to a GET that announces JSON and has none.
    private static ByteArrayContent Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            write(writer);
        }

        return new ByteArrayContent(buffer.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    // The name goes out as it is, as browsers send it: .NET would wrap it in a form of mail headers that servers show to people undecoded.
    private static MultipartFormDataContent Multipart(KintoneUpload file)
    {
        var part = new ReadOnlyMemoryContent(file.Content);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{file.NameInHeader}\"");
        part.Headers.TryAddWithoutValidation("Content-Type", file.MediaType);
        var content = new MultipartFormDataContent { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        content.Add(part);
        return content;
    }

    private static void AddHeaders(HttpRequestHeaders headers, KintoneConnection connection, IReadOnlyList<Secret> tokens)
    {
        headers.TryAddWithoutValidation("User-Agent", connection.UserAgent);
        headers.TryAddWithoutValidation("Accept-Language", connection.Language == Language.Japanese ? "ja" : "en");
        if (connection.Credentials is KintoneCredentials.Password password)
        {
            headers.TryAddWithoutValidation("X-Cybozu-Authorization", Base64(password));
        }

        if (tokens.Count > 0)
        {
            headers.TryAddWithoutValidation("X-Cybozu-API-Token", string.Join(',', tokens.Select(token => token.Reveal())));
        }

        if (connection.Basic is { } basic)
        {
            headers.TryAddWithoutValidation("Authorization", "Basic " + Base64(basic));
        }
    }

    private static string Base64(KintoneCredentials.Password pair) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{pair.User}:{pair.Secret.Reveal()}"));
}

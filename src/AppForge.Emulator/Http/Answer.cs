using System.Text;
using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Http;

/// <summary>What goes back: status, headers' facts and bytes.</summary>
internal sealed record Answer(int Status, string ContentType, ReadOnlyMemory<byte> Body, string? ErrorCode = null)
{
    private const string JsonType = "application/json;charset=utf-8";

    /// <summary>What the body was lent from: to be given back when it is sent.</summary>
    public AnswerBuffer? Lent { get; init; }

    /// <summary>The name of the file that the body is.</summary>
    public string? FileName { get; init; }

    /// <summary>What kintone warns of, though it answers.</summary>
    public string? Warning { get; init; }

    /// <summary>A path kintone does not have. What kintone sends is not documented; a page rather than JSON, so that clients do not rely on a body.</summary>
    public static Answer NoSuchPage { get; } = Page(404, "Not Found");

    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Body.Span)!;

    public static Answer Page(int status, string title) =>
        new(status, "text/html;charset=utf-8", Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"));

    public static Answer Of(JsonNode node) => new(200, JsonType, JsonText.WriteUtf8(node));

    /// <summary>An answer that was written piece by piece.</summary>
    public static Answer Of(AnswerBuffer written) => new(200, JsonType, written.Written) { Lent = written };

    public static Answer Of(FileRow file) => new(200, file.ContentType, file.Content) { FileName = file.Name };

    public static Answer Of(KintoneErrorException error, MessageLanguage language, string id)
    {
        JsonObject body = new() { ["code"] = error.Code, ["id"] = id, ["message"] = error.Text.In(language) };
        if (error.Errors is { } errors)
        {
            JsonObject paths = [];
            foreach ((string path, IReadOnlyList<LocalizedText> messages) in errors)
            {
                paths[path] = new JsonObject { ["messages"] = new JsonArray([.. messages.Select(m => JsonValue.Create(m.In(language)))]) };
            }

            body["errors"] = paths;
        }

        return new(error.Status, JsonType, JsonText.WriteUtf8(body), error.Code);
    }
}

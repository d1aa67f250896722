using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>An answer of the emulator, read completely.</summary>
internal sealed record Reply(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    public string Code => Json["code"]!.GetValue<string>();

    public string Message => Json["message"]!.GetValue<string>();

    public string[] ErrorPaths => [.. Json["errors"]!.AsObject().Select(e => e.Key)];

    public static async Task<Reply> FromAsync(HttpResponseMessage response)
    {
        Dictionary<string, string> headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }

    public JsonObject Ok()
    {
        Status.ShouldBe(200, Text);
        return Json;
    }

    public void Refused(int status, string code)
    {
        $"{Status} {(Text.StartsWith('{') ? (string?)Json["code"] : "")}".ShouldBe($"{status} {code}", Text);
        Headers["X-Cybozu-Error"].ShouldBe(code);
    }

    public void Invalid(params string[] paths)
    {
        Refused(400, "CB_VA01");
        ErrorPaths.ShouldBe(paths, ignoreOrder: true, Text);
    }
}

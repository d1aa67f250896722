using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Robustness;

/// <summary>What every answer to a bad request has to be: one of kintone's, whatever was sent.</summary>
internal static class Answers
{
    private static readonly int[] Refusals = [400, 401, 403, 404, 405, 409, 414, 429];

    /// <summary>A success, or an error in kintone's shape under its header; never ours, and never a trace.</summary>
    public static void ShouldBeKintones(int status, string text, IReadOnlyDictionary<string, string> headers, string request)
    {
        text.ShouldNotContain("EMULATOR_FAILURE", Case.Sensitive, request);
        text.ShouldNotContain("Exception", Case.Sensitive, request);
        text.ShouldNotContain("   at ", Case.Sensitive, request);
        if (status == 200)
        {
            return;
        }

        status.ShouldBeOneOf(Refusals, $"{request}\n{text}");
        string type = headers.GetValueOrDefault("Content-Type", "");
        if (!type.StartsWith("application/json", StringComparison.Ordinal))
        {
            // Not found, too long, or no HTTP at all: a page or nothing, but no half of an error.
            headers.Keys.ShouldNotContain("X-Cybozu-Error", request);
            status.ShouldBeOneOf([400, 404, 405, 414], request);
            return;
        }

        JsonObject answer = JsonNode.Parse(text)!.AsObject();
        JsonObject error = answer["results"] is JsonArray results ? results.OfType<JsonObject>().Single(r => r.Count > 0) : answer;
        error.Select(p => p.Key).ShouldBe(error.Count == 4 ? ["code", "id", "message", "errors"] : ["code", "id", "message"], request);
        string code = error["code"]!.GetValue<string>();
        headers["X-Cybozu-Error"].ShouldBe(code, request);
        (code == "CB_VA01").ShouldBe(error.Count == 4, $"errors belong to CB_VA01 only: {request}\n{text}");
        error["id"]!.GetValue<string>().Length.ShouldBe(20, request);
        error["message"]!.GetValue<string>().ShouldNotBeEmpty(request);
        foreach ((string path, JsonNode? found) in error["errors"]?.AsObject() ?? [])
        {
            path.ShouldNotBeEmpty(request);
            found!["messages"]!.AsArray().Count.ShouldBeGreaterThan(0, request);
        }
    }
}

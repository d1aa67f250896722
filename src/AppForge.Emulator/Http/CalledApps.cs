using System.Globalization;
using System.Text.Json.Nodes;

namespace AppForge.Emulator.Http;

/// <summary>
/// The apps that a call is counted for (limits.md, Traffic). Calls without an app are not counted. Asking for the status of a deploy counts; that a bulk request
/// counts once for each app in it is our reading: nobody says so.
/// </summary>
internal static class CalledApps
{
    private static readonly HashSet<string> ByIdToo = ["app", "record/acl", "field/acl", "preview/record/acl", "preview/field/acl"];

    public static IEnumerable<long> Of(string resource, JsonObject parameters)
    {
        IEnumerable<JsonNode?> named =
        [
            parameters["app"],
            .. ByIdToo.Contains(resource) ? [parameters["id"]] : Array.Empty<JsonNode?>(),
            .. (parameters["apps"] as JsonArray ?? []).Select(entry => entry is JsonObject app ? app["app"] : entry),
            .. (parameters["requests"] as JsonArray ?? []).Select(request => ((request as JsonObject)?["payload"] as JsonObject)?["app"]),
        ];
        return named.Select(IdOf).OfType<long>().Distinct();
    }

    // A number, or as text.
    private static long? IdOf(JsonNode? node) =>
        node is JsonValue value && long.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;
}

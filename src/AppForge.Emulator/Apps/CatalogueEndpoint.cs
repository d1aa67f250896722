using System.Text.Json.Nodes;
using AppForge.Emulator.Http;

namespace AppForge.Emulator.Apps;

/// <summary>
/// The list of the APIs there are (users-and-orgs.md, E): those this emulator serves, for clients that probe. The schemas behind
/// the links are not served: the published description is the better source.
/// </summary>
internal static class CatalogueEndpoint
{
    public static IReadOnlyList<ApiOperation> Rows { get; } = [new("GET", "apis", List) { IsOpen = true, IsNeverGuest = true }];

    private static Answer List(Call call)
    {
        JsonObject apis = [];
        foreach (ApiOperation operation in EndpointTable.All.Where(o => !o.IsUserApi).OrderBy(o => o.Resource, StringComparer.Ordinal).ThenBy(o => o.Method, StringComparer.Ordinal))
        {
            string id = $"{operation.Resource}/{operation.Method.ToLowerInvariant()}";
            apis[id] = new JsonObject { ["link"] = $"apis/{id}.json" };
        }

        return Answer.Of(new JsonObject { ["apis"] = apis });
    }
}

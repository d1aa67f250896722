using System.Globalization;

namespace AppForge.Emulator.Http;

/// <summary>
/// A path taken apart: <c>/k/v1/{resource}.json</c> or <c>/k/guest/{space}/v1/{resource}.json</c>; the User API, which is not kintone's alone, keeps its
/// <c>/v1/</c>.
/// </summary>
internal sealed record Route(string Resource, long? GuestSpace)
{
    public static Route? Parse(string path)
    {
        if (!path.EndsWith(".json", StringComparison.Ordinal))
        {
            return null;
        }

        string bare = path[..^".json".Length];
        if (bare.StartsWith("/k/v1/", StringComparison.Ordinal))
        {
            return new Route(bare["/k/v1/".Length..], null);
        }

        if (bare.StartsWith(ApiOperation.UserApi, StringComparison.Ordinal))
        {
            return new Route(bare, null);
        }

        string[] parts = bare.Split('/', 6);
        return parts is ["", "k", "guest", { } id, "v1", { } resource]
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long space)
            ? new Route(resource, space)
            : null;
    }
}

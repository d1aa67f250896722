using System.Text.Json;

namespace AppForge.Deploy.Kintone;

/// <summary>A deployed app as <c>app.json</c> and <c>apps.json</c> tell it.</summary>
/// <param name="Id">The app's id.</param>
/// <param name="Code">The app code; empty where it has none. No API writes it.</param>
/// <param name="Name">The name.</param>
/// <param name="SpaceId">The space the app is in, guest spaces included; <see langword="null"/> outside of spaces.</param>
/// <param name="ThreadId">The thread of that space.</param>
/// <param name="CreatorCode">Login name of the user who made the app.</param>
/// <param name="CreatedAt">When the app was made.</param>
/// <param name="ModifierCode">Login name of the user who changed the app last.</param>
/// <param name="ModifiedAt">When the app was changed last.</param>
public sealed record KintoneApp(
    long Id,
    string Code,
    string Name,
    long? SpaceId,
    long? ThreadId,
    string CreatorCode,
    DateTimeOffset CreatedAt,
    string ModifierCode,
    DateTimeOffset ModifiedAt)
{
    /// <exception cref="KintoneApiException">The answer lacks what kintone always tells of an app.</exception>
    internal static KintoneApp Read(JsonElement app, KintoneRequest request) => new(
        KintoneJson.Long(app, "appId", request),
        KintoneJson.Text(app, "code", request),
        KintoneJson.Text(app, "name", request),
        KintoneJson.OptionalLong(app, "spaceId", request),
        KintoneJson.OptionalLong(app, "threadId", request),
        KintoneJson.Text(KintoneJson.Required(app, "creator", request), "code", request),
        KintoneJson.Instant(app, "createdAt", request),
        KintoneJson.Text(KintoneJson.Required(app, "modifier", request), "code", request),
        KintoneJson.Instant(app, "modifiedAt", request));
}

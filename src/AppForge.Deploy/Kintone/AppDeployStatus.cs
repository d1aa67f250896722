using System.Text.Json;

namespace AppForge.Deploy.Kintone;

/// <summary>Where the deploy of one app stands.</summary>
/// <param name="App">The app's id.</param>
/// <param name="Status">Its status.</param>
public readonly record struct AppDeployStatus(long App, DeployStatus Status)
{
    /// <exception cref="KintoneApiException">The answer lacks what kintone always tells of a deploy.</exception>
    internal static AppDeployStatus Read(JsonElement app, KintoneRequest request) => new(
        KintoneJson.Long(app, "app", request),
        KintoneJson.Text(app, "status", request) switch
        {
            "SUCCESS" => DeployStatus.Success,
            "FAIL" => DeployStatus.Fail,
            "CANCEL" => DeployStatus.Cancel,
            // A state that does not exist yet is at least not the end.
            _ => DeployStatus.Processing,
        });
}

using AppForge.Deploy.Drift;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Projects;

/// <summary>
/// What the last deployments from this machine left in an environment, a file for each app. It tells changes by hand apart from what the definitions will change; without it,
/// the definitions stand in.
/// </summary>
/// <param name="folder">Where it is.</param>
/// <param name="prepare">What has to be done before something is written.</param>
internal sealed class StateFolder(string folder, Action prepare)
{
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>What is known of an app; null where nothing is, or the file is damaged.</summary>
    public DeployedApp? Find(string key, ProjectTraits project)
    {
        try
        {
            return new FileInfo(PathOf(key)) is { Exists: true, Length: <= MostBytes } ? DeployedApp.Read(File.ReadAllText(PathOf(key)), project) is { } app && app.Key == key ? app : null : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps what a deployment left. What can't be written is left out: the deployment is done, and the definitions stand in.</summary>
    public void Keep(IEnumerable<DeployedApp> apps)
    {
        try
        {
            prepare();
            foreach (var app in apps)
            {
                var text = app.Write();
                if (!File.Exists(PathOf(app.Key)) || File.ReadAllText(PathOf(app.Key)) != text)
                {
                    AtomicFile.Write(PathOf(app.Key), text);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key + ".json");
}

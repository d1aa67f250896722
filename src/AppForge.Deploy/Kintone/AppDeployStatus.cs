namespace AppForge.Deploy.Kintone;

/// <summary>Where the deploy of one app stands.</summary>
/// <param name="App">The app's id.</param>
/// <param name="Status">Its status.</param>
public readonly record struct AppDeployStatus(long App, DeployStatus Status);

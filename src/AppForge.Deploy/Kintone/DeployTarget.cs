namespace AppForge.Deploy.Kintone;

/// <summary>One app of a deploy call.</summary>
/// <param name="App">The app's id.</param>
/// <param name="Revision">The pre-live revision expected, which guards against someone else's edits; <see langword="null"/> takes what is there.</param>
public readonly record struct DeployTarget(long App, long? Revision);

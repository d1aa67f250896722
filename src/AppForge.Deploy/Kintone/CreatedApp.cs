namespace AppForge.Deploy.Kintone;

/// <summary>A new app, so far pre-live only; no API can delete it again.</summary>
/// <param name="App">Its id.</param>
/// <param name="Revision">Its first revision (not always 1).</param>
public sealed record CreatedApp(long App, long Revision);

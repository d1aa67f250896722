using AppForge.Compiler.Model;

namespace AppForge.Deploy.Live;

/// <summary>An app that was read back into a definition.</summary>
/// <param name="Key">Its key: the one it had, its app code, or <c>app-ID</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Model">What it has, with roles in place of people where the environment knows them.</param>
/// <param name="Yaml">The text of its <c>app.yaml</c>, in the shortest form.</param>
public sealed record ImportedApp(string Key, long Id, AppModel Model, string Yaml);

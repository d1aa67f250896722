namespace AppForge.Cli.Projects;

/// <summary>The folder of a project that is nobody else's business: the local kintone's data, reports. It keeps itself out of version control.</summary>
/// <param name="project">The project's folder.</param>
internal sealed class LocalFolder(string project)
{
    private const string Name = ".appforge";

    /// <summary>The data of the environment <c>local</c>.</summary>
    public string Data => Path.Combine(project, Name, "local", "kintone.db");

    /// <summary>The app ids of the environment <c>local</c>.</summary>
    public string AppIds => Path.Combine(project, Name, "local", "apps.yaml");

    /// <summary>Makes the folders.</summary>
    public void Create()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Data)!);
        var ignore = Path.Combine(project, Name, ".gitignore");
        if (!File.Exists(ignore))
        {
            AtomicFile.Write(ignore, "*\n");
        }
    }
}

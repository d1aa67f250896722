using AppForge.Testing;

namespace AppForge.Cli.Tests;

/// <summary>A project in a folder of its own, gone with the test.</summary>
internal sealed class TestProject : IDisposable
{
    public TestProject(params (string Path, string Content)[] files)
    {
        Root = Directory.CreateTempSubdirectory("appforge-cli-").FullName;
        foreach (var (path, content) in files)
        {
            Write(path, content);
        }
    }

    public string Root { get; }

    /// <summary>The sample apps of the repository, in a copy that a test may change.</summary>
    public static TestProject OfSamples()
    {
        var project = new TestProject(("appforge.yaml", File.ReadAllText(RepositoryRoot.Of("appforge.yaml"))));
        project.Write("environments/local.yaml", File.ReadAllText(RepositoryRoot.Of("environments/local.yaml")));
        string[] folders = ["apps/org-master", "apps/staff-master", "apps/vehicle-master", "apps/vehicle-trip", "fragments"];
        foreach (var file in folders.SelectMany(f => Directory.EnumerateFiles(RepositoryRoot.Of(f), "*", SearchOption.AllDirectories)))
        {
            project.Write(Path.GetRelativePath(RepositoryRoot.Path, file), File.ReadAllText(file));
        }

        return project;
    }

    public string PathOf(string path) => Path.Combine(Root, path);

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), content);
    }

    /// <summary>Changes a piece of a file; the test fails where it isn't there.</summary>
    public void Edit(string path, string before, string after)
    {
        var content = Read(path);
        if (!content.Contains(before, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{path} doesn't hold: {before}");
        }

        Write(path, content.Replace(before, after, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

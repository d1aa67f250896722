using Shouldly;

namespace AppForge.Documents.Tests;

/// <summary>
/// Compares text with a file under Goldens. With APPFORGE_ACCEPT=1 the file is rewritten, which CI refuses: a golden
/// is accepted by a person who looked at it.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("APPFORGE_ACCEPT") == "1")
        {
            (Environment.GetEnvironmentVariable("CI") == "true").ShouldBeFalse("goldens are never accepted in CI");
            File.WriteAllText(path, actual);
            return;
        }
        File.Exists(path).ShouldBeTrue($"no golden {name}; look at the output, then run with APPFORGE_ACCEPT=1");
        var expected = File.ReadAllText(path);
        if (expected == actual)
            return;
        var (a, b) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(a.Length, b.Length)).FirstOrDefault(i => a[i] != b[i], Math.Min(a.Length, b.Length));
        Assert.Fail($"{name} differs at line {line + 1}:\n- {a.ElementAtOrDefault(line)}\n+ {b.ElementAtOrDefault(line)}");
    }

    /// <summary>The root of the repository.</summary>
    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "AppForge.sln")))
                folder = folder.Parent ?? throw new DirectoryNotFoundException("AppForge.sln is not above the test binaries.");
            return folder.FullName;
        }
    }

    private static string Folder => Path.Combine(Repository, "tests", "AppForge.Documents.Tests", "Goldens");
}

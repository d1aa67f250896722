using NUnit.Framework;

namespace AppForge.Testing;

/// <summary>Compares what the code makes with a file that was looked at. <c>APPFORGE_ACCEPT=1</c> takes the new text over; never where <c>CI=true</c>.</summary>
public static class Golden
{
    /// <summary>Whether differences are taken over in this run.</summary>
    /// <exception cref="InvalidOperationException">Both <c>APPFORGE_ACCEPT</c> and <c>CI</c> are set.</exception>
    public static bool IsAccepting
    {
        get
        {
            var accepts = Environment.GetEnvironmentVariable("APPFORGE_ACCEPT") == "1";
            return accepts && Environment.GetEnvironmentVariable("CI") == "true"
                ? throw new InvalidOperationException("APPFORGE_ACCEPT=1 is refused where CI=true.")
                : accepts;
        }
    }

    /// <summary>Compares a text with a file of the repository.</summary>
    /// <param name="actual">What the code made; lines end with <c>\n</c>.</param>
    /// <param name="file">The file's path from the root of the repository, with <c>/</c>.</param>
    public static void Matches(string actual, string file)
    {
        var path = RepositoryRoot.Of(file);
        var expected = File.Exists(path) ? File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal) : null;
        if (string.Equals(actual, expected, StringComparison.Ordinal))
        {
            return;
        }

        if (IsAccepting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.Fail(expected is null
            ? $"{file} is not there; APPFORGE_ACCEPT=1 writes it:\n{actual}"
            : $"{file} differs from line {FirstDifference(expected, actual)} on; APPFORGE_ACCEPT=1 takes the new text over.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var before = expected.Split('\n');
        var after = actual.Split('\n');
        var line = Enumerable.Range(0, Math.Max(before.Length, after.Length)).First(i => before.ElementAtOrDefault(i) != after.ElementAtOrDefault(i));
        return $"{line + 1}\n  was: {before.ElementAtOrDefault(line)}\n  is:  {after.ElementAtOrDefault(line)}\n";
    }
}

using NUnit.Framework;

namespace AppForge.Testing;

/// <summary>Material that lies beside the repository and is no part of it: a test that needs it is skipped, with a reason, where it isn't there.</summary>
public static class Shared
{
    /// <summary>The path of a file or folder of <c>../shared</c>; ends the test as ignored where it isn't there.</summary>
    /// <param name="relative">Its path, with <c>/</c>.</param>
    public static string Of(string relative)
    {
        if (Find(relative) is { } path)
        {
            return path;
        }

        Assert.Ignore($"shared/{relative} is not there: this test compares with material that is no part of the repository.");
        throw new InvalidOperationException("Assert.Ignore returned.");
    }

    /// <summary>The path of a file or folder of <c>../shared</c>, or <see langword="null"/> where it isn't there.</summary>
    /// <param name="relative">Its path, with <c>/</c>.</param>
    public static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(RepositoryRoot.Path).Parent; folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", relative.Replace('/', Path.DirectorySeparatorChar));
            if (Path.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}

namespace AppForge.Testing;

/// <summary>Finds the files of the repository, from wherever the tests run.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Path { get; } = Find();

    /// <summary>A file or folder of the repository.</summary>
    /// <param name="relative">Its path from the root, with <c>/</c>.</param>
    public static string Of(string relative) => System.IO.Path.Combine(Path, relative.Replace('/', System.IO.Path.DirectorySeparatorChar));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "AppForge.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"There is no AppForge.sln above {AppContext.BaseDirectory}.");
    }
}

using NUnit.Framework;

namespace AppForge.Compiler.Tests.Query;

/// <summary>The tables of real queries and formulas, kept beside the repository.</summary>
internal static class Corpus
{
    /// <summary>Rows of text and verdict; the test is ignored when the corpus is not there.</summary>
    public static IReadOnlyList<(string Text, string Verdict, string Source)> Read(string file)
    {
        for (DirectoryInfo? folder = new(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "..", "shared", "corpus", file);
            if (File.Exists(path))
            {
                return [.. File.ReadLines(path).Skip(1).Select(line => line.Split('\t')).Select(cells => (cells[0], cells[3], cells[1]))];
            }
        }

        Assert.Ignore($"../shared/corpus/{file} is not beside the repository, so the real texts are not read.");
        return [];
    }
}

namespace AppForge.Documents.Tests;

/// <summary>The goldens of documents: a file is accepted by a person who looked at it.</summary>
internal static class Golden
{
    public static void Check(string name, string actual) => AppForge.Testing.Golden.Matches(actual, "tests/AppForge.Documents.Tests/Goldens/" + name);
}

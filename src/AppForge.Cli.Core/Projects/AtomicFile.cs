using System.Text;

namespace AppForge.Cli.Projects;

/// <summary>Writes a file whole or not at all: a reader, or a crash, never meets half of it.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a text as UTF-8 without a byte order mark; folders are made.</summary>
    public static void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    /// <summary>Writes bytes; folders are made.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = path + ".draft";
        File.WriteAllBytes(draft, content);
        File.Move(draft, path, overwrite: true);
    }
}

using System.Security.Cryptography;
using System.Text;
using AppForge.Compiler.CSharp.Policies;

namespace AppForge.Cli.Projects;

/// <summary>
/// A folder of compiled code that only takes back what this user wrote: each file carries a seal made with a key that lies outside of the project. A file that came with a
/// repository, or that somebody changed, is as if it weren't there; without that, it would be run unchecked.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="userFolder">The user's folder, where the key is.</param>
/// <param name="prepare">What has to be done before something is written.</param>
internal sealed class SealedFolder(string folder, string userFolder, Action prepare)
{
    private const string Ending = ".dll";
    private const int KeyBytes = 32;
    private const long MostBytes = 32 * 1024 * 1024;
    private const int MostFiles = 16;

    /// <summary>The folder as a cache. What can't be read or written isn't kept: nothing rests on it.</summary>
    public PolicyCache Cache => new(name => Tolerant(() => Find(name)), (name, content) => Tolerant(() => Keep(name, content)));

    private byte[]? Find(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path) || new FileInfo(path).Length > MostBytes || Key(isMade: false) is not { } key)
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        return bytes.Length > HMACSHA256.HashSizeInBytes && CryptographicOperations.FixedTimeEquals(Seal(key, name, bytes.AsSpan(HMACSHA256.HashSizeInBytes)), bytes.AsSpan(0, HMACSHA256.HashSizeInBytes))
            ? bytes[HMACSHA256.HashSizeInBytes..]
            : null;
    }

    private byte[]? Keep(string name, byte[] content)
    {
        if (Key(isMade: true) is { } key)
        {
            prepare();
            AtomicFile.Write(PathOf(name), [.. Seal(key, name, content), .. content]);
            foreach (var old in new DirectoryInfo(folder).EnumerateFiles("*" + Ending).OrderByDescending(f => f.LastWriteTimeUtc).Skip(MostFiles).ToList())
            {
                old.Delete();
            }
        }

        return null;
    }

    private byte[]? Key(bool isMade)
    {
        var path = Path.Combine(userFolder, "appforge", "cache.key");
        if (!File.Exists(path) && isMade)
        {
            AtomicFile.Write(path, RandomNumberGenerator.GetBytes(KeyBytes).AsSpan());
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        return File.Exists(path) && File.ReadAllBytes(path) is { Length: KeyBytes } key ? key : null;
    }

    private static byte[] Seal(byte[] key, string name, ReadOnlySpan<byte> content) => HMACSHA256.HashData(key.AsSpan(), (ReadOnlySpan<byte>)[.. Encoding.UTF8.GetBytes(name + "\0"), .. content]);

    private string PathOf(string name) => Path.Combine(folder, name + Ending);

    private static byte[]? Tolerant(Func<byte[]?> act)
    {
        try
        {
            return act();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

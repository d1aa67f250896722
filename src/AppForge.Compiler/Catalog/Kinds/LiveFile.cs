using System.Globalization;
using System.Security.Cryptography;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>
/// A file as kintone holds it. Its text, <c>live:KEY/SIZE/NAME</c>, stands where a definition has a path: so the two are never taken for each other. The key is
/// kintone's, which changes with each reading (behaviour.md, trap 37), until the content was looked at: then it is <see cref="DigestPrefix"/> and the content's digest, and
/// equal texts are equal files. A file that nobody had to look at is known by its place among the files of its area, as <see cref="PlacePrefix"/> and a number.
/// </summary>
/// <param name="Key">kintone's key, the digest of the content, or the place.</param>
/// <param name="Size">The size in bytes; -1 where kintone doesn't say it.</param>
/// <param name="Name">The file's name, without folders.</param>
public sealed record LiveFile(string Key, long Size, string Name)
{
    /// <summary>What the text of a live file starts with.</summary>
    public const string Prefix = "live:";

    /// <summary>What a key starts with that is the SHA-256 of the content, in hexadecimal.</summary>
    public const string DigestPrefix = "sha256-";

    /// <summary>What a key starts with that is the number of the file among those of its area.</summary>
    public const string PlacePrefix = "#";

    /// <summary>The digest of the content, or null while it isn't known.</summary>
    public string? Digest => Key.StartsWith(DigestPrefix, StringComparison.Ordinal) ? Key[DigestPrefix.Length..] : null;

    /// <summary>Whether the key is kintone's own, which a request can name.</summary>
    public bool HasKintoneKey => Digest is null && !Key.StartsWith(PlacePrefix, StringComparison.Ordinal);

    /// <summary>The file with this content, under its digest.</summary>
    /// <param name="content">The content.</param>
    /// <param name="name">The file's name, without folders.</param>
    public static LiveFile OfContent(ReadOnlySpan<byte> content, string name) =>
        new(DigestPrefix + Convert.ToHexStringLower(SHA256.HashData(content)), content.Length, name);

    /// <summary>The file, known by its place among the files of its area.</summary>
    /// <param name="place">The place, from 0.</param>
    public LiveFile AtPlace(int place) => this with { Key = PlacePrefix + place.ToString(CultureInfo.InvariantCulture) };

    /// <summary>Reads the text of a live file; null if it is none.</summary>
    public static LiveFile? Parse(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = text[Prefix.Length..].Split('/', 3);
        return parts is [var key, var size, var name] && long.TryParse(size, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bytes) ? new(key, bytes, name) : null;
    }

    /// <summary>The text.</summary>
    public override string ToString() => $"{Prefix}{Key}/{Size.ToString(CultureInfo.InvariantCulture)}/{Name}";
}

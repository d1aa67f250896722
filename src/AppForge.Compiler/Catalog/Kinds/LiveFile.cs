using System.Globalization;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>
/// A file as kintone holds it. Its text, <c>live:KEY/SIZE/NAME</c>, stands where a definition has a path: so the two are never taken for each other. The key is
/// kintone's, which changes with each reading (behaviour.md, trap 37), until the content was looked at: then it is <see cref="DigestPrefix"/> and the content's digest, and
/// equal texts are equal files.
/// </summary>
/// <param name="Key">kintone's key, or the digest of the content.</param>
/// <param name="Size">The size in bytes; -1 where kintone doesn't say it.</param>
/// <param name="Name">The file's name, without folders.</param>
public sealed record LiveFile(string Key, long Size, string Name)
{
    /// <summary>What the text of a live file starts with.</summary>
    public const string Prefix = "live:";

    /// <summary>What a key starts with that is the SHA-256 of the content, in hexadecimal.</summary>
    public const string DigestPrefix = "sha256-";

    /// <summary>The digest of the content, or null while only kintone's key is known.</summary>
    public string? Digest => Key.StartsWith(DigestPrefix, StringComparison.Ordinal) ? Key[DigestPrefix.Length..] : null;

    /// <summary>The live file of an object that is one (an icon), or null.</summary>
    internal static LiveFile? In(SettingValue value) => FileOf(value) is { } text ? Parse(text) : null;

    /// <summary>The file, live or by its path, of an object that is one (an icon), or null.</summary>
    internal static string? FileOf(SettingValue value) => value is ObjectValue o
        ? o.Properties.Where(p => p.Shape.Shape is ScalarShape { Kind: FileKind }).Select(p => (p.Value as ScalarValue)?.Text).FirstOrDefault()
        : null;

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

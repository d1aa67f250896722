using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AppForge.Emulator.Plugins;

/// <summary>
/// A plug-in as it is uploaded: a ZIP with <c>contents.zip</c>, its signature and the public key that the signature and the plug-in's id come from. What
/// is in it beyond the manifest does not matter here: no code of a plug-in runs.
/// </summary>
/// <param name="Id">32 letters from a to p, made of the key.</param>
/// <param name="Manifest">The manifest inside <c>contents.zip</c>.</param>
internal sealed record PluginPackage(string Id, JsonObject Manifest)
{
    private const int MaxBytes = 100 * 1024 * 1024;
    private const int IdLength = 32;

    public string Version => Manifest["version"]?.ToString() ?? "";

    /// <summary>A text of the manifest in the first of the languages that has one.</summary>
    public string TextOf(string name, params ReadOnlySpan<string> languages)
    {
        foreach (string language in languages)
        {
            if ((Manifest[name] as JsonObject)?[language] is JsonValue text)
            {
                return text.ToString();
            }
        }

        return "";
    }

    /// <summary>Reads a package; <see langword="null"/> for anything that is none, or whose signature is not the key's.</summary>
    public static PluginPackage? Read(byte[] file)
    {
        try
        {
            using ZipArchive package = new(new MemoryStream(file));
            if (Entry(package, "contents.zip") is not { } contents || Entry(package, "PUBKEY") is not { } key || Entry(package, "SIGNATURE") is not { } signature
                || !IsSigned(contents, key, signature))
            {
                return null;
            }

            using ZipArchive inner = new(new MemoryStream(contents));
            return Entry(inner, "manifest.json") is { } manifest && JsonNode.Parse(manifest) is JsonObject { } json
                // Going through the texts shows a name that stands there twice here, not later.
                && json["name"] is JsonObject name && name.ToList() is [_, ..] && (json["description"] as JsonObject ?? []).ToList() is { }
                && json["version"] is JsonValue && json["manifest_version"] is JsonValue
                ? new PluginPackage(IdOf(key), json)
                : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or CryptographicException or JsonException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    private static byte[]? Entry(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { Length: <= MaxBytes } entry)
        {
            return null;
        }

        using Stream content = entry.Open();
        using MemoryStream read = new();
        byte[] buffer = new byte[16 * 1024];
        int count;
        while ((count = content.Read(buffer, 0, buffer.Length)) > 0)
        {
            // What an entry says of its length is only a claim.
            if (read.Length + count > MaxBytes)
            {
                return null;
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    [SuppressMessage("Security", "CA5350", Justification = "The signature of kintone's plug-ins is of this kind.")]
    private static bool IsSigned(byte[] contents, byte[] key, byte[] signature)
    {
        using RSA rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(key, out _);
        return rsa.VerifyData(contents, signature, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
    }

    private static string IdOf(byte[] key) => string.Concat(Convert.ToHexStringLower(SHA256.HashData(key))[..IdLength]
        .Select(digit => (char)('a' + Convert.ToInt32(digit.ToString(), 16))));
}

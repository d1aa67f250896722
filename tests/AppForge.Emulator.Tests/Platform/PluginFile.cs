using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace AppForge.Emulator.Tests.Platform;

/// <summary>Makes packages of plug-ins the way kintone's packer does: <c>contents.zip</c>, signed, with the public key that the id comes from.</summary>
internal sealed class PluginFile : IDisposable
{
    private readonly RSA _key = RSA.Create(1024);

    public string Id => string.Concat(Convert.ToHexStringLower(SHA256.HashData(_key.ExportSubjectPublicKeyInfo()))[..32]
        .Select(c => (char)('a' + Convert.ToInt32(c.ToString(), 16))));

    public void Dispose() => _key.Dispose();

    public byte[] Pack(string manifest, bool isTampered = false)
    {
        byte[] contents = Zip(("manifest.json", Encoding.UTF8.GetBytes(manifest)), ("config.html", "<p>設定</p>"u8.ToArray()));
#pragma warning disable CA5350 // kintone's packages are signed so.
        byte[] signature = _key.SignData(contents, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
#pragma warning restore CA5350
        return Zip(("contents.zip", isTampered ? Zip() : contents), ("PUBKEY", _key.ExportSubjectPublicKeyInfo()), ("SIGNATURE", signature));
    }

    public static string Manifest(string version, string name = "帳票") =>
        $$"""{"manifest_version":1,"version":{{version}},"type":"APP","name":{"en":"Report","ja":"{{name}}"},"description":{"en":"prints"},"icon":"icon.png"}""";

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }
}

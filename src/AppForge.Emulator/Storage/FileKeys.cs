using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AppForge.Emulator.Storage;

/// <summary>
/// The keys that a GET hands out for files in settings and records. They are new with every GET and differ between pre-live and live, as kintone's do
/// (settings.md, 8): a client that compares them sees a change where there is none. Nothing is kept; a key carries what it stands for, sealed.
/// </summary>
internal sealed class FileKeys
{
    private const int NonceLength = 16;
    private const int SealLength = 16;
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    public string Issue(string file, Side side, FileHome? home = null)
    {
        string place = home is null ? "" : string.Create(CultureInfo.InvariantCulture, $"_{home.App}_{home.Record}_{home.Field}");
        string content = RandomText.Letters(NonceLength) + (side == Side.Live ? 'l' : 'p') + file + place;
        return content + Seal(content);
    }

    /// <summary>What a key stands for; <see langword="null"/> for anything that is no such key.</summary>
    public IssuedKey? Read(string key)
    {
        if (key.Length <= NonceLength + 1 + SealLength)
        {
            return null;
        }

        string content = key[..^SealLength];
        if (Seal(content) != key[^SealLength..])
        {
            return null;
        }

        string[] parts = content[(NonceLength + 1)..].Split('_');
        FileHome? home = parts is [_, string app, string record, string field] ? new FileHome(Number(app), Number(record), Number(field)) : null;
        return new IssuedKey(parts[0], content[NonceLength] == 'l' ? Side.Live : Side.Preview, home);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private string Seal(string content) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(content)))[..SealLength];
}

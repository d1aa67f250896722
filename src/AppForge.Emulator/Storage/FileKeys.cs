using System.Security.Cryptography;
using System.Text;

namespace AppForge.Emulator.Storage;

/// <summary>
/// The keys that a GET hands out for files in settings. They are new with every GET and differ between pre-live and live, as kintone's do
/// (settings.md, 8): a client that compares them sees a change where there is none. Nothing is kept; a key carries what it stands for, sealed.
/// </summary>
internal sealed class FileKeys
{
    private const int NonceLength = 16;
    private const int SealLength = 16;
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    public string Issue(string file, Side side)
    {
        string content = RandomText.Letters(NonceLength) + (side == Side.Live ? 'l' : 'p') + file;
        return content + Seal(content);
    }

    /// <summary>What a key stands for; <see langword="null"/> for anything that is no such key.</summary>
    public (string File, Side Side)? Read(string key)
    {
        if (key.Length <= NonceLength + 1 + SealLength)
        {
            return null;
        }

        string content = key[..^SealLength];
        return Seal(content) == key[^SealLength..] ? (content[(NonceLength + 1)..], content[NonceLength] == 'l' ? Side.Live : Side.Preview) : null;
    }

    private string Seal(string content) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(content)))[..SealLength];
}

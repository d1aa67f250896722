using System.Security.Cryptography;

namespace AppForge.Emulator;

/// <summary>Random names: error ids, file keys, tokens.</summary>
internal static class RandomText
{
    public static string Letters(int length) =>
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);
}

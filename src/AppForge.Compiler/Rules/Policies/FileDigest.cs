using System.Security.Cryptography;
using System.Text;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>The SHA-256 of a file as <c>sha256sum</c> gives it.</summary>
internal static class FileDigest
{
    /// <summary>The digest of a text's file, in lower case.</summary>
    public static string Of(SourceText file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (file.HasByteOrderMark)
        {
            hash.AppendData(Encoding.UTF8.Preamble);
        }

        hash.AppendData(Encoding.UTF8.GetBytes(file.Content));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using CsCheck;

namespace AppForge.Compiler.Tests.Query;

/// <summary>Texts near the given ones: pieces cut out, doubled, exchanged.</summary>
internal static class TextMutation
{
    public static Gen<string> Of(string[] samples) => Gen.Select(
        Gen.OneOf(samples), Gen.OneOf(samples), Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 12], Gen.Int[0, 3])
        .Select((text, other, at, from, length, kind) => Mutate(text, other, at % (text.Length + 1), from % (other.Length + 1), length, kind));

    private static string Mutate(string text, string other, int at, int from, int length, int kind)
    {
        string head = text[..at];
        string rest = text[at..];
        string piece = other.Substring(from, Math.Min(length, other.Length - from));
        return kind switch
        {
            0 => head + rest[Math.Min(length, rest.Length)..],
            1 => head + piece + rest,
            2 => head + piece + rest[Math.Min(length, rest.Length)..],
            _ => head,
        };
    }
}

namespace AppForge.Compiler.Syntax;

/// <summary>Gives words that a text repeats (<c>type</c>, <c>label</c>, <c>SINGLE_LINE_TEXT</c>) one string each. It forgets: a word may come back as another equal string.</summary>
internal sealed class WordCache
{
    private const int Slots = 256;
    private const int LongestWord = 24;

    private readonly string?[] _slots = new string?[Slots];

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestWord)
        {
            return text.ToString();
        }

        var hash = (uint)text.Length;
        foreach (var c in text)
        {
            hash = (hash * 31) + c;
        }

        ref var slot = ref _slots[(hash ^ (hash >> 8)) % Slots];
        if (slot is null || !text.SequenceEqual(slot))
        {
            slot = text.ToString();
        }

        return slot;
    }
}

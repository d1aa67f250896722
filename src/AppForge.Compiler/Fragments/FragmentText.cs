namespace AppForge.Compiler.Fragments;

/// <summary>The places for arguments in a text of a fragment: <c>${name}</c>. <c>$${</c> stands for <c>${</c> itself.</summary>
internal static class FragmentText
{
    /// <summary>Whether there may be a place.</summary>
    public static bool Mentions(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <summary>A text cut into what stands for itself (no name) and the places of parameters.</summary>
    public static IEnumerable<(int Start, int Length, string? Parameter)> Pieces(string text)
    {
        var from = 0;
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0;)
        {
            var end = text.IndexOf('}', at);
            if (at > from && text[at - 1] == '$')
            {
                yield return (from, at - from - 1, null);
                from = at;
                at = text.IndexOf("${", at + 2, StringComparison.Ordinal);
            }
            else if (end < 0)
            {
                break;
            }
            else
            {
                yield return (from, at - from, null);
                yield return (at, end + 1 - at, text[(at + 2)..end]);
                from = end + 1;
                at = text.IndexOf("${", from, StringComparison.Ordinal);
            }
        }

        yield return (from, text.Length - from, null);
    }
}

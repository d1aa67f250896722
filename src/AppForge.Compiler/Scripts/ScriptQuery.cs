using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Scripts;

/// <summary>A query that a script sends for records of its own app.</summary>
/// <param name="Text">The query; what is put in at run time is a text literal's content here.</param>
/// <param name="Literal">The place of the literal, its quotes included.</param>
/// <param name="Offsets">Where each character of the text stands in the file; null where escapes make that unknown.</param>
public sealed record ScriptQuery(string Text, SourceSpan Literal, IReadOnlyList<int>? Offsets)
{
    /// <summary>The place of a piece of the query; all of it where the piece's isn't known.</summary>
    /// <param name="start">Its start in the text.</param>
    /// <param name="length">Its length.</param>
    public SourceSpan PartOf(int start, int length)
    {
        if (Offsets is null || Offsets.Count == 0)
        {
            return Literal;
        }

        var first = Offsets[Math.Min(start, Offsets.Count - 1)] + (start >= Offsets.Count ? 1 : 0);
        var last = length == 0 ? first : Offsets[Math.Min(start + length, Offsets.Count) - 1] + 1;
        return Literal.Source.Span(first, Math.Max(first, last));
    }
}

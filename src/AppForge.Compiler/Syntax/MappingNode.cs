using System.Collections.Immutable;

namespace AppForge.Compiler.Syntax;

/// <summary>A mapping, in the order written. Keys are different: the reader reports and drops a second one.</summary>
public sealed class MappingNode(ImmutableArray<MappingEntry> entries, SourceSpan span) : SyntaxNode(span)
{
    /// <summary>The entries in the order written.</summary>
    public ImmutableArray<MappingEntry> Entries { get; } = entries;

    /// <summary>The entry of a key, or null.</summary>
    public MappingEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Key.Value, key, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }

    internal override SyntaxNode At(SourceSpan span) => new MappingNode(Entries, span);
}

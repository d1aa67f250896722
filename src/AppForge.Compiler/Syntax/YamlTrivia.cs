using System.Collections.Immutable;

namespace AppForge.Compiler.Syntax;

/// <summary>The comments and blank lines of a file, at the nodes they belong to: an entry's at its key, an item's at the item, those at the end of a collection at the collection.</summary>
internal sealed class YamlTrivia
{
    private readonly Dictionary<SyntaxNode, Around> _around = new(ReferenceEqualityComparer.Instance);

    /// <summary>What stands behind the root, where the root is no block that could hold it.</summary>
    public List<string> Footer { get; } = [];

    /// <summary>What stands around a node, or null.</summary>
    public Around? Of(SyntaxNode node) => _around.GetValueOrDefault(node);

    /// <summary>What stands around a node, to be filled.</summary>
    public Around At(SyntaxNode node)
    {
        if (!_around.TryGetValue(node, out var around))
        {
            _around[node] = around = new();
        }

        return around;
    }

    /// <summary>Whether a comment stands around a node or anywhere in it.</summary>
    public bool HasCommentsIn(SyntaxNode node) => (Of(node) is { } around && (around.HasComment || around.Ending.Exists(l => l.Length > 0))) || node switch
    {
        MappingNode mapping => mapping.Entries.Any(HasCommentsIn),
        SequenceNode sequence => sequence.Items.Any(HasCommentsIn),
        _ => false,
    };

    /// <summary>Whether a comment stands around an entry or anywhere in it.</summary>
    public bool HasCommentsIn(MappingEntry entry) => HasCommentsIn(entry.Key) || HasCommentsIn(entry.Value);

    /// <summary>Gives what stands around a node to the one that takes its place.</summary>
    public void Move(SyntaxNode from, SyntaxNode to)
    {
        var isFree = !_around.TryGetValue(to, out var there) || there is { HasComment: false, Leading.Count: 0, Ending.Count: 0 };
        if (!ReferenceEquals(from, to) && isFree && _around.Remove(from, out var around))
        {
            _around[to] = around;
        }
    }

    /// <summary>
    /// Takes care of the comments of a collection that was edited: one that a blank line parts from what goes is not its own, it stays for what follows.
    /// </summary>
    /// <param name="before">Its nodes as they were.</param>
    /// <param name="staying">Those that are still there.</param>
    /// <param name="collection">The collection as it was.</param>
    public void Carry(IEnumerable<SyntaxNode> before, HashSet<SyntaxNode> staying, SyntaxNode collection)
    {
        ImmutableArray<string> carried = [];
        foreach (var node in before)
        {
            if (!staying.Contains(node))
            {
                carried = carried.AddRange(TakeDetached(node));
            }
            else if (!carried.IsEmpty)
            {
                At(node).Leading.InsertRange(0, carried);
                carried = [];
            }
        }

        if (!carried.IsEmpty)
        {
            At(collection).Ending.AddRange(carried);
        }
    }

    private ImmutableArray<string> TakeDetached(SyntaxNode node)
    {
        if (!_around.Remove(node, out var around))
        {
            return [];
        }

        var own = around.Leading.LastIndexOf("") + 1;
        return around.Leading[..own].Exists(l => l.Length > 0) ? [.. around.Leading[..own]] : [];
    }

    /// <summary>The lines (comments with their <c>#</c>, or empty) around one node.</summary>
    internal sealed class Around
    {
        /// <summary>The lines before it.</summary>
        public List<string> Leading { get; } = [];

        /// <summary>The comment behind it, on its line.</summary>
        public string? Trailing { get; private set; }

        /// <summary>The comment behind the key of a collection that stands below.</summary>
        public string? Header { get; private set; }

        /// <summary>The lines at the end of a collection, behind its last child.</summary>
        public List<string> Ending { get; } = [];

        /// <summary>Whether it keeps what stands around it from being written in one line.</summary>
        public bool HasComment => Trailing is not null || Header is not null || Leading.Exists(l => l.Length > 0);

        /// <summary>Puts a comment behind the node, if there is none yet.</summary>
        public bool TryAddTrailing(string comment)
        {
            if (Trailing is not null || Header is not null)
            {
                return false;
            }

            Trailing = comment;
            return true;
        }

        /// <summary>Puts a comment behind the key of a collection.</summary>
        public void AddHeader(string comment) => Header = comment;
    }
}

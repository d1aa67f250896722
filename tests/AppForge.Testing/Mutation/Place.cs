using AppForge.Compiler.Syntax;

namespace AppForge.Testing.Mutation;

/// <summary>A value in a file of the sample project.</summary>
/// <param name="App">The key of the app whose file it is; null for the project's, an environment's, a fragment's.</param>
/// <param name="Path">The keys that lead to it from the root of the app, <c>[]</c> for an item of a list; of a file beside <c>app.yaml</c>, its section comes first.</param>
/// <param name="Key">Its key; null for an item of a list.</param>
/// <param name="Node">The value.</param>
/// <param name="Parent">What it stands in.</param>
public sealed record Place(string? App, IReadOnlyList<string> Path, ScalarNode? Key, SyntaxNode Node, SyntaxNode? Parent)
{
    /// <summary>The file.</summary>
    public SourceText Source => Node.Span.Source;

    /// <summary>The key's text.</summary>
    public string Name => Key?.Value ?? "";

    /// <summary>The text of a scalar.</summary>
    public string Text => (Node as ScalarNode)?.Value ?? "";

    /// <summary>Whether it stands between brackets.</summary>
    public bool InFlow => Parent is not null && IsFlow(Parent);

    /// <summary>The end of what is written.</summary>
    public int End => EndOf(Node);

    /// <summary>From the key, or the value of an item, to the end.</summary>
    public SourceSpan Whole => Source.Span(Key?.Span.Start ?? Node.Span.Start, Math.Max(End, Key?.Span.End + 1 ?? 0));

    /// <summary>The value of a key in it.</summary>
    public SyntaxNode? At(string key) => (Node as MappingNode)?.Find(key)?.Value;

    /// <summary>The place of a key in it.</summary>
    public Place? Inner(string key) => (Node as MappingNode)?.Find(key) is { } entry ? new(App, [.. Path, key], entry.Key, entry.Value, Node) : null;

    /// <summary>The lines, or what stands between the commas, that have to go so that it isn't there any more; null where it is all that its parent has.</summary>
    public SourceSpan? Removal
    {
        get
        {
            var text = Source.Content;
            var siblings = Parent is MappingNode m ? m.Entries.Length : ((SequenceNode)Parent!).Items.Length;
            if (siblings < 2)
            {
                return null;
            }

            var (start, end) = (Whole.Start, Whole.End);
            if (!InFlow)
            {
                return Source.Span(text.LastIndexOf('\n', start) + 1, text.IndexOf('\n', Math.Max(start, end - 1)) + 1);
            }

            if (text[end] == ',')
            {
                return Source.Span(start, end + 1 + text[(end + 1)..].TakeWhile(c => c is ' ' or '\n').Count());
            }

            return Source.Span(text.LastIndexOf(',', start), end);
        }
    }

    /// <summary>Whether it is written between brackets.</summary>
    public static bool IsFlow(SyntaxNode node) => node is not ScalarNode && node.Span.Length > 0 && node.Span.Source.Content[node.Span.Start] is '{' or '[';

    private static int EndOf(SyntaxNode node) => node switch
    {
        MappingNode m when !IsFlow(m) && m.Entries.Length > 0 => Math.Max(m.Entries[^1].Key.Span.End + 1, EndOf(m.Entries[^1].Value)),
        SequenceNode s when !IsFlow(s) && s.Items.Length > 0 => EndOf(s.Items[^1]),
        MappingNode { Entries.Length: > 0 } m => node.Span.Source.Content.IndexOf('}', EndOf(m.Entries[^1].Value)) + 1,
        SequenceNode { Items.Length: > 0 } s => node.Span.Source.Content.IndexOf(']', EndOf(s.Items[^1])) + 1,
        _ => node.Span.End,
    };
}

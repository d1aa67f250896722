using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlScalarStyle = YamlDotNet.Core.ScalarStyle;

namespace AppForge.Compiler.Syntax;

/// <summary>
/// Reads a YAML text into a syntax tree with positions. YAML 1.2 without tags, merge keys and several documents; anchors and aliases
/// within a bound. Built on the parser's events, because only they keep every position and let us decide on duplicates and limits; plain texts without a
/// mistake never come that far (<see cref="PlainYamlReader"/>).
/// </summary>
public sealed class YamlReader
{
    /// <summary>How deep collections may be nested, aliases carried out.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many nodes a file may hold, aliases carried out.</summary>
    public const int MaxNodes = 100_000;

    /// <summary>How long a file may be, in UTF-16 units.</summary>
    public const int MaxLength = 8 * 1024 * 1024;

    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, Anchor> _anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private Parser _parser = null!;
    private int _nodes;

    private YamlReader(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
    }

    /// <summary>Reads a text. What is wrong goes to <paramref name="diagnostics"/>; never throws on any input.</summary>
    /// <returns>The root, or null for an empty text and where nothing can be read.</returns>
    public static SyntaxNode? Read(SourceText source, DiagnosticBag diagnostics) =>
        YamlPrescan.Check(source, diagnostics) ? PlainYamlReader.Read(source) ?? ReadWithLibrary(source, diagnostics) : null;

    /// <summary>Reads a text that went through <see cref="YamlPrescan"/> with the YAML library, which knows all of YAML and finds what is wrong.</summary>
    internal static SyntaxNode? ReadWithLibrary(SourceText source, DiagnosticBag diagnostics) => new YamlReader(source, diagnostics).Read();

    private SyntaxNode? Read()
    {
        try
        {
            _parser = new Parser(new StringReader(_source.Content));
            _parser.Consume<StreamStart>();
            if (_parser.Accept<StreamEnd>(out _))
            {
                return null;
            }

            _parser.Consume<DocumentStart>();
            var root = ReadNode(1).Node;
            _parser.Consume<DocumentEnd>();
            if (_parser.TryConsume<DocumentStart>(out var second))
            {
                _diagnostics.Report(YamlDiagnostics.SeveralDocuments, SpanOf(second));
            }

            return root.IsEmpty ? null : root;
        }
        catch (YamlException e)
        {
            ReportBroken(e.Start, e.Message);
        }
        catch (InvalidOperationException e)
        {
            // YamlDotNet's own slip: a comment that swallows the end of a flow mapping.
            ReportBroken(_parser.Current?.Start ?? Mark.Empty, e.Message);
        }
        catch (LimitReached)
        {
            // Reported where it was reached.
        }

        return null;
    }

    private Built ReadNode(int depth)
    {
        var next = _parser.Current ?? throw new YamlException("unexpected end");
        if (depth > MaxDepth)
        {
            Stop(YamlDiagnostics.TooDeep, SpanOf(next), MaxDepth);
        }

        if (next is AnchorAlias alias)
        {
            _parser.MoveNext();
            return Resolve(alias, depth);
        }

        if (next is not NodeEvent node)
        {
            // YamlDotNet closes a collection where a value has to come.
            throw new YamlException(next.Start, next.End, "did not find expected key");
        }

        var name = node.Anchor.IsEmpty ? null : node.Anchor.Value;
        if (name is not null)
        {
            _open.Add(name);
        }

        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
        {
            _diagnostics.Report(YamlDiagnostics.Tag, SpanOf(node), node.Tag.Value);
        }

        Count(1, SpanOf(node));
        var before = _nodes;
        var built = node switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart => ReadSequence(depth),
            _ => ReadMapping(depth),
        };
        if (name is not null)
        {
            _open.Remove(name);
            _anchors[name] = new(built, _nodes - before + 1);
        }

        return built;
    }

    private Built Resolve(AnchorAlias alias, int depth)
    {
        var name = alias.Value.Value;
        var span = SpanOf(alias);
        if (_open.Contains(name))
        {
            Stop(YamlDiagnostics.Cycle, span, name);
        }

        if (!_anchors.TryGetValue(name, out var anchor))
        {
            // Nobody knows what it would have been: whatever stood in its place would be wrong, too.
            Stop(YamlDiagnostics.UnknownAlias, span, name);
        }

        Count(anchor.Nodes, span);
        if (depth + anchor.Built.Height - 1 > MaxDepth)
        {
            Stop(YamlDiagnostics.TooDeep, span, MaxDepth);
        }

        return anchor.Built with { Node = anchor.Built.Node.At(span) };
    }

    private Built ReadScalar(Scalar scalar)
    {
        _parser.MoveNext();
        var node = new ScalarNode(scalar.Value, StyleOf(scalar), SpanOf(scalar));
        if (node.Style == ScalarStyle.Plain && node.Value.StartsWith('\u3000'))
        {
            var space = new SourceSpan(_source, node.Span.Start, 1);
            _diagnostics.ReportWithFix(YamlDiagnostics.FullWidthSpace, space, new(space, " "));
        }

        return new(node, 1);
    }

    private Built ReadSequence(int depth)
    {
        var start = _parser.Consume<SequenceStart>();
        var items = ImmutableArray.CreateBuilder<SyntaxNode>();
        var height = 0;
        while (!_parser.Accept<SequenceEnd>(out _))
        {
            var item = ReadNode(depth + 1);
            items.Add(item.Node);
            height = Math.Max(height, item.Height);
        }

        var end = _parser.Consume<SequenceEnd>();
        return new(new SequenceNode(items.DrainToImmutable(), SpanOf(start, end)), height + 1);
    }

    private Built ReadMapping(int depth)
    {
        var start = _parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<MappingEntry>();
        var keys = new SeenKeys();
        var height = 0;
        while (!_parser.Accept<MappingEnd>(out _))
        {
            var key = ReadKey(depth);
            var value = ReadNode(depth + 1);
            height = Math.Max(height, value.Height);
            if (key is null)
            {
                continue;
            }

            if (key is { Value: "<<", Style: ScalarStyle.Plain })
            {
                _diagnostics.Report(YamlDiagnostics.MergeKey, key.Span);
            }
            else if (keys.FirstOf(key, entries) is { } first)
            {
                _diagnostics.Report(YamlDiagnostics.DuplicateKey, key.Span, key.Value, first.Span.StartPosition.Line);
            }
            else
            {
                entries.Add(new(key, value.Node));
            }
        }

        var end = _parser.Consume<MappingEnd>();
        return new(new MappingNode(entries.DrainToImmutable(), SpanOf(start, end)), height + 1);
    }

    private ScalarNode? ReadKey(int depth)
    {
        var node = ReadNode(depth + 1).Node;
        if (node is not ScalarNode key)
        {
            _diagnostics.Report(YamlDiagnostics.ScalarKey, node.Span);
            return null;
        }

        var colon = key.Style == ScalarStyle.Plain ? key.Value.IndexOf('：', StringComparison.Ordinal) : -1;
        if (colon >= 0 && colon + 1 < key.Value.Length && char.IsWhiteSpace(key.Value[colon + 1]))
        {
            ReportColon(key.PartOf(colon, 1));
            return null;
        }

        return key;
    }

    private void ReportColon(SourceSpan colon) =>
        _diagnostics.ReportWithFix(YamlDiagnostics.FullWidthColon, colon, new(colon, colon.End < _source.Content.Length && _source.Content[colon.End] is ' ' or '\n' or '\r' ? ":" : ": "));

    private void ReportBroken(Mark mark, string message)
    {
        var at = (int)Math.Clamp(mark.Index, 0, _source.Content.Length);
        if (YamlPrescan.FullWidthColonNear(_source, at) is { } colon)
        {
            ReportColon(colon);
            return;
        }

        if (at > 0 && at < _source.Content.Length && _source.Content[at] == '{' && _source.Content[at - 1] == '$')
        {
            _diagnostics.Report(YamlDiagnostics.ParameterInBrackets, new(_source, at - 1, 2));
            return;
        }

        _diagnostics.Report(YamlDiagnostics.Broken, new(_source, at, at < _source.Content.Length ? 1 : 0), YamlErrorText.Of(message));
    }

    private void Count(int nodes, SourceSpan span)
    {
        _nodes += nodes;
        if (_nodes > MaxNodes)
        {
            Stop(YamlDiagnostics.TooManyNodes, span, MaxNodes.ToString("N0", CultureInfo.InvariantCulture));
        }
    }

    private void Stop(DiagnosticDescriptor descriptor, SourceSpan span, object argument)
    {
        _diagnostics.Report(descriptor, span, argument);
        throw new LimitReached();
    }

    private SourceSpan SpanOf(ParsingEvent e) => SpanOf(e, e);

    // YamlDotNet counts a line break at the end that is not there.
    private SourceSpan SpanOf(ParsingEvent first, ParsingEvent last) =>
        _source.Span((int)Math.Min(first.Start.Index, _source.Content.Length), (int)Math.Min(last.End.Index, _source.Content.Length));

    private static ScalarStyle StyleOf(Scalar scalar) => scalar.Style switch
    {
        YamlScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
        YamlScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
        YamlScalarStyle.Literal => ScalarStyle.Literal,
        YamlScalarStyle.Folded => ScalarStyle.Folded,
        _ => ScalarStyle.Plain,
    };

    private readonly record struct Built(SyntaxNode Node, int Height);

    private readonly record struct Anchor(Built Built, int Nodes);

    /// <summary>Finds a key that was there before. Most mappings are small: a dictionary is made only for a large one.</summary>
    private struct SeenKeys
    {
        private const int Small = 12;

        private Dictionary<string, ScalarNode>? _index;

        public ScalarNode? FirstOf(ScalarNode key, ImmutableArray<MappingEntry>.Builder entries)
        {
            if (_index is null && entries.Count > Small)
            {
                _index = new(StringComparer.Ordinal);
                foreach (var entry in entries)
                {
                    _index[entry.Key.Value] = entry.Key;
                }
            }

            if (_index is not null)
            {
                return _index.TryAdd(key.Value, key) ? null : _index[key.Value];
            }

            foreach (var entry in entries)
            {
                if (string.Equals(entry.Key.Value, key.Value, StringComparison.Ordinal))
                {
                    return entry.Key;
                }
            }

            return null;
        }
    }

    private sealed class LimitReached : Exception;
}

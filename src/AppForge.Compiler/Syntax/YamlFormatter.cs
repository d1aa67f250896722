using System.Text;
using AppForge.Compiler.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlStyle = YamlDotNet.Core.ScalarStyle;

namespace AppForge.Compiler.Syntax;

/// <summary>
/// Gives a file its canonical form: the one in which <see cref="YamlWriter"/> writes, with the author's comments and single blank lines at the nodes they
/// belong to. It says the same as before, and formatting it again changes nothing.
/// </summary>
/// <remarks>
/// A file that can't be read stays as it is. So does one with anchors, aliases or tags, but for white space at the ends of lines: carrying the aliases out
/// would say the same in many more words.
/// </remarks>
public static class YamlFormatter
{
    // A comment in a strange place may move once more when what it stands beside has moved; the form that stays is the canonical one.
    private const int MostRounds = 4;

    /// <summary>Formats a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="diagnostics">Where syntax errors go.</param>
    /// <returns>The canonical text; the content unchanged where the file can't be read.</returns>
    public static string Format(SourceText source, DiagnosticBag diagnostics)
    {
        var text = FormatOnce(source, diagnostics);
        for (var round = 1; round < MostRounds; round++)
        {
            var next = FormatOnce(new SourceText(source.Path, text), new DiagnosticBag());
            if (next == text)
            {
                break;
            }

            text = next;
        }

        return text;
    }

    private static string FormatOnce(SourceText source, DiagnosticBag diagnostics)
    {
        var errors = new DiagnosticBag();
        YamlReader.Read(source, errors);
        var found = errors.ToImmutable();
        if (!found.IsEmpty)
        {
            diagnostics.AddRange(found);
            return source.Content;
        }

        var normal = Normal(source);
        var events = Events(normal.Content);
        return ReadTree(normal, events) is { } tree
            ? YamlWriter.Write(tree.Root, HasSections(source.Path), tree.Trivia)
            : Tidied(normal.Content, [.. events.OfType<Scalar>().Where(s => s.Style is YamlStyle.Literal or YamlStyle.Folded).Select(s => ((int)s.Start.Index, (int)s.End.Index))]);
    }

    /// <summary>The tree of a file with its comments, to be edited; null where it can't be read, holds nothing, or has anchors, aliases or tags.</summary>
    internal static (SyntaxNode Root, YamlTrivia Trivia)? ReadTree(SourceText source)
    {
        var errors = new DiagnosticBag();
        YamlReader.Read(source, errors);
        var normal = Normal(source);
        return errors.HasErrors ? null : ReadTree(normal, Events(normal.Content));
    }

    /// <summary>Writes an edited tree in the canonical form of its file.</summary>
    internal static string WriteTree(string path, SyntaxNode root, YamlTrivia trivia) =>
        Format(new(path, YamlWriter.Write(root, HasSections(path), trivia)), new DiagnosticBag());

    private static (SyntaxNode Root, YamlTrivia Trivia)? ReadTree(SourceText normal, List<ParsingEvent> events) =>
        YamlReader.Read(normal, new DiagnosticBag()) is { } root
        && !events.Exists(e => e is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
            ? (root, YamlTriviaReader.Read(normal, root))
            : null;

    private static SourceText Normal(SourceText source) =>
        new(source.Path, source.Content.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));

    private static bool HasSections(string path) =>
        path == "app.yaml" || path.EndsWith("/app.yaml", StringComparison.Ordinal) || path.StartsWith("fragments/", StringComparison.Ordinal);

    private static List<ParsingEvent> Events(string content)
    {
        var parser = new Parser(new StringReader(content));
        List<ParsingEvent> events = [];
        while (parser.MoveNext())
        {
            events.Add(parser.Current!);
        }

        return events;
    }

    // White space at the end of a line means something inside a block of text only.
    private static string Tidied(string content, List<(int Start, int End)> texts)
    {
        var result = new StringBuilder(content.Length);
        var start = 0;
        while (start < content.Length)
        {
            var end = content.IndexOf('\n', start) is >= 0 and var lineEnd ? lineEnd : content.Length;
            var line = content.AsSpan(start, end - start);
            result.Append(texts.Exists(t => t.Start < end && end <= t.End) ? line : line.TrimEnd(" \t")).Append('\n');
            start = end + 1;
        }

        return result.ToString();
    }
}

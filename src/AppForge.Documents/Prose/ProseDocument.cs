using AppForge.Documents.Templates;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AppForge.Documents.Prose;

/// <summary>
/// What a person wrote beside a definition, by its second-level headings. Raw HTML is text, pictures are named, and only
/// links to the web or by mail stay links: a document refers to nothing it needs from outside.
/// </summary>
public sealed class ProseDocument
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
    private readonly List<(string Title, RawHtml Body)> _sections;

    private ProseDocument(List<(string, RawHtml)> sections) => _sections = sections;

    /// <summary>A document without a word.</summary>
    public static ProseDocument Empty { get; } = new([]);

    /// <summary>The headings in their order.</summary>
    public IReadOnlyList<string> Titles => [.. _sections.Select(s => s.Title)];

    /// <summary>Reads Markdown. What stands before the first second-level heading belongs to no section and is left out.</summary>
    /// <param name="markdown">The text.</param>
    public static ProseDocument Parse(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            Tame(link);
        var sections = new List<(string Title, List<Block> Blocks)>();
        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: <= 2 } heading)
            {
                if (heading.Level == 2)
                    sections.Add((PlainText(heading), []));
            }
            else if (sections.Count > 0)
            {
                sections[^1].Blocks.Add(block);
            }
        }
        return new ProseDocument([.. sections.Select(s => (s.Title, Write(s.Blocks))).Where(s => s.Item2.Value.Length > 0)]);
    }

    /// <summary>The text below a heading, or <see langword="null"/> when there is none.</summary>
    public RawHtml? Find(string title) => _sections.Find(s => s.Title == title).Body;

    private static RawHtml Write(List<Block> blocks)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        foreach (var block in blocks)
        {
            // The chapter and its sections have the first three levels.
            if (block is HeadingBlock heading)
                heading.Level = Math.Clamp(heading.Level + 1, 4, 6);
            renderer.Render(block);
        }
        return new RawHtml(writer.ToString().Trim());
    }

    private static void Tame(LinkInline link)
    {
        if (link.IsImage)
            link.ReplaceBy(new LiteralInline($"〔図：{string.Concat(link.Descendants<LiteralInline>().Select(l => l.ToString()))}〕"), copyChildren: false);
        else if (!IsHarmless(link.Url))
            link.ReplaceBy(new ContainerInline());
    }

    private static bool IsHarmless(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" && uri is not null;

    private static string PlainText(HeadingBlock heading) =>
        heading.Inline is null ? "" : string.Concat(heading.Inline.Descendants<LiteralInline>().Select(l => l.ToString())).Trim();
}

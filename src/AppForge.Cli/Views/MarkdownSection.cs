namespace AppForge.Cli.Views;

/// <summary>A part of a Markdown text that may be left out, item by item from its end.</summary>
/// <param name="Heading">What stands above, escaped.</param>
/// <param name="Name">What it is called where it is left out, escaped.</param>
/// <param name="Items">The items, each with its line breaks.</param>
internal sealed record MarkdownSection(string Heading, string Name, IReadOnlyList<string> Items);

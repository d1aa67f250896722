namespace AppForge.Cli.Commands;

/// <summary>What <c>docs</c> was asked.</summary>
/// <param name="Apps">The apps as they were typed; none for all.</param>
/// <param name="Out">The folder to write to; absolute.</param>
internal sealed record DocsArguments(IReadOnlyList<string> Apps, string Out);

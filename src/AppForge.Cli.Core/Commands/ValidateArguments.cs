namespace AppForge.Cli.Commands;

/// <summary>What <c>validate</c> was asked.</summary>
/// <param name="Paths">What to report on, relative to the project; empty for everything.</param>
/// <param name="Format"><c>text</c>, <c>json</c>, <c>sarif</c> or <c>github</c>.</param>
/// <param name="WarningsAsErrors">Whether a warning is enough to fail.</param>
internal sealed record ValidateArguments(IReadOnlyList<string> Paths, string Format, bool WarningsAsErrors)
{
    /// <summary>Whether a file is reported on.</summary>
    public bool Includes(string path) => Paths.Count == 0 || Paths.Any(p => p == "." || path == p || path.StartsWith(p.TrimEnd('/') + "/", StringComparison.Ordinal));
}

using AppForge.Testing;

namespace AppForge.Deploy.Tests.Agreement;

/// <summary>
/// The checked-in list of what is judged otherwise on purpose: a name, what comes of it besides what is expected, and why, with tabs between. A line that is
/// needed no longer fails its test, where that tries the same each time.
/// </summary>
/// <param name="File">Its name.</param>
internal sealed record Exceptions(string File)
{
    private readonly Lazy<ILookup<string, Outcome>> _all = new(() => System.IO.File.ReadLines(RepositoryRoot.Of("tests/AppForge.Deploy.Tests/Agreement/" + File))
        .Where(l => l.Length > 0 && !l.StartsWith('#'))
        .Select(l => l.Split('\t') is [var name, var outcome, { Length: > 0 }] ? (name, Enum.Parse<Outcome>(outcome)) : throw new FormatException(l))
        .ToLookup(l => l.Item1, l => l.Item2, StringComparer.Ordinal));

    /// <summary>What may come of something besides what is expected.</summary>
    public IEnumerable<Outcome> Of(string name) => _all.Value[name];

    /// <summary>Everything that is in the list.</summary>
    public IEnumerable<string> Names => _all.Value.Select(l => l.Key);
}

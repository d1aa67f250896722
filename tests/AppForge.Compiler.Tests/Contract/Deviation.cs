using System.Text.RegularExpressions;

namespace AppForge.Compiler.Tests.Contract;

/// <summary>A place where the catalog and the published description part on purpose.</summary>
/// <param name="Pattern">The findings it covers; <c>…</c> stands for anything.</param>
/// <param name="Reason">Why the catalog is right.</param>
internal sealed record Deviation(string Pattern, string Reason)
{
    private readonly Regex _pattern = new(@"\A" + Regex.Escape(Pattern).Replace("…", ".*", StringComparison.Ordinal) + @"\z", RegexOptions.CultureInvariant);

    /// <summary>Whether it covers a finding of <see cref="ContractChecker"/>.</summary>
    public bool Covers(string finding) => _pattern.IsMatch(finding);
}

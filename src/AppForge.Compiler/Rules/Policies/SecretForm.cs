using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>A form that secrets have. Its pattern takes a time in proportion to the text whatever the text is; to prepare it takes long, so it is prepared for the first text with one of the signs.</summary>
/// <param name="kind">What is called a secret of this form.</param>
/// <param name="isLikely">Whether a value is one; null where the form means nothing else.</param>
/// <param name="pattern">The form; <c>v</c> is the value.</param>
/// <param name="signs">What a text has to hold for it, in any case.</param>
internal sealed class SecretForm(LocalizedText kind, Func<string, bool>? isLikely, string pattern, params ImmutableArray<string> signs)
{
    private readonly Lazy<Regex> _pattern = new(() => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    /// <summary>What is called a secret of this form.</summary>
    public LocalizedText Kind => kind;

    /// <summary>What a text has to hold for it, in any case.</summary>
    public ImmutableArray<string> Signs => signs;

    /// <summary>The values of this form.</summary>
    public IEnumerable<Group> Find(string text) => !signs.Any(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)) ? [] : _pattern.Value
        .Matches(text).Select(m => m.Groups["v"]).Where(v => isLikely is null || isLikely(v.Value));
}

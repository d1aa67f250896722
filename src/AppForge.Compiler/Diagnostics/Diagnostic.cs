using System.Collections.Immutable;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Diagnostics;

/// <summary>One mistake of an author: what, where, and the way out.</summary>
/// <param name="Descriptor">Its kind.</param>
/// <param name="Span">Its place.</param>
/// <param name="Arguments">What fills the places of message and help.</param>
/// <param name="Guess">A guess at what was meant ("did you mean …"), where there is one.</param>
public sealed record Diagnostic(
    DiagnosticDescriptor Descriptor, SourceSpan Span, ImmutableArray<object> Arguments, LocalizedText? Guess = null)
{
    /// <summary>The code, such as <c>AF2101</c>.</summary>
    public string Code => Descriptor.Code;

    /// <summary>The weight.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>Whether a governance rule reports it, of AppForge or of the project: kintone itself would take the definition.</summary>
    public bool IsGovernance => Code.StartsWith(Policy.Prefix, StringComparison.Ordinal);

    /// <summary>
    /// Where the fragment in which the place lies is taken in: one use, or all of them where the mistake is the fragment's own. Empty for a place in any other file.
    /// </summary>
    public ImmutableArray<SourceSpan> Uses { get; init; } = Span.Source.UsedFrom is { } use ? [use] : [];

    /// <summary>The change that mends it without a choice; null where a person has to decide.</summary>
    public SourceEdit? Fix { get; init; }

    /// <summary>The files that the mistake is about: that of its place, and those by which the fragment is taken in, up to the app.</summary>
    public IEnumerable<string> Paths => Uses.SelectMany(WayTo).Append(Span).Select(s => s.Source.Path);

    /// <summary>How a use is reached: the use itself, the use of the fragment in which it stands, and so on up to the app.</summary>
    public static IEnumerable<SourceSpan> WayTo(SourceSpan use)
    {
        for (SourceSpan? at = use; at is { } place; at = place.Source.UsedFrom)
        {
            yield return place;
        }
    }

    /// <summary>What is wrong, in one language.</summary>
    public string Message(Language language) => Descriptor.Message.Format(language, Arguments);

    /// <summary>What to do, in one language.</summary>
    public string Help(Language language) => Descriptor.Help.Format(language, Arguments);
}

using System.Collections.Immutable;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Diagnostics;

/// <summary>Collects diagnostics: a mistake never stops the reading of the rest. The same mistake at the same place is kept once.</summary>
public sealed class DiagnosticBag
{
    private readonly DiagnosticBag? _before;
    private readonly List<Diagnostic> _items = [];
    private readonly HashSet<(string Code, SourceSpan Span, string Message)> _seen = [];

    /// <summary>An empty bag.</summary>
    public DiagnosticBag()
    {
    }

    /// <summary>An empty bag that knows what was reported before, so that one mistake gives one message.</summary>
    /// <param name="before">What was reported before; nothing is added to it while this bag is filled.</param>
    internal DiagnosticBag(DiagnosticBag before) => _before = before;

    /// <summary>What was reported, in the order in which it was.</summary>
    internal ImmutableArray<Diagnostic> InOrder => [.. _items];

    /// <summary>Whether an error was reported.</summary>
    public bool HasErrors => _items.Exists(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether an error was reported that no rule of governance makes: the definitions can't be taken as they are.</summary>
    internal bool HasErrorsOfCompiler => _items.Exists(d => d.Severity == DiagnosticSeverity.Error && d.Code.StartsWith("AF", StringComparison.Ordinal));

    /// <summary>Whether an error was reported inside a piece of a file.</summary>
    public bool HasErrorsIn(SourceSpan span) => _before?.HasErrorsIn(span) == true ||
        _items.Exists(d => d.Severity == DiagnosticSeverity.Error && ReferenceEquals(d.Span.Source, span.Source) && d.Span.Start >= span.Start && d.Span.Start <= span.End);

    /// <summary>Reports a diagnostic.</summary>
    public void Report(DiagnosticDescriptor descriptor, SourceSpan span, params ReadOnlySpan<object> arguments) =>
        Add(new Diagnostic(descriptor, span, [.. arguments]));

    /// <summary>Reports a diagnostic with a guess at what was meant.</summary>
    public void ReportWithGuess(DiagnosticDescriptor descriptor, SourceSpan span, Guess? guess, params ReadOnlySpan<object> arguments) =>
        Add(new Diagnostic(descriptor, span, [.. arguments], guess?.Text) { Fix = guess?.Certain is { } word && IsWord(word) && IsWord(span.Text) ? new SourceEdit(span, word) : null });

    /// <summary>Reports a diagnostic that has one way out, made by <c>validate --fix</c>.</summary>
    /// <param name="descriptor">Its kind.</param>
    /// <param name="span">Its place.</param>
    /// <param name="fix">The change that mends it; null where it isn't clear here.</param>
    /// <param name="arguments">What fills the places of message and help.</param>
    public void ReportWithFix(DiagnosticDescriptor descriptor, SourceSpan span, SourceEdit? fix, params ReadOnlySpan<object> arguments) =>
        Add(new Diagnostic(descriptor, span, [.. arguments]) { Fix = fix });

    /// <summary>Adds a diagnostic, unless the same one is there.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (_seen.Add((diagnostic.Code, diagnostic.Span, diagnostic.Message(Language.English))))
        {
            _items.Add(diagnostic);
        }
    }

    // Anything else might need quotes, or has them.
    private static bool IsWord(string text) => text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '　' or ' ');

    /// <summary>Adds all diagnostics of another bag.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>Adds all diagnostics of another bag.</summary>
    public void AddRange(DiagnosticBag other) => AddRange(other._items);

    /// <summary>The diagnostics in reading order: by path, place, code.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() =>
    [
        .. _items
            .OrderBy(d => d.Span.Source.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Span.Start)
            .ThenBy(d => d.Code, StringComparer.Ordinal)
            .ThenBy(d => d.Message(Language.English), StringComparer.Ordinal)
            .ThenBy(d => d.Span.Source.UsedFrom?.Source.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Span.Source.UsedFrom?.Start),
    ];
}

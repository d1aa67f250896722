namespace AppForge.Compiler.Diagnostics;

/// <summary>One kind of diagnostic. It lives beside the code that reports it; its code is never used again for anything else.</summary>
/// <param name="Code">Such as <c>AF2101</c>: AF1 syntax and shape, AF2 names, AF3 meaning, AF4 plan, AF5 records, AF6 documents.</param>
/// <param name="Severity">Its weight, before a project's own levels.</param>
/// <param name="Message">What is wrong, in the author's words.</param>
/// <param name="Help">What to do.</param>
public sealed record DiagnosticDescriptor(string Code, DiagnosticSeverity Severity, LocalizedText Message, LocalizedText Help)
{
    /// <summary>A descriptor of an error.</summary>
    public static DiagnosticDescriptor Error(string code, string japanese, string english, string helpJapanese, string helpEnglish) =>
        new(code, DiagnosticSeverity.Error, new(japanese, english), new(helpJapanese, helpEnglish));

    /// <summary>A descriptor of a warning.</summary>
    public static DiagnosticDescriptor Warning(string code, string japanese, string english, string helpJapanese, string helpEnglish) =>
        new(code, DiagnosticSeverity.Warning, new(japanese, english), new(helpJapanese, helpEnglish));

    /// <summary>A descriptor of something worth knowing.</summary>
    public static DiagnosticDescriptor Information(string code, string japanese, string english, string helpJapanese, string helpEnglish) =>
        new(code, DiagnosticSeverity.Information, new(japanese, english), new(helpJapanese, helpEnglish));

    /// <summary>Why it matters, and an example; null where the message says all.</summary>
    public DiagnosticExplanation? Explanation { get; init; }

    /// <summary>For a rule that a project wrote itself: what it demands, in one line.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>Whether the line of the place isn't shown: it holds a secret, and reports are kept.</summary>
    public bool HidesLine { get; init; }

    /// <summary>The same with an explanation.</summary>
    public DiagnosticDescriptor Explained(string whyJapanese, string whyEnglish, string wrong, string right) =>
        this with { Explanation = new(new(whyJapanese, whyEnglish), wrong, right) };
}

using System.Collections.Immutable;
using AppForge.Cli.Commands;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli.Views;

/// <summary>What a validation tells: the same facts for every form of output.</summary>
/// <param name="Diagnostics">The diagnostics to report, in reading order.</param>
/// <param name="Apps">How many apps were compiled.</param>
/// <param name="Scripts">How many JavaScript files were read, how much they use of their apps, and how much of that only shows when they run.</param>
/// <param name="Waived">What the reported apps are excused from.</param>
/// <param name="ExitCode">What the process ends with.</param>
internal sealed record ValidationReport(
    ImmutableArray<Diagnostic> Diagnostics, int Apps, (int Files, int Uses, int Unknown) Scripts, ImmutableArray<WaivedFinding> Waived, int ExitCode)
{
    /// <summary>How many are errors.</summary>
    public int Errors => Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>How many are warnings.</summary>
    public int Warnings => Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Warning);

    /// <summary>The report of a compilation, as far as the arguments ask for it.</summary>
    public static ValidationReport Of(Compilation compilation, ValidateArguments arguments)
    {
        ImmutableArray<Diagnostic> reported = [.. compilation.Diagnostics.Where(
            d => d.Span.IsNone || d.Paths.Any(arguments.Includes))];
        var fails = reported.Any(d => d.Severity == DiagnosticSeverity.Error || (arguments.WarningsAsErrors && d.Severity == DiagnosticSeverity.Warning));
        ImmutableArray<WaivedFinding> waived = [.. compilation.Waived.Where(w => w.Diagnostic.Paths.Any(arguments.Includes))];
        return new(reported, compilation.Files.AppKeys.Count(), ScriptsOf(compilation), waived, fails ? Cli.ExitCode.DefinitionErrors : Cli.ExitCode.Done);
    }

    private static (int Files, int Uses, int Unknown) ScriptsOf(Compilation compilation)
    {
        var scripts = compilation.Apps.Values.SelectMany(a => compilation.ScriptsOf(a)).ToList();
        return (scripts.Count, scripts.Sum(s => s.Facts.Uses.Length + s.Facts.Queries.Length), scripts.Sum(s => s.Facts.Unknown));
    }
}

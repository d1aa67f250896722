using System.Globalization;
using AppForge.Cli.Projects;
using AppForge.Cli.Views;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli.Commands;

/// <summary><c>validate --watch</c>: reports, and again after every change, until Ctrl-C. Only files that changed are read, and only what they reach is compiled.</summary>
/// <param name="arguments">What to report on.</param>
/// <param name="terminal">Where to.</param>
internal sealed class ValidateWatch(ValidateArguments arguments, Terminal terminal)
{
    // An editor holds a file for a moment while it saves, or takes it away before the new one is there.
    private const int Attempts = 10;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    private string? _lastFailure;

    /// <summary>Watches a project.</summary>
    /// <param name="project">The project, read.</param>
    /// <param name="cancellationToken">Ctrl-C, which is how it ends.</param>
    public async Task<int> RunAsync(ProjectFolder project, CancellationToken cancellationToken)
    {
        using var watcher = new ProjectWatcher(project.Root, terminal.Context.Time);
        try
        {
            var compilation = project.Compile(terminal.Context.Compiling, cancellationToken);
            ValidateTextView.Write(ValidationReport.Of(compilation, arguments), terminal);
            terminal.Note("変更を待っています。Ctrl-C で終了します。", "Waiting for changes. Ctrl-C ends it.");
            while (true)
            {
                await watcher.WaitAsync(cancellationToken);
                if (await RereadAsync(project, cancellationToken) is { } now)
                {
                    project = now;
                    var next = project.Compile(terminal.Context.Compiling with { Previous = compilation }, cancellationToken);
                    Report(next, Changed(compilation.Files, next.Files));
                    compilation = next;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            terminal.Note("終了しました。", "Ended.");
            return ExitCode.Done;
        }
    }

    private void Report(Compilation compilation, List<string> changed)
    {
        if (changed.Count > 0)
        {
            var more = (changed.Count - 1).ToString(CultureInfo.InvariantCulture);
            var first = DiagnosticRenderer.Visible(changed[0]);
            terminal.WriteLine("");
            terminal.WriteLine(terminal.PaintOut(Paint.Dim, changed.Count == 1 ? $"──── {first}" : terminal.Say($"──── {first} ほか {more}ファイル", $"──── {first} and {more} more")));
            ValidateTextView.Write(ValidationReport.Of(compilation, arguments), terminal);
        }
    }

    private async Task<ProjectFolder?> RereadAsync(ProjectFolder project, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = project.Reread(terminal.Context);
                _lastFailure = null;
                return now;
            }
            catch (StopException stop)
            {
                if (attempt == Attempts)
                {
                    if (_lastFailure != stop.Text.English)
                    {
                        terminal.NoteError(stop.Text);
                        _lastFailure = stop.Text.English;
                    }

                    return null;
                }
            }

            await Task.Delay(BetweenAttempts, terminal.Context.Time, cancellationToken);
        }
    }

    private static List<string> Changed(ProjectFiles before, ProjectFiles now) =>
    [
        .. now.Sources.Values.Where(s => !ReferenceEquals(before.Find(s.Path), s)).Select(s => s.Path)
            .Concat(before.Sources.Keys.Where(p => now.Find(p) is null))
            .Where(p => !ProjectWatcher.IsTemporary(p)).Order(StringComparer.Ordinal),
    ];
}

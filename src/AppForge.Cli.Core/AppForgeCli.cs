using System.CommandLine;
using AppForge.Cli.Commands;
using AppForge.Cli.Views;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Ledger;
using AppForge.Deploy.Planning;

namespace AppForge.Cli;

/// <summary>A run of the tool, whichever executable it is: parses arguments, calls one command, turns what stops it into a message and an exit code.</summary>
internal static class AppForgeCli
{
    private static readonly ParserConfiguration Grammar = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Runs the tool once.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="context">The surroundings.</param>
    /// <param name="commands">The commands of this executable.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, CliContext context, CommandSet commands, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(context, LanguageChoice.Of(arguments, context));
        var command = CommandTree.RootName;
        try
        {
            var tree = CommandTree.Build(terminal, commands);
            var result = tree.Root.Parse(YesAnswer.Split(arguments), Grammar);
            command = result.CommandResult.Command.Name;
            return commands.HandOver(arguments, tree, result, terminal) ?? await RunAsync(tree, result, terminal, cancellationToken);
        }
        catch (StopException stop)
        {
            terminal.NoteError(stop.Text);
            return stop.Code;
        }
        catch (PlanFileException refused)
        {
            terminal.NoteError(refused.Text);
            return ExitCode.Refused;
        }
        catch (TenantLockedException locked)
        {
            terminal.NoteError(locked.Text);
            return ExitCode.Refused;
        }
        catch (DefinitionErrorsException errors)
        {
            ValidateTextView.WriteErrors(errors.Diagnostics, terminal);
            return ExitCode.DefinitionErrors;
        }
        catch (KintoneApiException failure)
        {
            terminal.NoteError(LocalizedText.Same(DiagnosticRenderer.Visible(failure.Describe(terminal.Language))));
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            terminal.Note("中断しました。もう一度 plan を実行すると、残っている変更が分かります。", "Interrupted. Run plan again to see what is left to do.");
            return ExitCode.Interrupted;
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            return Report(defect, command, terminal);
        }
    }

    private static async Task<int> RunAsync(CommandTree tree, ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        if (result.GetValue(tree.Help))
        {
            terminal.Write(HelpView.Text(result.CommandResult.Command, terminal));
            return ExitCode.Done;
        }

        if (result.GetValue(tree.Version))
        {
            terminal.WriteLine(DefectReport.Version);
            return ExitCode.Done;
        }

        if (result.CommandResult.Command == tree.Root && result.UnmatchedTokens.Count == 0)
        {
            terminal.NoteLine(HelpView.Text(tree.Root, terminal).TrimEnd('\n'));
            return ExitCode.Usage;
        }

        if (UsageMistake.In(result, terminal) is { } mistake)
        {
            throw new StopException(ExitCode.Usage, LocalizedText.Same(mistake));
        }

        var streams = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = terminal.Context.Out, Error = terminal.Context.Error };
        return await result.InvokeAsync(streams, cancellationToken);
    }

    private static int Report(Exception defect, string command, Terminal terminal)
    {
        var path = DefectReport.Write(DefectReport.Text(defect, command, terminal.Context.Time.GetUtcNow()), terminal.Context);
        terminal.NoteError(new(
            $"AppForge の不具合です（{defect.GetType().Name}）。" + (path is null ? "" : $"報告に使える記録（パスワードや値は含みません）: {path}"),
            $"this is a defect of AppForge ({defect.GetType().Name})." + (path is null ? "" : $" A record for a report (no passwords, no values): {path}")));
        return ExitCode.Defect;
    }
}

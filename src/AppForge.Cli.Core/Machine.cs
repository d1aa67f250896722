using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AppForge.Cli.Commands;
using AppForge.Compiler.Rules;

namespace AppForge.Cli;

/// <summary>Takes what a run needs from the machine, by hand and visibly: each executable starts here and adds what only it has.</summary>
internal static class Machine
{
    private const int WidthInPipes = 120;
    private const int NarrowestWidth = 40;

    /// <summary>Runs the tool on this machine.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="commands">The commands of this executable.</param>
    /// <param name="policiesOf">See <see cref="CliContext.PoliciesOf"/>.</param>
    /// <param name="adding">Adds to the surroundings what only this executable has.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, CommandSet commands, Func<string, string?, PolicySource> policiesOf, Func<CliContext, CliContext>? adding = null)
    {
        using var output = Utf8(Console.OpenStandardOutput());
        using var error = Utf8(Console.OpenStandardError());
        if (!Console.IsOutputRedirected)
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        using var interruption = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, s => Interrupt(s, interruption));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, s => Interrupt(s, interruption));
        var surroundings = Surroundings(output, error, policiesOf);
        return await AppForgeCli.RunAsync(arguments, adding?.Invoke(surroundings) ?? surroundings, commands, interruption.Token);
    }

    private static CliContext Surroundings(TextWriter output, TextWriter error, Func<string, string?, PolicySource> policiesOf)
    {
        var variables = Variables();
        return new()
        {
            Out = output,
            Error = error,
            In = Console.In,
            IsOutTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            IsInTerminal = !Console.IsInputRedirected,
            Width = Width(variables),
            Variables = variables,
            WorkingFolder = Directory.GetCurrentDirectory(),
            UserFolder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } folder ? folder : null,
            Time = TimeProvider.System,
            PoliciesOf = policiesOf,
            Jitter = Random.Shared.NextDouble,
        };
    }

    // The second Ctrl-C ends the process at once: somebody means it.
    private static void Interrupt(PosixSignalContext signal, CancellationTokenSource interruption)
    {
        if (!interruption.IsCancellationRequested)
        {
            signal.Cancel = true;
            interruption.Cancel();
        }
    }

    private static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    private static ImmutableDictionary<string, string> Variables()
    {
        var variables = ImmutableDictionary.CreateBuilder<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return variables.ToImmutable();
    }

    private static int Width(ImmutableDictionary<string, string> variables)
    {
        if (variables.TryGetValue("COLUMNS", out var columns) && int.TryParse(columns, CultureInfo.InvariantCulture, out var said) && said >= NarrowestWidth)
        {
            return said;
        }

        return Console.IsOutputRedirected || Console.WindowWidth <= 0 ? WidthInPipes : Math.Max(NarrowestWidth, Console.WindowWidth);
    }
}

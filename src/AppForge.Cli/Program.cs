using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AppForge.Deploy.Kintone;

namespace AppForge.Cli;

/// <summary>Builds what the tool needs of the machine, by hand and visibly, and runs it.</summary>
internal static class Program
{
    private const int WidthInPipes = 120;
    private const int NarrowestWidth = 40;

    private static async Task<int> Main(string[] arguments)
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
        return await AppForgeCli.RunAsync(arguments, Surroundings(output, error), interruption.Token);
    }

    private static CliContext Surroundings(TextWriter output, TextWriter error)
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
            OpenTransport = KintoneTransport.Open,
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

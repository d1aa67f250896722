using System.Collections.Immutable;
using AppForge.Cli.Projects;
using AppForge.Compiler;
using AppForge.Compiler.Rules;
using AppForge.Deploy.Kintone;

namespace AppForge.Cli;

/// <summary>Everything around the command line that isn't an argument. A test makes its own and runs the whole tool in process.</summary>
internal sealed record CliContext
{
    /// <summary>Where data goes.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where talk goes.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where answers come from.</summary>
    public required TextReader In { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal.</summary>
    public bool IsOutTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether a person can answer on <see cref="In"/>.</summary>
    public bool IsInTerminal { get; init; }

    /// <summary>The cells of a line.</summary>
    public int Width { get; init; } = 120;

    /// <summary>The environment variables.</summary>
    public required ImmutableDictionary<string, string> Variables { get; init; }

    /// <summary>The folder the command was called in; absolute.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>The folder of the user's own data on this machine; null where there is none: then nothing is kept there.</summary>
    public string? UserFolder { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Where the policies of a project come from, by its folder and <see cref="UserFolder"/>.</summary>
    public required Func<string, string?, PolicySource> PoliciesOf { get; init; }

    /// <summary>What carries messages to a kintone; the caller disposes it. An executable without commands that need one has nothing to say here.</summary>
    public Func<KintoneConnection, HttpMessageHandler> OpenTransport { get; init; } = _ => throw new InvalidOperationException("This executable reaches no kintone.");

    /// <summary>Random numbers, at least 0 and less than 1, for waits; called from several threads.</summary>
    public required Func<double> Jitter { get; init; }

    /// <summary>Asks git about a folder: the output of a command that only reads, null where there is no git or no repository.</summary>
    public Func<string, IReadOnlyList<string>, string?> AskGit { get; init; } = GitProcess.Ask;

    /// <summary>What the definitions are compiled with: waivers end by the date of this place.</summary>
    public CompileOptions Compiling => new() { Today = DateOnly.FromDateTime(Time.GetLocalNow().DateTime) };

    /// <summary>An environment variable; null where it is missing or empty.</summary>
    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}

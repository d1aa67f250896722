using System.Collections.Immutable;
using AppForge.Cli.Commands;
using AppForge.Cli.Projects;
using AppForge.Deploy.Kintone;

namespace AppForge.Cli.Tests;

/// <summary>Runs the whole tool in this process.</summary>
internal sealed class CliRun
{
    private CliRun(int code, string output, string talk) => (Code, Out, Error) = (code, output, talk);

    public int Code { get; }

    public string Out { get; }

    public string Error { get; }

    public string Everything => Out + Error;

    public static Task<CliRun> InAsync(TestProject project, params string[] arguments) => WithAsync(Context(project.Root), arguments);

    public static async Task<CliRun> WithAsync(CliContext context, string[] arguments, CancellationToken cancellationToken = default)
    {
        using var output = new StringWriter();
        using var talk = new StringWriter();
        var code = await AppForgeCli.RunAsync(arguments, context with { Out = output, Error = talk }, new AllCommands(), cancellationToken);
        return new(code, output.ToString(), talk.ToString());
    }

    public static CliContext Context(string folder) => new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        In = TextReader.Null,
        Variables = ImmutableDictionary<string, string>.Empty,
        WorkingFolder = folder,
        Time = new ImpatientTime(),
        PoliciesOf = LocalFolder.PoliciesOf,
        OpenTransport = KintoneTransport.Open,
        Jitter = () => 0,
    };

    public static CliContext WithVariables(CliContext context, params (string Name, string Value)[] variables) =>
        context with { Variables = variables.ToImmutableDictionary(v => v.Name, v => v.Value) };
}

using AppForge.Cli.Commands;
using AppForge.Cli.Projects;
using AppForge.Deploy.Kintone;

namespace AppForge.Cli;

/// <summary>The whole tool.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        Machine.RunAsync(arguments, new AllCommands(), LocalFolder.PoliciesOf, context => context with { OpenTransport = KintoneTransport.Open });
}

using AppForge.Compiler.Rules;

namespace AppForge.Cli.Native;

/// <summary>The native tool: the commands that need no network and no C# start at once; it hands everything else over to the whole tool.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) => Machine.RunAsync(arguments, new NativeCommands(), (_, _) => PolicySource.Nothing);
}

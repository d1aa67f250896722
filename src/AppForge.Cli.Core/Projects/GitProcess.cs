using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace AppForge.Cli.Projects;

/// <summary>Runs the git of the machine, to be asked and never to write. A repository may come from anywhere: nothing that its configuration names is run.</summary>
internal static class GitProcess
{
    /// <summary>The output of a command; null where there is no git, no repository, or the command fails.</summary>
    /// <param name="folder">The folder to run it in.</param>
    /// <param name="arguments">The command and its arguments.</param>
    public static string? Ask(string folder, IReadOnlyList<string> arguments)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        foreach (var argument in (IEnumerable<string>)["-c", "core.fsmonitor=false", "-c", "core.quotePath=false", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

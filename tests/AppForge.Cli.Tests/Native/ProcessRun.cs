using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace AppForge.Cli.Tests.Native;

/// <summary>What a process wrote, byte by byte, and what it ended with.</summary>
internal sealed record ProcessRun(int Code, string Out, string Error)
{
    /// <summary>Runs a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it is called.</param>
    /// <param name="userFolder">Where its user keeps data; null leaves that to this machine.</param>
    public static ProcessRun Of(string program, IEnumerable<string> arguments, string folder, string? userFolder)
    {
        using var process = Start(program, arguments, folder, userFolder);
        process.StandardInput.Close();
        var error = Task.Run(() => Text(process.StandardError));
        var output = Text(process.StandardOutput);
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }

    /// <summary>Starts a program with all its streams in our hands.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, string folder, string? userFolder)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var variable in new[] { "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR" })
        {
            start.Environment.Remove(variable);
        }

        // The runtime that runs the tests.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        if (userFolder is not null)
        {
            start.Environment["XDG_DATA_HOME"] = start.Environment["LOCALAPPDATA"] = userFolder;
        }

        return Process.Start(start)!;
    }

    // Latin-1 keeps every byte: a byte order mark or a broken character would show.
    private static string Text(StreamReader reader)
    {
        using var bytes = new MemoryStream();
        reader.BaseStream.CopyTo(bytes);
        return Encoding.Latin1.GetString(bytes.ToArray());
    }

    /// <summary>The same as text.</summary>
    public static string Readable(string bytes) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AppForge.Cli.Native;

/// <summary>The whole tool, in the folder <c>full</c> beside this executable.</summary>
internal static partial class WholeTool
{
    private static string File => Path.Combine(AppContext.BaseDirectory, "full", OperatingSystem.IsWindows() ? "appforge.exe" : "appforge");

    /// <summary>Runs the whole tool on the same streams.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>What it ended with. Where the system allows it, it takes the place of this process: then this never returns.</returns>
    /// <exception cref="StopException">It isn't there, or doesn't start.</exception>
    public static int Run(string[] arguments)
    {
        var file = File;
        if (!System.IO.File.Exists(file))
        {
            throw new StopException(ExitCode.Defect, new(
                $"{file} がありません。この実行ファイルは、隣の full フォルダと一緒に置いてください。", $"There is no {file}. This executable belongs beside its folder \"full\"."));
        }

        return OperatingSystem.IsWindows() ? Start(file, arguments) : Become(file, arguments);
    }

    private static int Become(string file, string[] arguments)
    {
        _ = Execv(file, [file, .. arguments, null]);
        var failure = Marshal.GetLastPInvokeErrorMessage();
        throw new StopException(ExitCode.Defect, new($"{file} を始められません: {failure}", $"{file} can't be started: {failure}"));
    }

    // Ctrl-C reaches every process of the console: this one only waits for what the other one makes of it.
    private static int Start(string file, string[] arguments)
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, s => s.Cancel = true);
        using var process = Process.Start(new ProcessStartInfo(file, arguments))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    // What execv needs: a list that ends with null.
    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execv(string path, string?[] arguments);
}

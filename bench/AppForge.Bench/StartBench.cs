using System.Diagnostics;
using System.Globalization;

namespace AppForge.Bench;

/// <summary>The start of <c>validate</c> on one app beside an empty .NET program, as whole processes, both published ReadyToRun for this machine.</summary>
internal static class StartBench
{
    private const int WarmUps = 2;
    private const int Runs = 15;

    public static int Run()
    {
        var root = Root();
        var work = Directory.CreateTempSubdirectory("appforge-bench-").FullName;
        try
        {
            var project = Path.Combine(work, "project");
            Write(project);
            var cli = Publish(Path.Combine(root, "src", "AppForge.Cli"), Path.Combine(work, "cli"), "appforge");
            var empty = Publish(Path.Combine(root, "bench", "AppForge.Bench.Empty"), Path.Combine(work, "empty"), "AppForge.Bench.Empty");
            Figures nothing = new(), validate = new();
            for (var i = -WarmUps; i < Runs; i++)
            {
                var one = Milliseconds(empty);
                var two = Milliseconds(cli, "validate", "--project", project);
                if (i >= 0)
                {
                    nothing.Add(one);
                    validate.Add(two);
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                start, whole processes published ReadyToRun; median (range) of {Runs}
                  empty .NET program             {nothing.Text("F0")} ms
                  validate of one app            {validate.Text("F0")} ms   ratio {Figures.Ratios(validate, nothing).Text("F2")}
                """));
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AppForge.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The bench runs inside a clone.");
        }

        return folder;
    }

    private static void Write(string project)
    {
        foreach (var (path, source) in GeneratedProject.Of(1).Sources)
        {
            var file = Path.Combine(project, path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, source.Content);
        }
    }

    // The same switches for both.
    private static string Publish(string project, string folder, string program)
    {
        var platform = OperatingSystem.IsWindows() ? "win-x64" : "linux-x64";
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            ["publish", project, "-c", "Release", "-r", platform, "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder, "-v", "quiet", "--nologo"]))!;
        process.WaitForExit();
        return process.ExitCode == 0 ? Path.Combine(folder, program + ".dll") : throw new InvalidOperationException($"{project} can't be published.");
    }

    private static double Milliseconds(string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}

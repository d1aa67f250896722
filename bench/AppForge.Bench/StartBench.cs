using System.Diagnostics;

namespace AppForge.Bench;

/// <summary>
/// The start of <c>validate</c> on one app beside an empty .NET program, as whole processes: the whole tool ReadyToRun as the empty program is, and the native
/// tool that stands before it. Every round runs all of them.
/// </summary>
internal static class StartBench
{
    private const int WarmUps = 2;
    private const int Runs = 15;

    private const string OwnPolicy = """
        using AppForge.Compiler.Diagnostics;
        using AppForge.Policies;

        public sealed class OwnPolicy : Policy
        {
            public override string Id => "P-LOCAL-01";
            public override LocalizedText Title => new("アプリには名前がある", "An app has a name");
            public override void Check(PolicyContext context)
            {
            }
        }
        """;

    public static int Run()
    {
        var root = Root();
        var work = Directory.CreateTempSubdirectory("appforge-bench-").FullName;
        try
        {
            var (project, own) = (Path.Combine(work, "project"), Path.Combine(work, "own"));
            Write(project, []);
            Write(own, [("policies/OwnPolicy.cs", OwnPolicy)]);
            Publish(Path.Combine(root, "src", "AppForge.Cli.Native"), Path.Combine(work, "appforge"));
            Publish(Path.Combine(root, "bench", "AppForge.Bench.Empty"), Path.Combine(work, "empty"), "--self-contained", "false", "-p:PublishReadyToRun=true");
            var native = Path.Combine(work, "appforge", OperatingSystem.IsWindows() ? "appforge.exe" : "appforge");
            (string Name, string[] Command)[] programs =
            [
                ("empty .NET program, ReadyToRun", ["dotnet", Path.Combine(work, "empty", "AppForge.Bench.Empty.dll")]),
                ("validate of one app, native", [native, "validate", "--project", project]),
                ("validate of one app, ReadyToRun", ["dotnet", Path.Combine(work, "appforge", "full", "appforge.dll"), "validate", "--project", project]),
                ("validate with a policy in C#, handed over", [native, "validate", "--project", own]),
            ];
            var figures = programs.Select(_ => new Figures()).ToArray();
            for (var i = -WarmUps; i < Runs; i++)
            {
                for (var p = 0; p < programs.Length; p++)
                {
                    var milliseconds = Milliseconds(programs[p].Command);
                    if (i >= 0)
                    {
                        figures[p].Add(milliseconds);
                    }
                }
            }

            Console.WriteLine($"start, whole processes; median (range) of {Runs}");
            foreach (var ((name, _), figure) in programs.Zip(figures))
            {
                Console.WriteLine($"  {name,-42} {figure.Text("F0")} ms   ratio {Figures.Ratios(figure, figures[0]).Text("F2")}");
            }

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

    private static void Write(string project, IEnumerable<(string Path, string Content)> more)
    {
        foreach (var (path, content) in GeneratedProject.Of(1).Sources.Values.Select(f => (f.Path, f.Content)).Concat(more))
        {
            var file = Path.Combine(project, path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
        }
    }

    private static void Publish(string project, string folder, params string[] more)
    {
        var platform = OperatingSystem.IsWindows() ? "win-x64" : "linux-x64";
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-r", platform, "-o", folder, "-v", "quiet", "--nologo", .. more]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{project} can't be published.");
        }
    }

    private static double Milliseconds(string[] command)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}.");
    }
}

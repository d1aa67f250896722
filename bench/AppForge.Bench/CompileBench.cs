using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using YamlDotNet.Core;

namespace AppForge.Bench;

/// <summary>
/// Compiles a generated project with all rules beside the bare events of the YAML library over the same texts. On one processor the measure is processor
/// time, which other programs on the machine disturb least; on all it is time on the clock, because only that shows what a second one gains.
/// </summary>
internal static class CompileBench
{
    private const int WarmUps = 6;
    private const int Runs = 7;

    public static int OnOneThenAll(string measure, int apps)
    {
        foreach (var processors in new[] { 1, Environment.ProcessorCount }.Distinct())
        {
            var code = Child(measure, apps, processors);
            if (code != 0)
            {
                return code;
            }
        }

        return 0;
    }

    /// <summary>Measures in this process, on the processors that it has.</summary>
    public static int Measure(int apps)
    {
        var files = GeneratedProject.Of(apps);
        var characters = files.Sources.Values.Sum(s => (long)s.Content.Length);
        var isAlone = Environment.ProcessorCount == 1;
        Figures events = new(), tree = new(), compile = new(), collector = new();
        long allocated = 0;
        Compilation? compilation = null;
        for (var i = -WarmUps; i < Runs; i++)
        {
            compilation = null;
            Settle();
            var one = Milliseconds(() => ParseEvents(files), isAlone);
            Settle();
            var two = Milliseconds(() => ReadTrees(files), isAlone);
            Settle();
            var (before, paused) = (GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalPauseDuration());
            var three = Milliseconds(() => compilation = AppCompiler.Compile(files, CancellationToken.None), isAlone);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            if (i >= 0)
            {
                events.Add(one);
                tree.Add(two);
                compile.Add(three);
                collector.Add((GC.GetTotalPauseDuration() - paused).TotalMilliseconds);
            }
        }

        if (compilation!.HasErrors)
        {
            Console.Error.WriteLine(compilation.Diagnostics[0].Message(Language.English));
            return 1;
        }

        var fields = compilation.Apps.Values.First().Fields.WithColumns.Count(f => !f.IsBuiltIn);
        compilation = null;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {apps} apps x {fields} fields, {characters / 1e6:F1} M characters; {Environment.ProcessorCount} processor(s), {(isAlone ? "processor time" : "time on the clock")}; median (range) of {Runs}
              bare YAML events, one thread   {events.Text("F0")} ms
              syntax trees, one thread       {tree.Text("F0")} ms   ratio {Figures.Ratios(tree, events).Text("F2")}
              compile, all rules             {compile.Text("F0")} ms   ratio {Figures.Ratios(compile, events).Text("F2")}
                of it the collector          {collector.Text("F0")} ms on the clock
              memory   {LiveBytes(files) / 1000.0 / apps:F0} kB live an app (its text not counted), {allocated / 1000.0 / apps:F0} kB allocated an app; peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB
            """));
        return 0;
    }

    // What a compiled project holds when it is at rest: whoever asked for more than the diagnostics pays for that later.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long LiveBytes(ProjectFiles files)
    {
        var without = GC.GetTotalMemory(forceFullCollection: true);
        var compilation = AppCompiler.Compile(files, CancellationToken.None);
        var with = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(compilation);
        return with - without;
    }

    private static int Child(string measure, int apps, int processors)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CompileBench).Assembly.Location, measure, apps.ToString(CultureInfo.InvariantCulture)]);
        using var child = processors == 1 ? OnOneProcessor(() => Process.Start(start)!) : Process.Start(start)!;
        child.WaitForExit();
        return child.ExitCode;
    }

    // A child inherits the processors of the thread that starts it.
    private static Process OnOneProcessor(Func<Process> starting)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var own = Process.GetCurrentProcess();
            var all = own.ProcessorAffinity;
            own.ProcessorAffinity = all & -all;
            var child = starting();
            own.ProcessorAffinity = all;
            return child;
        }

        throw new PlatformNotSupportedException("A process is held to one processor on Linux and Windows only.");
    }

    internal static double Milliseconds(Action action, bool processorTime)
    {
        using var process = Process.GetCurrentProcess();
        var used = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        action();
        var elapsed = watch.Elapsed;
        process.Refresh();
        return (processorTime ? process.TotalProcessorTime - used : elapsed).TotalMilliseconds;
    }

    // Everyone pays for his own garbage.
    internal static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    internal static void ParseEvents(ProjectFiles files)
    {
        foreach (var source in files.Sources.Values)
        {
            var parser = new Parser(new StringReader(source.Content));
            while (parser.MoveNext())
            {
            }
        }
    }

    private static void ReadTrees(ProjectFiles files)
    {
        foreach (var source in files.Sources.Values)
        {
            YamlReader.Read(source, new DiagnosticBag());
        }
    }
}

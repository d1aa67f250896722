using System.Globalization;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Bench;

/// <summary>
/// The apps of a whole prefecture: each with 60 fields, 5 lookups, 10 formulas and 20 conditions. Compiled from nothing beside the bare events of the YAML library; then one
/// line of one app changed and compiled again with what is known, as <c>validate --watch</c> does it.
/// </summary>
internal static class ValidateBench
{
    private const int Lookups = 5;
    private const int Views = 14;
    private const int WarmUps = 6;
    private const int Runs = 9;

    /// <summary>Measures in this process, on the processors that it has.</summary>
    public static int Measure(int apps)
    {
        var files = GeneratedProject.Of(apps, Lookups, Views);
        var isAlone = Environment.ProcessorCount == 1;

        // The last one is looked at by none, one in the middle by the few behind it, one of the first by a tenth of all.
        (string Name, int App, Figures Times)[] changes = [("nobody looks at", apps - 1, new()), ("4 others look at", apps / 2, new()), ($"{(apps / 10) + 4} others look at", 5, new())];
        Figures events = new(), full = new();
        var compilation = AppCompiler.Compile(files, CancellationToken.None);
        if (!compilation.Diagnostics.IsEmpty)
        {
            Console.Error.WriteLine(compilation.Diagnostics[0].Span.Place + " " + compilation.Diagnostics[0].Message(Language.English));
            return 1;
        }

        for (var i = -WarmUps; i < Runs; i++)
        {
            CompileBench.Settle();
            var bare = CompileBench.Milliseconds(() => CompileBench.ParseEvents(files), isAlone);
            CompileBench.Settle();
            var whole = CompileBench.Milliseconds(() => compilation = AppCompiler.Compile(files, CancellationToken.None), isAlone);
            foreach (var (_, app, times) in changes)
            {
                var path = $"apps/app-{app.ToString(CultureInfo.InvariantCulture)}/app.yaml";
                var text = compilation.Files.Find(path)!.Content.Replace("label: 項目の名前1,", $"label: 別の名前{(i + WarmUps).ToString(CultureInfo.InvariantCulture)},", StringComparison.Ordinal);
                CompileBench.Settle();
                var again = CompileBench.Milliseconds(
                    () => compilation = AppCompiler.Compile(
                        compilation.Files.With([new SourceText(path, text)]), CompileOptions.Default with { Previous = compilation }, CancellationToken.None), isAlone);
                if (i >= 0)
                {
                    times.Add(again);
                }
            }

            if (i >= 0)
            {
                events.Add(bare);
                full.Add(whole);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {apps} apps x 60 fields, {Lookups} lookups, 10 formulas, 20 conditions, {files.Sources.Values.Sum(s => (long)s.Content.Length) / 1e6:F1} M characters; {Environment.ProcessorCount} processor(s), {(isAlone ? "processor time" : "time on the clock")}; median (range) of {Runs}
              bare YAML events, one thread       {events.Text("F0")} ms
              validate, all rules                {full.Text("F0")} ms   ratio to the events {Figures.Ratios(full, events).Text("F2")}
            """));
        foreach (var (name, _, times) in changes)
        {
            Console.WriteLine($"  one line in an app that {name,-22} {times.Text("F1")} ms   {Figures.Ratios(times, full).Text("P1")} of the full time");
        }

        return 0;
    }
}

using System.Diagnostics;
using System.Globalization;
using AppForge.Bench;
using AppForge.Compiler;
using YamlDotNet.Core;

// Every figure is a ratio of two things measured in the same run; absolute times say little on a shared machine.
if (args is ["--nothing"])
{
    return 0;
}

const int Runs = 5;
foreach (var apps in args.Length > 0 ? args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)) : [100, 1000])
{
    var files = GeneratedProject.Of(apps);
    var characters = files.Sources.Values.Sum(s => (long)s.Content.Length);
    var compilation = AppCompiler.Compile(files, CancellationToken.None);
    if (compilation.HasErrors)
    {
        Console.Error.WriteLine(compilation.Diagnostics[0].Message(AppForge.Compiler.Diagnostics.Language.English));
        return 1;
    }

    List<double> bare = [], whole = [];
    for (var i = 0; i < Runs; i++)
    {
        bare.Add(Milliseconds(() => ParseEvents(files)));
        whole.Add(Milliseconds(() => AppCompiler.Compile(files, CancellationToken.None)));
    }

    var ratios = bare.Zip(whole, (b, w) => w / b).Order().ToList();
    GC.Collect();
    var live = GC.GetTotalMemory(forceFullCollection: true);
    Console.WriteLine($"{apps} apps x {FieldCount(compilation)} fields, {characters / 1e6:F1} M characters, {Environment.ProcessorCount} processors");
    Console.WriteLine($"  bare YAML events, one thread   {Median(bare),8:F0} ms");
    Console.WriteLine($"  compile, all rules             {Median(whole),8:F0} ms   ratio {Median(ratios):F2} (min {ratios[0]:F2}, max {ratios[^1]:F2})");
    Console.WriteLine($"  peak working set               {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6,8:F0} MB   managed, after collection {live / 1e6:F0} MB, {live / 1000.0 / apps:F0} kB an app");
    GC.KeepAlive(compilation);
}

return Startup();

static int FieldCount(Compilation compilation) => compilation.Apps.Values.First().Fields.WithColumns.Count(f => !f.IsBuiltIn);

static double Milliseconds(Action action)
{
    var watch = Stopwatch.StartNew();
    action();
    return watch.Elapsed.TotalMilliseconds;
}

static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);

static void ParseEvents(ProjectFiles files)
{
    foreach (var source in files.Sources.Values)
    {
        var parser = new Parser(new StringReader(source.Content));
        while (parser.MoveNext())
        {
        }
    }
}

// The start of `validate` on one app, as a whole process, beside a process that does nothing (this program with --nothing).
static int Startup()
{
    var cli = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "src", "AppForge.Cli", "bin", "Release", "net10.0", "appforge.dll");
    if (!File.Exists(cli))
    {
        Console.WriteLine("  start-up: build src/AppForge.Cli in Release first");
        return 0;
    }

    var project = Directory.CreateTempSubdirectory("appforge-bench-").FullName;
    foreach (var (path, source) in GeneratedProject.Of(1).Sources)
    {
        var file = Path.Combine(project, path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, source.Content);
    }

    List<double> nothing = [], validate = [];
    for (var i = 0; i < Runs; i++)
    {
        nothing.Add(Milliseconds(() => RunProcess([typeof(GeneratedProject).Assembly.Location, "--nothing"])));
        validate.Add(Milliseconds(() => RunProcess([cli, "validate", "--project", project])));
    }

    Directory.Delete(project, recursive: true);
    Console.WriteLine($"start-up of validate on one app  {Median(validate),8:F0} ms   ratio to an empty .NET program {Median(validate) / Median(nothing):F2}");
    return 0;
}

static void RunProcess(string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    process.StandardOutput.ReadToEnd();
    process.WaitForExit();
}

using System.Globalization;
using AppForge.Bench;
using AppForge.Bench.Deploying;
using AppForge.Bench.Emulator;

// Every figure is a ratio of two things measured in turn in the same run; absolute times say little on a shared machine.
//   compile [APPS]   the compiler beside the bare events of the YAML library: on one processor, then on all
//   validate [APPS] a whole project beside the bare events, and a changed line compiled again as `validate --watch` does: in an app that nobody looks at, and in ones that others look at
//   start            `validate` of one app, by the native tool and by the whole one ReadyToRun, beside an empty .NET program ReadyToRun
//   emulator [--large]  the emulator beside a bare ASP.NET Core endpoint with the same SQLite work; --large also fills 100 apps with 1,000,000 records and tells the memory (minutes)
//   deploy           plan and deploy of 1, 30 and 300 apps with 50 ms for each request, beside what the requests alone would take
//   fuzz [MINUTES]   random and damaged texts thrown at both languages, the YAML reader and the compiler: nothing may fall or stand still
//   (nothing)        the first two
// Each compile is measured in a process of its own, which inherits its processors: the runtime then sizes itself for them, the collector included.
switch (args)
{
    case ["--measure-compile", var apps]:
        return CompileBench.Measure(int.Parse(apps, CultureInfo.InvariantCulture));
    case ["--measure-validate", var apps]:
        return ValidateBench.Measure(int.Parse(apps, CultureInfo.InvariantCulture));
    case ["validate"]:
        return CompileBench.OnOneThenAll("--measure-validate", 1000);
    case ["validate", var apps]:
        return CompileBench.OnOneThenAll("--measure-validate", int.Parse(apps, CultureInfo.InvariantCulture));
    case ["compile"]:
        return CompileBench.OnOneThenAll("--measure-compile", 1000);
    case ["compile", var apps]:
        return CompileBench.OnOneThenAll("--measure-compile", int.Parse(apps, CultureInfo.InvariantCulture));
    case ["start"]:
        return StartBench.Run();
    case ["emulator"]:
        return await EmulatorBench.RunAsync();
    case ["emulator", "--large"]:
        return await EmulatorMemory.RunAsync();
    case ["deploy"]:
        return await DeployBench.RunAsync();
    case ["--measure-start", var server]:
        return await EmulatorStart.AnswerOnceAsync(server);
    case ["fuzz"]:
        return FuzzRun.Of(TimeSpan.FromMinutes(10));
    case ["fuzz", var minutes]:
        return FuzzRun.Of(TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)));
    case ["--fuzz", var seed, var seconds]:
        return FuzzRun.Stretch(int.Parse(seed, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
    case []:
        var compiled = CompileBench.OnOneThenAll("--measure-compile", 1000);
        return compiled != 0 ? compiled : StartBench.Run();
    default:
        Console.Error.WriteLine("compile [APPS] | validate [APPS] | start | emulator [--large] | deploy | fuzz [MINUTES]");
        return 2;
}

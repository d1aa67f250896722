using System.Globalization;
using AppForge.Bench;

// Every figure is a ratio of two things measured in turn in the same run; absolute times say little on a shared machine.
//   compile [APPS]   the compiler beside the bare events of the YAML library: on one processor, then on all
//   start            `validate` of one app beside an empty .NET program, both published ReadyToRun
//   (nothing)        both
// Each compile is measured in a process of its own, which inherits its processors: the runtime then sizes itself for them, the collector included.
switch (args)
{
    case ["--measure-compile", var apps]:
        return CompileBench.Measure(int.Parse(apps, CultureInfo.InvariantCulture));
    case ["compile"]:
        return CompileBench.OnOneThenAll(1000);
    case ["compile", var apps]:
        return CompileBench.OnOneThenAll(int.Parse(apps, CultureInfo.InvariantCulture));
    case ["start"]:
        return StartBench.Run();
    case []:
        var compiled = CompileBench.OnOneThenAll(1000);
        return compiled != 0 ? compiled : StartBench.Run();
    default:
        Console.Error.WriteLine("compile [APPS] | start");
        return 2;
}

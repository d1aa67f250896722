using System.CommandLine;
using AppForge.Cli.Projects;
using AppForge.Cli.Views;
using AppForge.Compiler;
using AppForge.Compiler.Model;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge impact</c>: everything that uses a field, option, status, view, role, plug-in or app, over all apps.</summary>
internal static class ImpactCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options)
    {
        var address = new Argument<string>("ADDRESS")
        {
            Description = options.Say(
                "番地（apps.vehicle-trip.fields.車両番号、roles.owner、plugins.kantan-map、apps.vehicle-master など）",
                "an address, such as apps.vehicle-trip.fields.車両番号, roles.owner, plugins.kantan-map, apps.vehicle-master"),
        };
        var format = options.Format("text", "json");
        var command = new Command("impact", options.Say("ある項目・選択肢・ステータス・一覧・役割などを、どこが使っているか", "show what uses a field, option, status, view, role, plug-in or app")) { address, format };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(
            result.GetRequiredValue(address), result.GetRequiredValue(format) == "json", options.OpenProject(result), options.Terminal, cancellationToken)));
        return command;
    }

    private static int Run(string address, bool isJson, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        var compilation = AppCompiler.Compile(project.Files, terminal.Context.Compiling, cancellationToken);
        if (compilation.HasErrors)
        {
            terminal.Note("注意: 定義に誤りがあります。読めない所での使用は数えていません。", "note: the definitions have errors; uses where they can't be read aren't counted.");
        }

        var graph = ReferenceGraph.Of(compilation);
        var symbol = graph.Find(address) ?? throw Unknown(address, graph);
        var view = new ImpactView(graph, symbol, compilation, terminal);
        if (isJson)
        {
            view.WriteJson();
        }
        else
        {
            view.WriteText();
        }

        return ExitCode.Done;
    }

    private static StopException Unknown(string address, ReferenceGraph graph)
    {
        var near = graph.Nearest(address) ?? graph.Nearest("apps." + address);
        return StopException.Usage(
            $"「{address}」はこのプロジェクトにありません。" + (near is null ? "番地は appforge plan が示す形で書きます。" : $"もしかして {near}"),
            $"This project has no \"{address}\". " + (near is null ? "Addresses are written as appforge plan shows them." : $"Did you mean {near}?"));
    }
}

using System.CommandLine;
using System.Text;
using AppForge.Cli.Commands;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli.Views;

/// <summary>The help page of a command, in the language of the run. Columns are aligned by cells.</summary>
internal static class HelpView
{
    private const int WidestName = 34;

    /// <summary>The page.</summary>
    public static string Text(Command command, Terminal terminal)
    {
        var text = new StringBuilder();
        var path = CommandTree.IsRoot(command) ? CommandTree.RootName : $"{CommandTree.RootName} {command.Name}";
        text.Append(command.Description).Append("\n\n").Append(terminal.Say("使い方: ", "Usage: ")).Append(Usage(command, path, terminal)).Append('\n');
        Append(text, terminal.Say("コマンド", "Commands"), command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description)));
        Append(text, terminal.Say("引数", "Arguments"), command.Arguments.Select(a => (NameOf(a), a.Description)));
        Append(text, terminal.Say("オプション", "Options"), Options(command).Select(o => (NameOf(o), o.Description)));
        if (CommandTree.IsRoot(command))
        {
            text.Append('\n').Append(terminal.Say("各コマンドの使い方: appforge コマンド --help", "About a command: appforge COMMAND --help")).Append('\n');
        }

        return text.ToString();
    }

    private static string Usage(Command command, string path, Terminal terminal)
    {
        var options = terminal.Say("[オプション]", "[options]");
        return CommandTree.IsRoot(command)
            ? $"{path} {terminal.Say("コマンド", "COMMAND")} {options}"
            : string.Join(' ', [path, .. command.Arguments.Select(a => a.Arity.MinimumNumberOfValues > 0 ? NameOf(a) : $"[{NameOf(a)}]"), options]);
    }

    private static IEnumerable<Option> Options(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(p => p.Options).Where(o => o.Recursive)).Where(o => !o.Hidden);

    private static string NameOf(Argument argument) => argument.Name + (argument.Arity.MaximumNumberOfValues > 1 ? "…" : "");

    private static string NameOf(Option option) =>
        string.Join(", ", option.Aliases.Where(a => a != "-?").Append(option.Name)) + (option.HelpName is null ? "" : " " + option.HelpName);

    private static void Append(StringBuilder text, string title, IEnumerable<(string Name, string? Description)> rows)
    {
        var lines = rows.ToList();
        if (lines.Count == 0)
        {
            return;
        }

        var column = Math.Min(WidestName, lines.Max(l => TextWidth.Of(l.Name))) + 2;
        text.Append('\n').Append(title).Append('\n');
        foreach (var (name, description) in lines)
        {
            var wraps = TextWidth.Of(name) + 2 > column;
            text.Append("  ").Append(wraps ? name + "\n  " + new string(' ', column) : TextWidth.PadRight(name, column)).Append(description).Append('\n');
        }
    }
}

using System.CommandLine;

namespace AppForge.Cli.Commands;

/// <summary>What an executable can do, and what it leaves to another one.</summary>
internal abstract class CommandSet
{
    /// <summary>Declares the commands, in the order of the help.</summary>
    /// <param name="options">The options that they share.</param>
    /// <param name="root">The tool itself.</param>
    public abstract IEnumerable<Command> Create(CommonOptions options, Command root);

    /// <summary>Lets another executable do what was asked; asked before anything is said or written.</summary>
    /// <param name="arguments">The arguments as they came.</param>
    /// <param name="tree">The commands.</param>
    /// <param name="result">What the arguments mean.</param>
    /// <param name="terminal">Where the run talks.</param>
    /// <returns>What the other one ended with; null where this one does it itself.</returns>
    public virtual int? HandOver(string[] arguments, CommandTree tree, ParseResult result, Terminal terminal) => null;
}

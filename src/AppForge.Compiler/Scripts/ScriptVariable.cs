using Acornima.Ast;

namespace AppForge.Compiler.Scripts;

/// <summary>A variable, with everything that is put into it anywhere.</summary>
/// <param name="name">Its name.</param>
internal sealed class ScriptVariable(string name)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What is put into it.</summary>
    public List<Source> Sources { get; } = [];

    /// <summary>The functions that it is a name of.</summary>
    public List<IFunction> Functions { get; } = [];

    /// <summary>The calls in which it is called.</summary>
    public List<CallExpression> Calls { get; } = [];

    /// <summary>The calls that it is handed to, with its position.</summary>
    public List<(CallExpression Call, int Index)> HandedTo { get; } = [];

    /// <summary>Something that is put into a variable: an expression, a parameter of a function, or an item of what a loop goes through; or a part of it.</summary>
    /// <param name="Value">The expression, or null.</param>
    /// <param name="Parameter">The function and the position of its parameter, or null.</param>
    /// <param name="IsItem">Whether it is an item of the expression, not the expression itself.</param>
    /// <param name="Path">The properties that lead from there to the part, where it is taken apart; null for an item of an array.</param>
    public sealed record Source(Expression? Value, (IFunction Function, int Index)? Parameter, bool IsItem, IReadOnlyList<string?> Path);
}

namespace AppForge.Compiler.Scripts;

/// <summary>The names that a function or block declares.</summary>
/// <param name="outer">The scope around it; null for the file.</param>
/// <param name="isFunction">Whether <c>var</c> belongs here.</param>
internal sealed class ScriptScope(ScriptScope? outer, bool isFunction)
{
    private readonly Dictionary<string, ScriptVariable> _variables = new(StringComparer.Ordinal);

    /// <summary>The scope to which <c>var</c> belongs.</summary>
    public ScriptScope Function => isFunction || outer is null ? this : outer.Function;

    /// <summary>Declares a name, or gives the variable that is declared already.</summary>
    public ScriptVariable Declare(string name)
    {
        if (!_variables.TryGetValue(name, out var variable))
        {
            _variables[name] = variable = new(name);
        }

        return variable;
    }

    /// <summary>The variable of a name, or null for a global one.</summary>
    public ScriptVariable? Find(string name) => _variables.GetValueOrDefault(name) ?? outer?.Find(name);
}

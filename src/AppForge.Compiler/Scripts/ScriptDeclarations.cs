using Acornima.Ast;

namespace AppForge.Compiler.Scripts;

/// <summary>Finds the variables of a script and everything that is put into them, without regard to the order in which it runs.</summary>
internal sealed class ScriptDeclarations
{
    private readonly Dictionary<Node, ScriptVariable> _variables = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IFunction, ScriptVariable> _named = new(ReferenceEqualityComparer.Instance);
    private readonly List<(Identifier Name, ScriptScope Scope)> _names = [];
    private readonly List<(CallExpression Call, ScriptScope Scope)> _calls = [];
    private readonly List<(Node Pattern, ScriptVariable.Source Source, ScriptScope Scope)> _assignments = [];

    private ScriptDeclarations()
    {
    }

    /// <summary>The calls of the script that hand over a function which stands there, by the function.</summary>
    public Dictionary<IFunction, (CallExpression Call, int Index)> HandedOver { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads a script.</summary>
    public static ScriptDeclarations Of(Node script)
    {
        var declarations = new ScriptDeclarations();
        declarations.Visit(script, new(null, isFunction: true));
        declarations.Resolve();
        return declarations;
    }

    /// <summary>The variable that a name stands for, or null for a global one.</summary>
    public ScriptVariable? VariableOf(Identifier name) => _variables.GetValueOrDefault(name);

    /// <summary>The variable that a function is the value of, or null.</summary>
    public ScriptVariable? NameOf(IFunction function) => _named.GetValueOrDefault(function);

    private void Visit(Node node, ScriptScope scope)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case IFunction function:
                VisitFunction(function, scope);
                return;
            case BlockStatement or ForStatement or ForInStatement or ForOfStatement or SwitchStatement or CatchClause:
                scope = new(scope, isFunction: false);
                break;
            case VariableDeclaration declaration:
                foreach (var declarator in declaration.Declarations)
                {
                    var home = declaration.Kind == VariableDeclarationKind.Var ? scope.Function : scope;
                    Declare(declarator.Id, home);
                    if (declarator.Init is { } init)
                    {
                        Put(declarator.Id, new(init, null, IsItem: false, []), scope);
                    }
                }

                break;
            case AssignmentExpression { Operator: Acornima.Operator.Assignment } assignment:
                Put(assignment.Left, new(assignment.Right, null, IsItem: false, []), scope);
                break;
            case CallExpression call:
                _calls.Add((call, scope));
                for (var i = 0; i < call.Arguments.Count; i++)
                {
                    if (call.Arguments[i] is IFunction function)
                    {
                        HandedOver[function] = (call, i);
                    }
                }

                break;
            case Identifier identifier:
                _names.Add((identifier, scope));
                break;
        }

        if (node is ForOfStatement { Left: VariableDeclaration { Declarations: [var item] } } loop)
        {
            Declare(item.Id, scope);
            Put(item.Id, new(loop.Right, null, IsItem: true, []), scope);
        }

        foreach (var child in node.ChildNodes)
        {
            Visit(child, scope);
        }
    }

    private void VisitFunction(IFunction function, ScriptScope outer)
    {
        if (function is FunctionDeclaration { Id: { } id })
        {
            outer.Declare(id.Name).Functions.Add(function);
        }

        var scope = new ScriptScope(outer, isFunction: true);
        for (var i = 0; i < function.Params.Count; i++)
        {
            Declare(function.Params[i], scope);
            Put(function.Params[i], new(null, (function, i), IsItem: false, []), scope);
        }

        foreach (var child in ((Node)function).ChildNodes)
        {
            Visit(child, scope);
        }
    }

    private static void Declare(Node pattern, ScriptScope scope)
    {
        switch (pattern)
        {
            case Identifier identifier:
                scope.Declare(identifier.Name);
                break;
            case AssignmentPattern withDefault:
                Declare(withDefault.Left, scope);
                break;
            case RestElement rest:
                Declare(rest.Argument, scope);
                break;
            case ObjectPattern o:
                foreach (var property in o.Properties)
                {
                    Declare(property is Property { Value: var value } ? value : property, scope);
                }

                break;
            case ArrayPattern array:
                foreach (var element in array.Elements.OfType<Node>())
                {
                    Declare(element, scope);
                }

                break;
        }
    }

    private void Put(Node pattern, ScriptVariable.Source source, ScriptScope scope)
    {
        switch (pattern)
        {
            case Identifier:
                _assignments.Add((pattern, source, scope));
                break;
            case AssignmentPattern withDefault:
                Put(withDefault.Left, source, scope);
                break;
            case ObjectPattern o:
                foreach (var property in o.Properties.OfType<Property>())
                {
                    if (NameOf(property) is { } name)
                    {
                        Put(property.Value, source with { Path = [.. source.Path, name] }, scope);
                    }
                }

                break;
            case ArrayPattern array:
                foreach (var element in array.Elements.OfType<Node>())
                {
                    Put(element, source with { Path = [.. source.Path, null] }, scope);
                }

                break;
        }
    }

    // A property whose name is written out.
    private static string? NameOf(Property property) => property switch
    {
        { Computed: false, Key: Identifier key } => key.Name,
        { Key: StringLiteral key } => key.Value,
        _ => null,
    };

    // Only now is every declaration known: a function may be called above its declaration.
    private void Resolve()
    {
        foreach (var (name, scope) in _names)
        {
            if (scope.Find(name.Name) is { } variable)
            {
                _variables[name] = variable;
            }
        }

        foreach (var (pattern, source, scope) in _assignments)
        {
            if (scope.Find(((Identifier)pattern).Name) is { } variable)
            {
                variable.Sources.Add(source);
                if (source is { Value: IFunction function, Path: [] })
                {
                    variable.Functions.Add(function);
                }
            }
        }

        foreach (var (call, scope) in _calls)
        {
            if (call.Callee is Identifier callee)
            {
                scope.Find(callee.Name)?.Calls.Add(call);
            }

            for (var i = 0; i < call.Arguments.Count; i++)
            {
                if (call.Arguments[i] is Identifier argument)
                {
                    scope.Find(argument.Name)?.HandedTo.Add((call, i));
                }
            }
        }

        foreach (var function in _variables.Values.Distinct().SelectMany(v => v.Functions.Select(f => (Function: f, Variable: v))))
        {
            _named.TryAdd(function.Function, function.Variable);
        }
    }
}

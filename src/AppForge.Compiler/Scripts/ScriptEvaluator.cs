using Acornima.Ast;

namespace AppForge.Compiler.Scripts;

/// <summary>Says what an expression stands for, as far as that is known before the script runs. It never guesses: what isn't known is unknown.</summary>
/// <param name="declarations">The variables of the script.</param>
/// <param name="isTable">Whether a code is that of a table of the app.</param>
internal sealed class ScriptEvaluator(ScriptDeclarations declarations, Func<string, bool> isTable)
{
    private const int MaxDepth = 40;

    // A parameter that is called so is an event wherever nothing else is known: every example of kintone does it.
    private const string EventName = "event";

    private static readonly string[] Givers = ["kintone.app.record.get", "kintone.mobile.app.record.get"];
    private static readonly string[] Listeners = ["kintone.events.on", "kintone.mobile.events.on"];
    private static readonly string[] OwnIds = ["kintone.app.getId", "kintone.mobile.app.getId"];

    private int _depth;

    /// <summary>What an expression stands for.</summary>
    public ScriptValue Evaluate(Node? expression)
    {
        if (expression is null || _depth >= MaxDepth)
        {
            return ScriptValue.Unknown.Instance;
        }

        _depth++;
        var value = EvaluateWithin(expression);
        _depth--;
        return value;
    }

    /// <summary>What a part of something is.</summary>
    /// <param name="whole">The thing.</param>
    /// <param name="name">The name of the part; null for an item by number or by what isn't known.</param>
    public ScriptValue Part(ScriptValue whole, string? name) => (whole, name) switch
    {
        (ScriptValue.Holder, "record") => new ScriptValue.Fields(null),
        (ScriptValue.Holder, "records") => ScriptValue.Records.Instance,
        (ScriptValue.Fields fields, { } code) => new ScriptValue.Field(fields.Table, code),
        (ScriptValue.Field { Table: null } field, "value") when isTable(field.Code) => new ScriptValue.Rows(field.Code),
        (ScriptValue.Row row, "value") => new ScriptValue.Fields(row.Table),
        (ScriptValue.Rows rows, null) => new ScriptValue.Row(rows.Table),
        (ScriptValue.Records, null) => new ScriptValue.Fields(null),
        (ScriptValue.Object o, { } key) => Evaluate(PropertyOf(o.Node, key)?.Value),
        _ => ScriptValue.Unknown.Instance,
    };

    /// <summary>The property of an object that is written out, or null.</summary>
    public static Property? PropertyOf(ObjectExpression node, string name) => node.Properties.OfType<Property>().LastOrDefault(p => KeyOf(p) == name);

    /// <summary>The name of a property that is written out, or null.</summary>
    public static string? KeyOf(Property property) => property switch
    {
        { Computed: false, Key: Identifier key } => key.Name,
        { Key: StringLiteral key } => key.Value,
        _ => null,
    };

    /// <summary>The global function that is called (<c>kintone.app.record.get</c>), or null.</summary>
    public string? PathOf(Node callee) => callee switch
    {
        Identifier name when declarations.VariableOf(name) is null => name.Name,
        ChainExpression chain => PathOf(chain.Expression),
        MemberExpression { Computed: false, Property: Identifier property } member when PathOf(member.Object) is { } before => $"{before}.{property.Name}",
        _ => null,
    };

    /// <summary>Whether an expression is the id of the app in which the script runs.</summary>
    public bool IsOwnId(Node? expression) => expression switch
    {
        CallExpression call => OwnIds.Contains(PathOf(call.Callee), StringComparer.Ordinal),
        BinaryExpression binary => IsOwnId(binary.Left) && IsOwnId(binary.Right),
        ChainExpression chain => IsOwnId(chain.Expression),
        MemberExpression { Computed: false, Property: Identifier { Name: "appId" } } member => Evaluate(member.Object) is ScriptValue.Holder,
        Identifier name when declarations.VariableOf(name) is { Sources: [{ Value: { } value, Path: [] }] } && _depth < MaxDepth => IsOwnIdWithin(value),
        _ => false,
    };

    private bool IsOwnIdWithin(Node value)
    {
        _depth++;
        var isOwn = IsOwnId(value);
        _depth--;
        return isOwn;
    }

    private ScriptValue EvaluateWithin(Node expression) => expression switch
    {
        StringLiteral text => new ScriptValue.Text(text, text.Value),
        TemplateLiteral { Expressions.Count: 0 } template => new ScriptValue.Text(template, template.Quasis[0].Value.Cooked ?? ""),
        ArrayExpression array => new ScriptValue.Array(array),
        ObjectExpression o => new ScriptValue.Object(o),
        Identifier name => OfVariable(declarations.VariableOf(name)),
        MemberExpression member => Part(Evaluate(member.Object), PropertyName(member)),
        ChainExpression chain => Evaluate(chain.Expression),
        AwaitExpression await => Evaluate(await.Argument),
        ParenthesizedExpression parenthesized => Evaluate(parenthesized.Expression),
        SequenceExpression sequence => Evaluate(sequence.Expressions[^1]),
        AssignmentExpression assignment => Evaluate(assignment.Right),
        ConditionalExpression conditional => Joined([Evaluate(conditional.Consequent), Evaluate(conditional.Alternate)]),
        BinaryExpression { Operator: Acornima.Operator.LogicalOr or Acornima.Operator.NullishCoalescing } either => Joined([Evaluate(either.Left), Evaluate(either.Right)]),
        BinaryExpression { Operator: Acornima.Operator.LogicalAnd } both => Evaluate(both.Right),
        BinaryExpression { Operator: Acornima.Operator.Addition } sum when Evaluate(sum.Left) is ScriptValue.Text left && Evaluate(sum.Right) is ScriptValue.Text right =>
            new ScriptValue.Text(sum, left.Value + right.Value),
        CallExpression call => OfCall(call),
        _ => ScriptValue.Unknown.Instance,
    };

    /// <summary>The name of the part that a member expression means; null where it is a number or isn't known.</summary>
    public string? PropertyName(MemberExpression member) =>
        member is { Computed: false, Property: Identifier property } ? property.Name : Evaluate(member.Property) is ScriptValue.Text text ? text.Value : null;

    private ScriptValue OfCall(CallExpression call)
    {
        if (PathOf(call.Callee) is { } path)
        {
            return Givers.Contains(path, StringComparer.Ordinal) || (path == "kintone.api" && IsOfOwnApp(call)) ? ScriptValue.Holder.Instance
                : path == "JSON.parse" && call.Arguments is [CallExpression { Arguments: [var copied, ..] } inner, ..] && PathOf(inner.Callee) == "JSON.stringify" ? Evaluate(copied)
                : ScriptValue.Unknown.Instance;
        }

        if (call.Callee is not MemberExpression { Computed: false, Property: Identifier { Name: var method } } member)
        {
            return ScriptValue.Unknown.Instance;
        }

        var on = Evaluate(member.Object);
        return method switch
        {
            "filter" or "slice" or "concat" or "sort" or "reverse" or "toSorted" or "toReversed" when on is ScriptValue.Rows or ScriptValue.Records => on,
            "find" or "findLast" or "at" or "pop" or "shift" when on is ScriptValue.Rows or ScriptValue.Records => Part(on, null),
            "catch" or "finally" when on is ScriptValue.Holder => on,
            _ => ScriptValue.Unknown.Instance,
        };
    }

    /// <summary>Whether a call of <c>kintone.api</c> is about records of the app in which the script runs.</summary>
    public bool IsOfOwnApp(CallExpression call) =>
        call.Arguments is [_, _, var sent, ..] && Evaluate(sent) is ScriptValue.Object { Node: var node } && IsOwnId(PropertyOf(node, "app")?.Value);

    private ScriptValue OfVariable(ScriptVariable? variable) =>
        variable is null || variable.Sources.Count == 0 ? ScriptValue.Unknown.Instance : Joined(variable.Sources.Select(s => OfSource(variable, s)));

    private ScriptValue OfSource(ScriptVariable variable, ScriptVariable.Source source)
    {
        var value = source switch
        {
            { Value: { } expression, IsItem: true } => Part(Evaluate(expression), null),
            { Value: { } expression } => Evaluate(expression),
            { Parameter: var (function, index) } => OfParameter(function, index, source.Path.Count == 0 ? variable.Name : null),
            _ => ScriptValue.Unknown.Instance,
        };
        return source.Path.Aggregate(value, Part);
    }

    // What callers give it: a listener an event, a loop over rows a row, any other function what it is called with.
    private ScriptValue OfParameter(IFunction function, int index, string? name)
    {
        List<ScriptValue> values = [];
        if (declarations.HandedOver.TryGetValue(function, out var handed))
        {
            values.Add(OfCallback(handed.Call, handed.Index, index));
        }

        if (declarations.NameOf(function) is { } variable)
        {
            values.AddRange(variable.HandedTo.Select(h => OfCallback(h.Call, h.Index, index)));
            values.AddRange(variable.Calls.Where(c => index < c.Arguments.Count).Select(c => Evaluate(c.Arguments[index])));
        }

        var joined = values.Count == 0 ? ScriptValue.Unknown.Instance : Joined(values);
        return joined is ScriptValue.Unknown && name == EventName ? ScriptValue.Holder.Instance : joined;
    }

    private ScriptValue OfCallback(CallExpression call, int position, int parameter)
    {
        if (Listeners.Contains(PathOf(call.Callee), StringComparer.Ordinal))
        {
            return position == 1 && parameter == 0 ? ScriptValue.Holder.Instance : ScriptValue.Unknown.Instance;
        }

        if (position != 0 || call.Callee is not MemberExpression { Computed: false, Property: Identifier { Name: var method } } member)
        {
            return ScriptValue.Unknown.Instance;
        }

        var on = Evaluate(member.Object);
        return (method, parameter) switch
        {
            ("then", 0) => on,
            ("forEach" or "map" or "filter" or "some" or "every" or "find" or "findIndex" or "findLast" or "findLastIndex" or "flatMap", 0) => Part(on, null),
            ("sort" or "toSorted", 0 or 1) => Part(on, null),
            ("reduce" or "reduceRight", 1) => Part(on, null),
            _ => ScriptValue.Unknown.Instance,
        };
    }

    // Only where all that is known says the same.
    private static ScriptValue Joined(IEnumerable<ScriptValue> values)
    {
        ScriptValue? joined = null;
        foreach (var value in values.Where(v => v is not ScriptValue.Unknown))
        {
            if (joined is not null && joined != value)
            {
                return ScriptValue.Unknown.Instance;
            }

            joined = value;
        }

        return joined ?? ScriptValue.Unknown.Instance;
    }
}

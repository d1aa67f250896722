using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Acornima;
using Acornima.Ast;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Scripts;

/// <summary>
/// Reads what a customization script uses of its app, without running it: codes of fields and columns, ids of spaces, queries. The central type of this folder, and
/// the only user of the JavaScript parser.
/// </summary>
public sealed partial class ScriptReader
{
    /// <summary>The most characters of a script that is read. A larger one is a bundle of libraries.</summary>
    public const int MaxLength = 1_000_000;

    private static readonly string[] FieldFunctions =
    [
        "app.record.getFieldElement", "app.record.setFieldShown", "app.record.setGroupFieldOpen", "app.getFieldElements",
    ];

    private static readonly string[] SpaceFunctions = ["app.record.getSpaceElement"];

    private readonly SourceText _source;
    private readonly ScriptEvaluator _evaluator;
    private readonly ImmutableArray<ScriptUse>.Builder _uses = ImmutableArray.CreateBuilder<ScriptUse>();
    private readonly ImmutableArray<ScriptQuery>.Builder _queries = ImmutableArray.CreateBuilder<ScriptQuery>();
    private int _unknown;

    private ScriptReader(SourceText source, ScriptEvaluator evaluator)
    {
        _source = source;
        _evaluator = evaluator;
    }

    /// <summary>Reads a script.</summary>
    /// <param name="source">The script.</param>
    /// <param name="isTable">Whether a code is that of a table of the app in which it runs.</param>
    public static ScriptFacts Read(SourceText source, Func<string, bool> isTable)
    {
        if (source.Content.Length > MaxLength)
        {
            return new([], [], 1);
        }

        try
        {
            var script = new Parser(new ParserOptions { AllowReturnOutsideFunction = true }).ParseScript(source.Content, source.Path);
            var reader = new ScriptReader(source, new(ScriptDeclarations.Of(script), isTable));
            reader.Visit(script, isTest: false);
            return new([.. reader._uses.OrderBy(u => u.Span.Start)], reader._queries.ToImmutable(), reader._unknown);
        }
        catch (ParseErrorException mistake)
        {
            var at = Math.Clamp(mistake.Error.Index, 0, source.Content.Length);
            return new([], [], 0, (source.Span(at, Math.Min(at + 1, source.Content.Length)), mistake.Error.Description));
        }
        catch (InsufficientExecutionStackException)
        {
            return new([], [], 1);
        }
    }

    // Whether a value is asked for only to see if it is there depends on what stands around it.
    private void Visit(Node node, bool isTest)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case MemberExpression member:
                VisitMember(member, isTest);
                break;
            case CallExpression call:
                VisitCall(call);
                break;
            case VariableDeclarator { Id: ObjectPattern pattern, Init: { } init }:
                VisitPattern(pattern, _evaluator.Evaluate(init));
                break;
            case BinaryExpression { Operator: Operator.In, Left: StringLiteral name } test when _evaluator.Evaluate(test.Right) is ScriptValue.Fields fields:
                AddField(fields.Table, name.Value, name, isProbed: true);
                break;
        }

        foreach (var child in node.ChildNodes)
        {
            Visit(child, IsTested(node, child));
        }
    }

    private static bool IsTested(Node node, Node child) => node switch
    {
        IfStatement statement => child == statement.Test,
        ConditionalExpression conditional => child == conditional.Test,
        BinaryExpression { Operator: Operator.LogicalAnd or Operator.LogicalOr or Operator.NullishCoalescing } binary => child == binary.Left,
        UnaryExpression { Operator: Operator.LogicalNot or Operator.TypeOf } => true,
        BinaryExpression { Operator: Operator.Equality or Operator.StrictEquality or Operator.Inequality or Operator.StrictInequality } binary =>
            IsNothing(binary.Left) || IsNothing(binary.Right),
        MemberExpression { Optional: true } member => child == member.Object,
        ChainExpression or ParenthesizedExpression => false,
        _ => false,
    };

    private static bool IsNothing(Node node) => node is NullLiteral or Identifier { Name: "undefined" };

    private void VisitMember(MemberExpression member, bool isTest)
    {
        switch (_evaluator.Evaluate(member.Object))
        {
            // A code that stands in a constant is to be mended there.
            case ScriptValue.Fields fields when member.Computed && _evaluator.Evaluate(member.Property) is ScriptValue.Text code:
                AddField(fields.Table, code.Value, code.Literal, isTest);
                break;
            case ScriptValue.Fields fields when member is { Computed: false, Property: Identifier code }:
                AddField(fields.Table, code.Name, code, isTest);
                break;
            case ScriptValue.Fields:
                _unknown++;
                break;
            case ScriptValue.Unknown when member is { Object: Identifier { Name: "record" } }:
                _unknown++; // a record from elsewhere: perhaps of another app
                break;
        }
    }

    private void VisitPattern(ObjectPattern pattern, ScriptValue value)
    {
        foreach (var property in pattern.Properties.OfType<Property>())
        {
            var name = ScriptEvaluator.KeyOf(property);
            if (value is ScriptValue.Fields fields && name is not null)
            {
                AddField(fields.Table, name, property.Key, isProbed: property.Value is AssignmentPattern);
            }

            var inner = property.Value is AssignmentPattern { Left: var left } ? left : property.Value;
            if (inner is ObjectPattern deeper && name is not null)
            {
                VisitPattern(deeper, _evaluator.Part(value, name));
            }
        }
    }

    private void VisitCall(CallExpression call)
    {
        if (_evaluator.PathOf(call.Callee) is not { } path)
        {
            return;
        }

        var function = Device().Replace(path, "");
        if (function is "events.on")
        {
            VisitEvents(call);
        }
        else if (FieldFunctions.Contains(function, StringComparer.Ordinal))
        {
            AddArgument(call, ScriptUseKind.Field);
        }
        else if (SpaceFunctions.Contains(function, StringComparer.Ordinal))
        {
            AddArgument(call, ScriptUseKind.Space);
        }
        else if (function is "app.record.set" && call.Arguments is [var given, ..] && _evaluator.Evaluate(given) is ScriptValue.Object o)
        {
            AddKeys(ScriptEvaluator.PropertyOf(o.Node, "record")?.Value);
        }
        else if (function is "api" && call.Arguments.Count >= 3)
        {
            VisitApi(call);
        }
    }

    private void AddArgument(CallExpression call, ScriptUseKind kind)
    {
        if (call.Arguments.Count > 0 && _evaluator.Evaluate(call.Arguments[0]) is ScriptValue.Text text)
        {
            Add(kind, text.Value, null, text.Literal, isProbed: false);
        }
        else
        {
            _unknown++;
        }
    }

    // app.record.edit.change.CODE
    private void VisitEvents(CallExpression call)
    {
        foreach (var text in Texts(call.Arguments.Count > 0 ? call.Arguments[0] : null))
        {
            if (Change().Match(text.Value) is { Success: true } change)
            {
                var (code, span) = (change.Groups[1], SpanOf(text.Literal));
                var isWritten = span.Text.EndsWith(code.Value, StringComparison.Ordinal);
                _uses.Add(new(ScriptUseKind.Field, code.Value, null, isWritten ? _source.Span(span.End - code.Length, span.End) : span));
            }
        }
    }

    private void VisitApi(CallExpression call)
    {
        if (_evaluator.Evaluate(call.Arguments[2]) is not ScriptValue.Object { Node: var sent } || !IsRecords(call.Arguments[0]))
        {
            return;
        }

        if (!_evaluator.IsOwnId(ScriptEvaluator.PropertyOf(sent, "app")?.Value))
        {
            _unknown++; // an id says nothing about which app it is in another tenant
            return;
        }

        if (ScriptEvaluator.PropertyOf(sent, "query")?.Value is { } query)
        {
            AddQuery(query);
        }

        foreach (var code in Texts(ScriptEvaluator.PropertyOf(sent, "fields")?.Value))
        {
            Add(ScriptUseKind.Field, code.Value, null, code.Literal, isProbed: false);
        }

        AddKeys(ScriptEvaluator.PropertyOf(sent, "record")?.Value);
        if (_evaluator.Evaluate(ScriptEvaluator.PropertyOf(sent, "records")?.Value) is ScriptValue.Array { Node: var records })
        {
            foreach (var record in records.Elements.OfType<Node>().Select(_evaluator.Evaluate).OfType<ScriptValue.Object>())
            {
                AddKeys(ScriptEvaluator.PropertyOf(record.Node, "record") is { } change ? change.Value : record.Node);
            }
        }
    }

    private bool IsRecords(Node url) => url switch
    {
        CallExpression { Arguments: [var path, ..] } call when _evaluator.PathOf(call.Callee) is "kintone.api.url" => IsRecords(path),
        _ => _evaluator.Evaluate(url) is not ScriptValue.Text text || RecordsPath().IsMatch(text.Value),
    };

    private void AddKeys(Node? record)
    {
        if (_evaluator.Evaluate(record) is ScriptValue.Object { Node: var o })
        {
            foreach (var property in o.Properties.OfType<Property>())
            {
                if (ScriptEvaluator.KeyOf(property) is { } code)
                {
                    Add(ScriptUseKind.Field, code, null, property.Key, isProbed: false);
                }
                else if (_evaluator.Evaluate(property.Key) is ScriptValue.Text text)
                {
                    Add(ScriptUseKind.Field, text.Value, null, text.Literal, isProbed: false);
                }
                else
                {
                    _unknown++;
                }
            }
        }
    }

    private void AddQuery(Node query)
    {
        if (_evaluator.Evaluate(query) is ScriptValue.Text text)
        {
            var span = SpanOf(text.Literal);
            _queries.Add(new(text.Value, span, span.Text == text.Value ? [.. Enumerable.Range(span.Start, span.Length)] : null));
        }
        else if (query is TemplateLiteral template && Filled(template) is { } filled)
        {
            _queries.Add(filled);
        }
        else
        {
            _unknown++;
        }
    }

    // What is put in between quotes is a value, whatever it will be; anywhere else it may be anything.
    private ScriptQuery? Filled(TemplateLiteral template)
    {
        var text = new StringBuilder();
        List<int> offsets = [];
        var isExact = true;
        for (var i = 0; i < template.Quasis.Count; i++)
        {
            var quasi = template.Quasis[i];
            var cooked = quasi.Value.Cooked ?? "";
            isExact &= cooked == quasi.Value.Raw;
            text.Append(cooked);
            offsets.AddRange(Enumerable.Range(quasi.Start, cooked.Length));
            if (i < template.Expressions.Count)
            {
                if (!EndsInQuotes(text.ToString()))
                {
                    return null;
                }

                text.Append('x');
                offsets.Add(template.Expressions[i].Start);
            }
        }

        return new(text.ToString(), _source.Span(template.Start, template.End), isExact ? offsets : null);
    }

    private static bool EndsInQuotes(string text) => text.Replace("\\\"", "", StringComparison.Ordinal).Count(c => c == '"') % 2 == 1;

    private IEnumerable<ScriptValue.Text> Texts(Node? expression)
    {
        switch (_evaluator.Evaluate(expression))
        {
            case ScriptValue.Text text:
                yield return text;
                break;
            case ScriptValue.Array { Node: var array }:
                foreach (var element in array.Elements.OfType<Node>())
                {
                    if (_evaluator.Evaluate(element) is ScriptValue.Text item)
                    {
                        yield return item;
                    }
                    else
                    {
                        _unknown++;
                    }
                }

                break;
            default:
                _unknown += expression is null ? 0 : 1;
                break;
        }
    }

    // $id and $revision are no fields, and are always there.
    private void AddField(string? table, string code, Node place, bool isProbed)
    {
        if (!code.StartsWith('$'))
        {
            Add(table is null ? ScriptUseKind.Field : ScriptUseKind.Column, code, table, place, isProbed);
        }
    }

    private void Add(ScriptUseKind kind, string name, string? table, Node place, bool isProbed) => _uses.Add(new(kind, name, table, SpanOf(place), isProbed));

    // Without its quotes.
    private SourceSpan SpanOf(Node node) => node is StringLiteral or TemplateLiteral && node.End - node.Start >= 2
        ? _source.Span(node.Start + 1, node.End - 1)
        : _source.Span(node.Start, node.End);

    [GeneratedRegex(@"^kintone\.(mobile\.)?")]
    private static partial Regex Device();

    [GeneratedRegex(@"^(?:mobile\.)?app\.record\.(?:create|edit|index\.edit)\.change\.(.+)$")]
    private static partial Regex Change();

    [GeneratedRegex(@"/k/(?:guest/[0-9]+/)?v1/records?(?:\.json)?$")]
    private static partial Regex RecordsPath();
}

using System.Collections.Immutable;
using System.Text;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Fragments;

/// <summary>Makes the tree of a fragment as one use of it has it: arguments in their places, every node at its place in the fragment and from this use.</summary>
/// <param name="source">The fragment's text as this use has it.</param>
/// <param name="arguments">What stands for each parameter.</param>
/// <param name="budget">How much more may be made.</param>
/// <param name="diagnostics">Where names go that are one and the same with these arguments.</param>
internal sealed class FragmentCopier(SourceText source, IReadOnlyDictionary<string, ScalarNode> arguments, FragmentBudget budget, DiagnosticBag diagnostics)
{
    /// <summary>Copies a mapping; incomplete where the budget is used up.</summary>
    public MappingNode Copy(MappingNode mapping)
    {
        var entries = ImmutableArray.CreateBuilder<MappingEntry>(mapping.Entries.Length);
        Dictionary<string, ScalarNode>? seen = null;
        foreach (var (key, value) in mapping.Entries)
        {
            if (!budget.TakeNode())
            {
                break;
            }

            var name = Copy(key);
            seen ??= new(StringComparer.Ordinal);
            if (seen.TryAdd(name.Value, name))
            {
                entries.Add(new(name, Copy(value)));
            }
            else
            {
                diagnostics.Report(YamlDiagnostics.DuplicateKey, name.Span, name.Value, seen[name.Value].Span.StartPosition.Line);
            }
        }

        return new(entries.ToImmutable(), Here(mapping.Span));
    }

    private SyntaxNode Copy(SyntaxNode node) => node switch
    {
        MappingNode mapping => Copy(mapping),
        SequenceNode sequence => new SequenceNode([.. sequence.Items.TakeWhile(_ => budget.TakeNode()).Select(Copy)], Here(sequence.Span)),
        _ => Copy((ScalarNode)node),
    };

    private ScalarNode Copy(ScalarNode scalar)
    {
        var template = (ScalarNode)scalar.At(Here(scalar.Span));
        if (!FragmentText.Mentions(scalar.Value))
        {
            return template;
        }

        var text = new StringBuilder();
        var pieces = ImmutableArray.CreateBuilder<ExpandedScalarNode.Piece>();
        foreach (var (start, length, parameter) in FragmentText.Pieces(scalar.Value))
        {
            var argument = parameter is null ? null : arguments.GetValueOrDefault(parameter);
            if (argument is not null && length == scalar.Value.Length)
            {
                // An argument that is all of it is taken as it is written: quoted it is a text, not a number.
                return new ExpandedScalarNode(argument.Value, argument.Style, template, [new(0, argument.Value.Length, start, length, IsArgument: true)]);
            }

            var before = text.Length;
            text.Append(budget.TakeText(argument?.Value ?? scalar.Value.Substring(start, length)));
            pieces.Add(new(before, text.Length - before, start, length, argument is not null));
        }

        return new ExpandedScalarNode(text.ToString(), scalar.Style, template, pieces.ToImmutable());
    }

    private SourceSpan Here(SourceSpan span) => new(source, span.Start, span.Length);
}

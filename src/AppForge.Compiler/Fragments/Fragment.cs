using System.Collections.Immutable;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Fragments;

/// <summary>
/// What several apps share: the sections of an app with places for arguments. The central type of this folder: apps name it under <c>use</c>, and
/// <see cref="FragmentExpander"/> carries the use out on the syntax tree, so that binder, model and plans meet whole apps only.
/// </summary>
/// <param name="Name">Its name: that of its file.</param>
/// <param name="Source">Its file.</param>
/// <param name="Root">What an app gets of it, its own uses included.</param>
/// <param name="Parameters">What it leaves open, by name.</param>
internal sealed record Fragment(string Name, SourceText Source, MappingNode Root, ImmutableSortedDictionary<string, FragmentParameter> Parameters)
{
    /// <summary>Reads a fragment. What is wrong with it, whoever uses it, is reported here.</summary>
    /// <returns>The fragment, or null where it can't be used.</returns>
    public static Fragment? Read(string name, SourceText source, DiagnosticBag diagnostics)
    {
        if (YamlReader.Read(source, diagnostics) is not { } root)
        {
            if (!diagnostics.HasErrorsIn(source.Span(0, source.Content.Length)))
            {
                diagnostics.Report(FragmentDiagnostics.Empty, source.Span(0, 0), name);
            }

            return null;
        }

        if (root is not MappingNode mapping)
        {
            diagnostics.Report(FragmentDiagnostics.Empty, root.Span, name);
            return null;
        }

        var declarations = mapping.Find(FragmentShapes.Parameters);
        var body = declarations is null ? mapping : new MappingNode(mapping.Entries.Remove(declarations), mapping.Span);
        var places = Places(body).ToList();
        // What is wrong with its YAML and still left a tree is as wrong as in an app's file: the rest is used, so that the apps are judged.
        var found = new DiagnosticBag();
        var parameters = declarations is null ? Implied(places) : Declared(declarations, places, found);
        diagnostics.AddRange(found);
        return found.HasErrors ? null : new(name, source, body, parameters);
    }

    // Without a declaration, every place is a parameter that needs an argument.
    private static ImmutableSortedDictionary<string, FragmentParameter> Implied(List<(string Name, SourceSpan Span)> places) =>
        places.Select(p => p.Name).Distinct(StringComparer.Ordinal).ToImmutableSortedDictionary(n => n, n => new FragmentParameter(n, "", null), StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, FragmentParameter> Declared(
        MappingEntry declarations, List<(string Name, SourceSpan Span)> places, DiagnosticBag diagnostics)
    {
        var bound = new Binder(diagnostics, static (_, _) => null).Bind(declarations.Value, FragmentShapes.Declarations, declarations.Key.Span) as MapValue;
        var parameters = (bound?.Entries ?? []).ToImmutableSortedDictionary(e => e.Key, Parameter, StringComparer.Ordinal);
        foreach (var (name, span) in places.Where(p => bound is not null && !parameters.ContainsKey(p.Name) && !bound.Lost(p.Name)))
        {
            diagnostics.ReportWithGuess(FragmentDiagnostics.Undeclared, span, SpellChecker.Guess(name, parameters.Keys), name.Length == 0 ? "${}" : name);
        }

        foreach (var entry in (bound?.Entries ?? []).Where(e => !places.Exists(p => p.Name == e.Key)))
        {
            diagnostics.Report(FragmentDiagnostics.NeverUsed, entry.KeyOrigin, entry.Key);
        }

        return parameters;
    }

    private static FragmentParameter Parameter(MapEntry declaration)
    {
        var value = (ObjectValue)declaration.Value;
        var @default = (value["default"] as ScalarValue)?.Node;
        var isRequired = value.Text("required") is { } said ? said == "true" : @default is null;
        return new(declaration.Key, value.Text("title") ?? "", isRequired ? null : @default ?? ScalarNode.Of(""));
    }

    private static IEnumerable<(string Name, SourceSpan Span)> Places(SyntaxNode node) => node switch
    {
        MappingNode mapping => mapping.Entries.SelectMany(e => Places(e.Key).Concat(Places(e.Value))),
        SequenceNode sequence => sequence.Items.SelectMany(Places),
        ScalarNode scalar when FragmentText.Mentions(scalar.Value) => FragmentText.Pieces(scalar.Value)
            .Where(p => p.Parameter is not null).Select(p => (p.Parameter!, scalar.PartOf(p.Start, p.Length))),
        _ => [],
    };
}

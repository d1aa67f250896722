using System.Collections.Immutable;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Fragments;

/// <summary>Carries out the uses of one app: its tree, joined with those of its fragments. Where one of them fails, nothing is made: half an app would only raise more messages.</summary>
/// <param name="fragments">The fragments of the project.</param>
/// <param name="diagnostics">Where mistakes go.</param>
internal sealed class FragmentExpander(FragmentSet fragments, DiagnosticBag diagnostics)
{
    private readonly List<SourceText> _uses = [];
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly FragmentBudget _budget = new();
    private bool _isTooMuch;

    /// <summary>The fragments' texts, one for each use that was carried out.</summary>
    public IReadOnlyList<SourceText> Uses => _uses;

    /// <summary>The fragments that are named somewhere, whether their use is right or not.</summary>
    public IReadOnlyCollection<string> Named => _named;

    /// <summary>The names that were looked for, known or not.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    /// <summary>The app with its fragments; null where a use is wrong.</summary>
    /// <param name="app">The app, its sections from other files included.</param>
    public MappingNode? Expand(MappingNode app) => Mentions(app) ? Expand(app, []) : app;

    // Most apps use nothing: a look at their text spares them a walk over the tree.
    private static bool Mentions(MappingNode app) =>
        app.Entries.Select(e => e.Value.Span.Source).Append(app.Span.Source).Distinct().Any(s => s.Content.Contains(FragmentShapes.Use, StringComparison.Ordinal));

    private MappingNode? Expand(MappingNode file, ImmutableArray<Fragment> around)
    {
        var entry = file.Find(FragmentShapes.Use);
        var own = entry is null ? file : new MappingNode(file.Entries.Remove(entry), file.Span);
        List<FragmentPart> parts = [];
        if (entry is { Value.IsEmpty: false })
        {
            if (new Binder(diagnostics, static (_, _) => null).Bind(entry.Value, FragmentShapes.Uses, entry.Key.Span) is not ListValue uses
                || diagnostics.HasErrorsIn(entry.Value.Span))
            {
                return null;
            }

            HashSet<string> seen = new(StringComparer.Ordinal);
            var made = uses.Items.Cast<ObjectValue>().Select(u => Part(u, around, seen)).ToList();
            if (made.Contains(null))
            {
                return null;
            }

            parts = [.. made.OfType<FragmentPart>()];
        }

        return new FragmentJoiner(diagnostics).Join(own, parts);
    }

    private FragmentPart? Part(ObjectValue use, ImmutableArray<Fragment> around, HashSet<string> seen)
    {
        var name = (ScalarValue)use[FragmentShapes.Fragment]!;
        _asked.Add(name.Text);
        if (fragments.Find(name.Text, name.Origin, diagnostics) is not { } fragment)
        {
            return null;
        }

        _named.Add(name.Text);
        if (around.Contains(fragment))
        {
            diagnostics.Report(FragmentDiagnostics.Cycle, name.Origin, name.Text, string.Join(" → ", around.SkipWhile(f => f != fragment).Append(fragment).Select(f => f.Name)));
            return null;
        }

        if (!_budget.TakeUse(around.Length + 1))
        {
            return TooMuch(name);
        }

        if (Arguments(fragment, use[FragmentShapes.With] as MapValue, name) is not { } arguments)
        {
            return null;
        }

        if (!seen.Add(string.Join('\0', arguments.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Key + '\0' + a.Value.Value).Prepend(name.Text))))
        {
            diagnostics.Report(FragmentDiagnostics.UsedTwice, name.Origin, name.Text);
            return null;
        }

        var source = fragment.Source.UsedAt(name.Origin);
        _uses.Add(source);
        var copy = new FragmentCopier(source, arguments, _budget, diagnostics).Copy(fragment.Root);
        return _budget.IsUsedUp ? TooMuch(name) : Expand(copy, around.Add(fragment)) is { } root ? new(name.Text, root) : null;
    }

    private FragmentPart? TooMuch(ScalarValue name)
    {
        if (!_isTooMuch)
        {
            _isTooMuch = true;
            diagnostics.Report(FragmentDiagnostics.TooMuch, name.Origin, FragmentBudget.MaxUses, FragmentBudget.MaxDepth);
        }

        return null;
    }

    private Dictionary<string, ScalarNode>? Arguments(Fragment fragment, MapValue? with, ScalarValue use)
    {
        Dictionary<string, ScalarNode> arguments = new(StringComparer.Ordinal);
        var given = with?.Entries ?? [];
        var unknown = given.Where(e => !fragment.Parameters.ContainsKey(e.Key)).ToList();
        var missing = new Dictionary<string, FragmentParameter>(StringComparer.Ordinal);
        foreach (var (name, parameter) in fragment.Parameters)
        {
            var said = given.FirstOrDefault(e => e.Key == name)?.Value as ScalarValue;
            if ((said?.Node ?? parameter.Default) is { } argument)
            {
                arguments[name] = argument;
            }
            else
            {
                missing[name] = parameter;
            }
        }

        // A name with a slip is reported as unknown; the parameter that it may mean isn't missing, too.
        var meant = unknown.Select(e => SpellChecker.Nearest(e.Key, missing.Keys)).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, parameter) in missing.Where(m => !meant.Contains(m.Key)))
        {
            diagnostics.Report(FragmentDiagnostics.MissingArgument, use.Origin, name, fragment.Name, parameter.Title.Length == 0 ? fragment.Source.Path : parameter.Title);
        }

        foreach (var entry in unknown)
        {
            diagnostics.ReportWithGuess(FragmentDiagnostics.UnknownParameter, entry.KeyOrigin, SpellChecker.Guess(entry.Key, fragment.Parameters.Keys),
                entry.Key, fragment.Name, fragment.Parameters.IsEmpty ? new LocalizedText("なし", "none") : LocalizedText.Same(string.Join(", ", fragment.Parameters.Keys)));
        }

        return unknown.Count == 0 && arguments.Count == fragment.Parameters.Count ? arguments : null;
    }
}

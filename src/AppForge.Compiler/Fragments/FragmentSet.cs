using System.Collections.Immutable;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Fragments;

/// <summary>The fragments of a project. Each is read once, however many apps use it.</summary>
internal sealed class FragmentSet
{
    private readonly ImmutableSortedDictionary<string, (SourceText Source, Fragment? Fragment, DiagnosticBag Found)> _byName;

    private FragmentSet(ImmutableSortedDictionary<string, (SourceText Source, Fragment? Fragment, DiagnosticBag Found)> byName) => _byName = byName;

    /// <summary>What is wrong with the fragments themselves.</summary>
    public IEnumerable<DiagnosticBag> Found => _byName.Values.Select(f => f.Found);

    /// <summary>Reads the fragments of a project.</summary>
    /// <param name="files">The project.</param>
    /// <param name="before">Fragments that were read before; those of the same texts are kept.</param>
    public static FragmentSet Read(ProjectFiles files, FragmentSet? before) => new(files.FragmentNames.ToImmutableSortedDictionary(n => n, n =>
    {
        var source = files.Find(PathOf(n))!;
        if (before?._byName.TryGetValue(n, out var known) == true && ReferenceEquals(known.Source, source))
        {
            return known;
        }

        var found = new DiagnosticBag();
        return (source, Fragment.Read(n, source, found), found);
    }, StringComparer.Ordinal));

    /// <summary>Whether looking for some names gives the same here and in another set.</summary>
    public bool AreSame(IReadOnlyCollection<string> names, FragmentSet others) =>
        names.Count == 0 || ReferenceEquals(this, others)
        || (names.All(n => _byName.ContainsKey(n) == others._byName.ContainsKey(n) && ReferenceEquals(Lookup(n), others.Lookup(n)))
            && (names.All(_byName.ContainsKey) || _byName.Keys.SequenceEqual(others._byName.Keys, StringComparer.Ordinal)));

    /// <summary>Finds a fragment.</summary>
    /// <param name="name">Its name, whatever somebody wrote: only a name that is one of a file is found.</param>
    /// <param name="place">Where it is written.</param>
    /// <param name="diagnostics">Where an unknown name goes.</param>
    /// <returns>The fragment; null for an unknown one, and for one of which it is reported elsewhere that it can't be used.</returns>
    public Fragment? Find(string name, SourceSpan place, DiagnosticBag diagnostics)
    {
        if (!_byName.ContainsKey(name))
        {
            diagnostics.ReportWithGuess(FragmentDiagnostics.Unknown, place, SpellChecker.Guess(name, _byName.Keys), name);
        }

        return Lookup(name);
    }

    /// <summary>
    /// Gives each message its uses: a mistake that shows wherever a fragment is used is the fragment's own and is said once; one that shows in some of them
    /// depends on the app and is said for each. A fragment that nobody uses is reported.
    /// </summary>
    /// <param name="diagnostics">What is wrong with the project.</param>
    /// <param name="uses">Every use of a fragment.</param>
    /// <param name="named">The fragments that are named somewhere; null where that isn't known of every app.</param>
    public ImmutableArray<Diagnostic> Settle(ImmutableArray<Diagnostic> diagnostics, IEnumerable<SourceText> uses, HashSet<string>? named)
    {
        if (_byName.IsEmpty)
        {
            return diagnostics;
        }

        var counts = uses.GroupBy(u => u.Path, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var bag = new DiagnosticBag();
        foreach (var same in diagnostics.GroupBy(d => (d.Code, d.Span.Source.Path, d.Span.Start, d.Span.Length, d.Message(Language.English), IsUse: d.Span.Source.UsedFrom is not null)))
        {
            var places = same.SelectMany(d => d.Uses).ToImmutableArray();
            var isOfTheFragment = same.Key.IsUse && places.Length == counts[same.Key.Path];
            bag.AddRange(isOfTheFragment ? [same.First() with { Uses = places }] : same);
        }

        foreach (var fragment in _byName.Values.Select(f => f.Fragment).OfType<Fragment>().Where(f => named?.Contains(f.Name) == false))
        {
            bag.Report(FragmentDiagnostics.Unused, fragment.Source.Span(0, 0), fragment.Name);
        }

        return bag.ToImmutable();
    }

    private Fragment? Lookup(string name) => _byName.TryGetValue(name, out var known) ? known.Fragment : null;

    private static string PathOf(string name) => ProjectFiles.FragmentsFolder + name + ".yaml";
}

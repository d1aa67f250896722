using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using AppForge.Testing.Mutation;

namespace AppForge.Compiler.Tests.Mutation;

/// <summary>What became of some damages: were they all reported where they are, and nothing else.</summary>
/// <param name="Missed">The damages that weren't reported, or at another place.</param>
/// <param name="Extra">What was reported besides: one mistake should be one message.</param>
/// <param name="Codes">The codes that were reported at the places of the damages.</param>
internal sealed record Verdict(IReadOnlyList<string> Missed, IReadOnlyList<string> Extra, IReadOnlySet<string> Codes)
{
    /// <summary>Compiles the sample project with some damages at once.</summary>
    public static Verdict Of(Sample sample, IReadOnlyList<(DamageKind Kind, Damage Damage)> damages)
    {
        var files = sample.After([.. damages.Select(d => d.Damage)]);
        var open = AppCompiler.Compile(files, CaseFolder.Options with { Policies = null }, CancellationToken.None).Diagnostics.ToList();
        var changes = damages.SelectMany(d => d.Damage.Changes).ToList();
        List<string> missed = [];
        HashSet<string> codes = new(StringComparer.Ordinal);
        foreach (var (kind, damage) in damages)
        {
            var gone = damage.Gone.ToHashSet(StringComparer.Ordinal);
            var places = damage.Expected.Where(s => !gone.Contains(s.Source.Path)).SelectMany(s => After(s, changes))
                .Concat(damage.Changes.SelectMany(c => c.Marks.Select(m => InNew(c, m, changes)))).Distinct().ToList();
            foreach (var place in places)
            {
                var said = open.Where(d => kind.AllCodes.Contains(d.Code) && place.IsOf(d, files, kind.LineOnly)).ToList();
                codes.UnionWith(said.Select(d => d.Code));
                if (open.RemoveAll(said.Contains) == 0)
                {
                    missed.Add($"{kind.Id}: {place.Describe(files)}");
                }
            }

            if (places.Count == 0)
            {
                missed.Add($"{kind.Id}: a damage without a place");
            }

            foreach (var place in damage.Allowed.SelectMany(s => After(s, changes)))
            {
                open.RemoveAll(d => place.IsOf(d, files, false));
            }
        }

        return new(missed, [.. open.Select(d => $"{d.Span.Place} {d.Code} {d.Message(Language.English)}")], codes);
    }

    // A place inside a change is no more.
    private static IEnumerable<Range> After(SourceSpan span, IReadOnlyList<TextChange> changes)
    {
        var inFile = changes.Where(c => c.Place.Source.Path == span.Source.Path).ToList();
        if (!inFile.Exists(c => c.Place.Start <= span.Start && span.End <= c.Place.End && c.Place.Length > 0))
        {
            yield return new(span.Source.Path, span.Start + Shift(span.Start, inFile), span.Length);
        }
    }

    private static Range InNew(TextChange change, (int Start, int Length) mark, IReadOnlyList<TextChange> changes) =>
        new(change.Place.Source.Path, change.Place.Start + Shift(change.Place.Start, changes.Where(c => c != change && c.Place.Source.Path == change.Place.Source.Path)) + mark.Start, mark.Length);

    private static int Shift(int offset, IEnumerable<TextChange> changes) => changes.Where(c => c.Place.End <= offset).Sum(c => c.Text.Length - c.Place.Length);

    private sealed record Range(string Path, int Start, int Length)
    {
        public bool IsOf(Diagnostic diagnostic, ProjectFiles files, bool lineOnly)
        {
            if (diagnostic.Span.Source.Path != Path || files.Find(Path) is not { } source)
            {
                return false;
            }

            var (first, last) = (source.PositionOf(Start).Line, source.PositionOf(Start + Length).Line);
            var line = diagnostic.Span.StartPosition.Line;
            return lineOnly ? line >= first && line <= last : diagnostic.Span.Start <= Start + Length && diagnostic.Span.End >= Start && line >= first && line <= last;
        }

        public string Describe(ProjectFiles files) => files.Find(Path) is { } source ? $"{source.Span(Start, Start + Length).Place} {source.Line(source.PositionOf(Start).Line).Trim()}" : Path;
    }
}

using System.Collections.Immutable;
using System.Text;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Diagnostics;

/// <summary>Makes the changes that diagnostics offer.</summary>
public static class SourceEdits
{
    // A mended line may show another mistake behind it.
    private const int MostRounds = 20;

    /// <summary>Mends everything that can be mended; applied to its own result it changes nothing.</summary>
    /// <param name="files">The project.</param>
    /// <param name="includes">Which files may be changed, by path.</param>
    /// <param name="compile">Compiles it.</param>
    /// <returns>The project with the files that were mended.</returns>
    public static ProjectFiles Apply(ProjectFiles files, Func<string, bool> includes, Func<ProjectFiles, Compilation> compile)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var edits = compile(files).Diagnostics.Select(d => d.Fix).OfType<SourceEdit>().ToLookup(e => e.Span.Source.Path, StringComparer.Ordinal);
            var changed = ImmutableArray.CreateBuilder<SourceText>();
            foreach (var source in files.Sources.Values.Where(s => includes(s.Path) && edits.Contains(s.Path)))
            {
                var text = Edited(source, edits[source.Path]);
                if (text != source.Content)
                {
                    changed.Add(new(source.Path, text));
                }
            }

            if (changed.Count == 0)
            {
                break;
            }

            files = files.With(changed);
        }

        return files;
    }

    // What a fragment's text became where it is used isn't what stands in its file.
    private static string Edited(SourceText source, IEnumerable<SourceEdit> edits)
    {
        var text = new StringBuilder(source.Content.Length);
        var done = 0;
        foreach (var edit in edits.Where(e => e.Span.Source.Content == source.Content).DistinctBy(e => (e.Span.Start, e.Span.Length)).OrderBy(e => e.Span.Start).ThenBy(e => e.Span.Length))
        {
            if (edit.Span.Start >= done)
            {
                text.Append(source.Content, done, edit.Span.Start - done).Append(edit.Text);
                done = edit.Span.End;
            }
        }

        return text.Append(source.Content, done, source.Content.Length - done).ToString();
    }
}

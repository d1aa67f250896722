using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Fragments;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Incremental;

/// <summary>Reads and binds apps: their files, their sections in files of their own, their fragments. What was made of the same texts before is taken as it is.</summary>
/// <param name="files">The project.</param>
/// <param name="fragments">Its fragments.</param>
/// <param name="before">What was made before, or null.</param>
internal sealed class AppBinder(ProjectFiles files, FragmentSet fragments, CompilationParts? before)
{
    private const string AppEnding = "/" + ProjectFiles.AppFile;
    private const string RecordsSection = "records";
    private const string Ending = ".yaml";

    /// <summary>Binds an app.</summary>
    public BoundApp Bind(AppFiles app) =>
        before?.Apps.GetValueOrDefault(app.Key) is { } known && known.Files.IsSame(app) && known.Reads.AreSameIn(files) && fragments.AreSame(known.Asked, before.Fragments)
            ? known
            : BindAnew(app);

    private BoundApp BindAnew(AppFiles app)
    {
        var (found, reads) = (new DiagnosticBag(), new FileReads(files));
        var source = files.Find(ProjectFiles.FolderOf(app.Key) + ProjectFiles.AppFile)!;
        var root = YamlReader.Read(source, found);
        if (root is null)
        {
            if (!found.HasErrors)
            {
                found.Report(BinderDiagnostics.EmptyFile, source.Span(0, 0), ProjectFiles.AppFile);
            }

            return new(app, null, found, reads);
        }

        var expander = new FragmentExpander(fragments, found);
        var whole = root is MappingNode mapping ? expander.Expand(WithSections(mapping, app, found)) : root;
        var shared = expander.Uses.Select(u => u.Path).ToHashSet(StringComparer.Ordinal);
        var value = whole is null ? null : new Binder(found, (from, path) =>
        {
            var file = reads.FindBeside(from, path);
            if (file is not null && from.UsedFrom is not null)
            {
                shared.Add(file.Path);
            }

            return file;
        }).Bind(whole, KintoneCatalog.App, source.Span(0, 0)) as ObjectValue;
        return new(app, value, found, reads) { Uses = [.. expander.Uses], Named = expander.Named, Asked = expander.Asked, Shared = [.. shared] };
    }

    // A section in its own file is read as if it stood in app.yaml.
    private static MappingNode WithSections(MappingNode app, AppFiles files, DiagnosticBag diagnostics)
    {
        var entries = app.Entries.ToBuilder();
        foreach (var source in files.Sources.Where(s => IsSectionFile(s, files.Key)))
        {
            var section = source.Path[ProjectFiles.FolderOf(files.Key).Length..^Ending.Length];
            if (KintoneCatalog.App.Find(section) is not { Shape: not ScalarShape })
            {
                ReportUnknownFile(section, source, diagnostics);
            }
            else if (app.Find(section) is { } inline)
            {
                diagnostics.Report(BinderDiagnostics.SectionTwice, inline.Key.Span, section);
            }
            else if (YamlReader.Read(source, diagnostics) is { } root)
            {
                entries.Add(new(new ScalarNode(section, ScalarStyle.Plain, source.Span(0, 0)), root));
            }
            else if (!diagnostics.HasErrorsIn(source.Span(0, source.Content.Length)))
            {
                // Taken as nothing it would delete what kintone has.
                diagnostics.Report(BinderDiagnostics.EmptyFile, source.Span(0, 0), section + ".yaml");
            }
        }

        return new(entries.ToImmutable(), app.Span);
    }

    // Beside an app.yaml, not deeper.
    private static bool IsSectionFile(SourceText source, string app) =>
        source.Path.EndsWith(Ending, StringComparison.Ordinal)
        && source.Path.AsSpan(ProjectFiles.AppsFolder.Length + app.Length) is var rest && rest.LastIndexOf('/') == 0
        && rest is not (AppEnding or "/" + RecordsSection + Ending);

    private static void ReportUnknownFile(string section, SourceText source, DiagnosticBag diagnostics)
    {
        var sections = KintoneCatalog.App.Properties.Where(p => p.WirePath.IsEmpty && p.Shape is not ScalarShape).Select(p => p.Name).ToList();
        diagnostics.ReportWithGuess(BinderDiagnostics.UnknownFile, source.Span(0, 0), SpellChecker.Guess(section, sections), section + Ending, string.Join(", ", sections));
    }
}

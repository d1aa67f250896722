using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Incremental;

/// <summary>A file that stands for itself (the project's own, an environment's), bound; with all that it was made of.</summary>
/// <param name="Value">What is written; nothing where it can't be used.</param>
/// <param name="Found">What is wrong with it.</param>
/// <param name="Reads">What it was made of.</param>
internal sealed record BoundFile(ObjectValue Value, DiagnosticBag Found, FileReads Reads)
{
    /// <summary>Binds a file, or takes what was made of the same texts before.</summary>
    /// <param name="path">The file; it needn't be there.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="files">The project.</param>
    /// <param name="before">What was made of the file before, or null.</param>
    public static BoundFile Of(string path, ObjectShape shape, ProjectFiles files, BoundFile? before)
    {
        if (before?.Reads.AreSameIn(files) == true)
        {
            return before;
        }

        var (found, reads) = (new DiagnosticBag(), new FileReads(files));
        var value = reads.Find(path) is { } source && YamlReader.Read(source, found) is { } root
            ? new Binder(found, reads.FindBeside).Bind(root, shape, source.Span(0, 0)) as ObjectValue
            : null;
        return new(value ?? new(shape, [], SourceSpan.None), found, reads);
    }
}

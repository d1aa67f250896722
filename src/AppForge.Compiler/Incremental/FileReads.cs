using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Incremental;

/// <summary>The files that something asked for while it was made, with what it got: it has to be made again when one of them is another.</summary>
/// <param name="files">The project.</param>
internal sealed class FileReads(ProjectFiles files)
{
    // Binding asks for few files.
    private readonly List<(string Path, SourceText? Found)> _reads = [];

    /// <summary>The file of a path, or null; remembered either way.</summary>
    public SourceText? Find(string path)
    {
        var found = files.Find(path);
        _reads.Add((path, found));
        return found;
    }

    /// <summary>The file that is named in another one, by its path from there; null where there is none.</summary>
    public SourceText? FindBeside(SourceText from, string path) => Find(from.Path[..(from.Path.LastIndexOf('/') + 1)] + path);

    /// <summary>Whether these files are the same in another state of the project.</summary>
    public bool AreSameIn(ProjectFiles others) => _reads.TrueForAll(r => ReferenceEquals(others.Find(r.Path), r.Found));
}

using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules;

/// <summary>A rule about the text of one file, whatever it means. It sees nothing else and has no state: texts are checked at the same time, and again only when they change.</summary>
internal abstract class SourceRule : Rule
{
    /// <summary>Reports what is wrong with one text.</summary>
    public abstract void CheckSource(SourceText source, DiagnosticBag diagnostics);

    /// <inheritdoc />
    public sealed override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var source in compilation.Files.Sources.Values)
        {
            CheckSource(source, diagnostics);
        }
    }
}

using AppForge.Compiler.Syntax;

namespace AppForge.Testing.Mutation;

/// <summary>A change of a text.</summary>
/// <param name="Place">What is replaced.</param>
/// <param name="Text">What stands there instead.</param>
/// <param name="Marks">The parts of it at which something has to be reported.</param>
public sealed record TextChange(SourceSpan Place, string Text, IReadOnlyList<(int Start, int Length)> Marks)
{
    /// <summary>Whether both change the same piece.</summary>
    public bool Meets(TextChange other) => Place.Source.Path == other.Place.Source.Path && Place.Start <= other.Place.End && other.Place.Start <= Place.End;
}

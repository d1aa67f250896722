using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A value that an app action carries over.</summary>
/// <param name="There">The field of the destination.</param>
/// <param name="Origin">Where that field is named.</param>
/// <param name="Value">What is carried, in canonical form; null where it is hidden.</param>
public sealed record AppActionMapping(string There, SourceSpan Origin, ObjectValue? Value)
{
    /// <summary>The field of this app; null for the record's URL.</summary>
    public string? Here => Value?.Text("srcField");
}

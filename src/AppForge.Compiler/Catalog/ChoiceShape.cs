using System.Collections.Immutable;

namespace AppForge.Compiler.Catalog;

/// <summary>One of a few words.</summary>
/// <param name="values">The words, with their titles.</param>
public sealed class ChoiceShape(ImmutableArray<ChoiceValue> values) : Shape
{
    /// <summary>The words, legacy ones last.</summary>
    public ImmutableArray<ChoiceValue> Values { get; } = values;

    /// <summary>The choice of a word, or null.</summary>
    public ChoiceValue? Find(string word) => Values.FirstOrDefault(v => string.Equals(v.Word, word, StringComparison.Ordinal));
}

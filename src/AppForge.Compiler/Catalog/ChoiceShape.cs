using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog;

/// <summary>One of a few words.</summary>
/// <param name="values">The words, with their titles.</param>
public sealed class ChoiceShape(ImmutableArray<ChoiceValue> values) : Shape
{
    /// <summary>The words, legacy ones last.</summary>
    public ImmutableArray<ChoiceValue> Values { get; } = values;

    /// <summary>The words that may be chosen, as a message lists them.</summary>
    internal string Words => field ??= string.Join(", ", Values.Where(v => !v.IsLegacy).Select(v => v.Word));

    /// <summary>What a reader calls one of the words.</summary>
    internal LocalizedText Expected => field ??= new("次のどれか: " + Words, "one of: " + Words);

    /// <summary>The choice of a word, or null.</summary>
    public ChoiceValue? Find(string word)
    {
        foreach (var value in Values)
        {
            if (string.Equals(value.Word, word, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }
}

using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Binding;

/// <summary>The name that an entry of a map had before (<c>renamedFrom</c>): it stands with the entry's value and belongs to the entry.</summary>
internal static class FormerName
{
    /// <summary>The word by which an entry says what it was called.</summary>
    public const string Word = "renamedFrom";

    /// <summary>The value of an entry without it, and what it says.</summary>
    public static (SyntaxNode Remainder, ScalarValue? RenamedFrom) Take(SyntaxNode node, MapShape shape)
    {
        if (!shape.IsRenamable || node is not MappingNode mapping || mapping.Find(Word)?.Value is not ScalarNode old)
        {
            return (node, null);
        }

        var rest = new MappingNode(mapping.Entries.RemoveAll(e => e.Key.Value == Word), mapping.Span);
        return (rest, new(old.Value, old.Span, old));
    }
}

using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Fragments;

/// <summary>How much the fragments of one app may come to: a few lines that use each other twice would otherwise grow without end.</summary>
internal sealed class FragmentBudget
{
    /// <summary>How deep a fragment may be used by fragments.</summary>
    public const int MaxDepth = 8;

    /// <summary>How often one app may use fragments, their own uses included.</summary>
    public const int MaxUses = 64;

    private int _uses = MaxUses;
    private int _nodes = YamlReader.MaxNodes;
    private int _characters = YamlReader.MaxLength;

    /// <summary>Whether something had to be left out.</summary>
    public bool IsUsedUp { get; private set; }

    /// <summary>Whether there may be one more use, at a depth.</summary>
    public bool TakeUse(int depth)
    {
        IsUsedUp |= depth > MaxDepth || --_uses < 0;
        return !IsUsedUp;
    }

    /// <summary>Whether there may be one more node.</summary>
    public bool TakeNode()
    {
        IsUsedUp |= --_nodes < 0;
        return !IsUsedUp;
    }

    /// <summary>A text, if there may be as much more; else nothing of it.</summary>
    public string TakeText(string text)
    {
        _characters -= Math.Min(text.Length, _characters + 1);
        IsUsedUp |= _characters < 0;
        return IsUsedUp ? "" : text;
    }
}

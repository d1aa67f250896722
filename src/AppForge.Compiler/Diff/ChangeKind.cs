namespace AppForge.Compiler.Diff;

/// <summary>What happens to a setting.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Add,

    /// <summary>It has another value, or its entries another order.</summary>
    Change,

    /// <summary>It has another key and is still the same.</summary>
    Rename,

    /// <summary>It goes.</summary>
    Remove,
}

namespace AppForge.Compiler.Catalog;

/// <summary>What a JSON <c>null</c> from kintone says about a property.</summary>
public enum NullMeaning
{
    /// <summary>Not set: the same as the property's default.</summary>
    NotSet,

    /// <summary>Hidden from this account (behaviour.md, trap 22).</summary>
    Unreadable,
}

using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>
/// A setting: what a definition says, and what a live kintone says, in the same form. Immutable; every value knows where it was written.
/// Which values are possible at a place is said by the <see cref="Catalog.Shape"/> of the place; what the catalog can't say is a <see cref="RawValue"/>.
/// </summary>
public abstract class SettingValue
{
    private protected SettingValue(SourceSpan origin) => Origin = origin;

    /// <summary>Where it is written; a default points to the object that it completes; a live value has none.</summary>
    public SourceSpan Origin { get; }

    /// <summary>
    /// Whether some of it is hidden from the account that read it. What would be written as a whole (a map, a list) then can't be: kintone would take what is
    /// left out for removed.
    /// </summary>
    public bool HoldsUnreadable => this is UnreadableValue || Parts.Any(p => p.HoldsUnreadable);

    /// <summary>The values inside, one level down.</summary>
    private protected virtual IEnumerable<SettingValue> Parts => [];
}

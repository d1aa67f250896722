using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>
/// A setting: what a definition says, and what a live kintone says, in the same form. Immutable; every value knows where it was written.
/// Which values are possible at a place is said by the <see cref="Catalog.Shape"/> of the place.
/// </summary>
public abstract class SettingValue
{
    private protected SettingValue(SourceSpan origin) => Origin = origin;

    /// <summary>Where it is written; a default points to the object that it completes; a live value has none.</summary>
    public SourceSpan Origin { get; }
}

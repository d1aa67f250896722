using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog;

/// <summary>
/// What AppForge sends when nothing is written: a constant, or a named function of key, position, siblings and the app's fields.
/// It never depends on the tenant.
/// </summary>
/// <param name="Name">What it is, for an author (<c>the first option</c>), or the constant itself.</param>
/// <param name="Compute">The value; null where it can't be known (the other app is not in the project).</param>
/// <param name="Constant">The value where it is the same everywhere; null for a computed one.</param>
public sealed record DefaultRule(LocalizedText Name, Func<DefaultContext, SettingValue?> Compute, SettingValue? Constant)
{
    /// <summary>Whether it is the same everywhere.</summary>
    public bool IsConstant => Constant is not null;
}

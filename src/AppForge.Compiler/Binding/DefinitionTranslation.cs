using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Binding;

/// <summary>
/// What stands between the words of a definition and what one environment has: roles and people. <see cref="DefinitionEditor"/> compares in the words of the
/// environment and writes in those of definitions, so a role that means what is there stays as it is written.
/// </summary>
/// <param name="Expand">What a value of a definition means there.</param>
/// <param name="Rows">The rows that an item of a list means there: a role may stand for several people.</param>
/// <param name="Fold">How a definition says what is there.</param>
public sealed record DefinitionTranslation(
    Func<SettingValue, Shape, SettingValue> Expand, Func<SettingValue, Shape, IReadOnlyList<SettingValue>> Rows, Func<SettingValue, Shape, SettingValue> Fold)
{
    /// <summary>The words are the same on both sides.</summary>
    public static DefinitionTranslation None { get; } = new((value, _) => value, (value, _) => [value], (value, _) => value);
}

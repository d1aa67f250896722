namespace AppForge.Documents.Design;

/// <summary>The options of a field.</summary>
/// <param name="Number">1.3: what 付録1.3 in the list of fields refers to.</param>
/// <param name="Field">フィールド名.</param>
/// <param name="Options">The options in their order.</param>
public sealed record OptionList(string Number, string Field, IReadOnlyList<string> Options);

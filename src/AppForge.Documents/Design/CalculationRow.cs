namespace AppForge.Documents.Design;

/// <summary>A calculated field.</summary>
/// <param name="Field">フィールド名.</param>
/// <param name="Expression">The formula as written.</param>
/// <param name="Sentence">The formula in words; may be empty.</param>
/// <param name="Format">表示形式・単位.</param>
public sealed record CalculationRow(string Field, string Expression, string Sentence, string Format);

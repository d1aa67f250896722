namespace AppForge.Documents.Design;

/// <summary>A row of 項目索引.</summary>
/// <param name="Code">フィールドコード.</param>
/// <param name="Name">フィールド名.</param>
/// <param name="Type">型.</param>
/// <param name="Number">№ in 4 フィールド一覧; 0 for a built-in field, which is not listed there.</param>
/// <param name="UsedIn">The chapters that mention it; may be empty.</param>
public sealed record FieldIndexRow(string Code, string Name, string Type, int Number, string UsedIn);

namespace AppForge.Documents.Design;

/// <summary>A lookup.</summary>
/// <param name="Field">フィールド名.</param>
/// <param name="Source">参照先（鍵）.</param>
/// <param name="Mappings">写す項目: 所属名 ← 所属名.</param>
/// <param name="Filter">選べるレコード.</param>
/// <param name="Sort">並び.</param>
public sealed record LookupRow(string Field, string Source, IReadOnlyList<string> Mappings, Condition Filter, string Sort);

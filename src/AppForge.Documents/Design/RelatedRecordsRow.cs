namespace AppForge.Documents.Design;

/// <summary>Related records.</summary>
/// <param name="Field">フィールド名.</param>
/// <param name="Source">参照先.</param>
/// <param name="Match">Which fields have to be equal.</param>
/// <param name="Filter">Which records are shown besides.</param>
/// <param name="Shown">表示項目.</param>
/// <param name="Sort">並び.</param>
/// <param name="Size">件数.</param>
public sealed record RelatedRecordsRow(string Field, string Source, string Match, Condition Filter, string Shown, string Sort, string Size);

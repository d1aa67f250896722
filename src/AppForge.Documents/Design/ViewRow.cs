namespace AppForge.Documents.Design;

/// <summary>A view.</summary>
/// <param name="Number">№.</param>
/// <param name="Name">一覧名.</param>
/// <param name="Kind">形式.</param>
/// <param name="Shown">表示項目.</param>
/// <param name="Filter">絞込条件.</param>
/// <param name="Sort">並び; empty when none.</param>
/// <param name="Purpose">用途; may be empty.</param>
public sealed record ViewRow(int Number, string Name, string Kind, string Shown, Condition Filter, string Sort, string Purpose);

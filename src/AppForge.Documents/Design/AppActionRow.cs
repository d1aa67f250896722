namespace AppForge.Documents.Design;

/// <summary>An app action.</summary>
/// <param name="Name">アクション名.</param>
/// <param name="Destination">コピー先アプリ.</param>
/// <param name="Mappings">項目対応: コピー先 ← コピー元.</param>
/// <param name="Who">実行できる人.</param>
/// <param name="Filter">使える条件.</param>
/// <param name="Purpose">利用場面; may be empty.</param>
public sealed record AppActionRow(string Name, string Destination, IReadOnlyList<string> Mappings, IReadOnlyList<string> Who, Condition Filter, string Purpose);

namespace AppForge.Documents.Design;

/// <summary>Fields that stand together on the form.</summary>
/// <param name="Title">What the band row says, such as グループ「予約の内容」 15項目; empty for fields outside any group.</param>
/// <param name="Rows">The fields.</param>
public sealed record FieldBand(string Title, IReadOnlyList<FieldRow> Rows);

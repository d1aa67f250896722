namespace AppForge.Documents.Design;

/// <summary>A row of 改版履歴.</summary>
/// <param name="Version">版数.</param>
/// <param name="Date">改定年月日 in words; may be empty.</param>
/// <param name="Places">改定箇所: chapters.</param>
/// <param name="Content">改定内容.</param>
/// <param name="Author">作成; may be empty.</param>
/// <param name="Approver">承認; may be empty.</param>
public sealed record Revision(string Version, string Date, IReadOnlyList<string> Places, string Content, string Author, string Approver);

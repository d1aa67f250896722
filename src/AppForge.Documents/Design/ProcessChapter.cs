using AppForge.Documents.Diagrams;

namespace AppForge.Documents.Design;

/// <summary>9 プロセス管理.</summary>
/// <param name="Picture">9.1 状態遷移図.</param>
/// <param name="States">9.2 ステータス.</param>
/// <param name="Actions">9.3 アクション.</param>
public sealed record ProcessChapter(Drawing Picture, IReadOnlyList<StateRow> States, IReadOnlyList<ProcessActionRow> Actions);

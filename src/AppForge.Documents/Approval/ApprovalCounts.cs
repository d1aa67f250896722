namespace AppForge.Documents.Approval;

/// <summary>How many changes of each kind there are. A new app is one addition.</summary>
/// <param name="Add">追加.</param>
/// <param name="Change">変更.</param>
/// <param name="Rename">改名.</param>
/// <param name="Remove">削除.</param>
/// <param name="Approval">承認が要る.</param>
/// <param name="Foreign">The apps in which somebody has undeployed changes.</param>
/// <param name="Unreadable">The settings that could not be read.</param>
public sealed record ApprovalCounts(int Add, int Change, int Rename, int Remove, int Approval, int Foreign, int Unreadable);

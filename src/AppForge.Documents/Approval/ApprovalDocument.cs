namespace AppForge.Documents.Approval;

/// <summary>A request to approve a plan (look, section 11) as its template sees it: every text is ready to be shown, in words of the screens, without addresses.</summary>
/// <param name="Language"><c>ja</c> or <c>en</c>.</param>
/// <param name="Title">The title: what is asked for.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Target">The address of the kintone.</param>
/// <param name="PlanId">The plan's id.</param>
/// <param name="DefinitionsHash">The first digits of the hash of the definitions.</param>
/// <param name="Apps">The apps to which something happens.</param>
/// <param name="What">何を: a line for each app.</param>
/// <param name="Why">なぜ: entries of the changelogs, else of git; empty when nobody wrote one.</param>
/// <param name="Whom">誰に影響.</param>
/// <param name="WayBack">戻し方: a sentence for each kind of change that there is.</param>
/// <param name="Counts">How much there is of what.</param>
/// <param name="Warnings">What makes the plan incomplete or stops it; told before anything else.</param>
/// <param name="Approvals">The changes that need an approval of their own.</param>
/// <param name="Changes">新旧対照: removals, renames, additions, changes.</param>
/// <param name="Foreign">ほかの人の未反映の変更.</param>
/// <param name="HandWork">手作業, in the order in which it is done.</param>
/// <param name="Checks">検査の結果.</param>
/// <param name="Revisions">From which revisions the plan was made.</param>
public sealed record ApprovalDocument(
    string Language,
    string Title,
    string Environment,
    string Target,
    string PlanId,
    string DefinitionsHash,
    IReadOnlyList<string> Apps,
    IReadOnlyList<string> What,
    IReadOnlyList<string> Why,
    IReadOnlyList<string> Whom,
    IReadOnlyList<string> WayBack,
    ApprovalCounts Counts,
    IReadOnlyList<ApprovalWarning> Warnings,
    IReadOnlyList<ApprovalItem> Approvals,
    IReadOnlyList<ApprovalChange> Changes,
    IReadOnlyList<ApprovalChange> Foreign,
    IReadOnlyList<ApprovalTask> HandWork,
    IReadOnlyList<ApprovalCheck> Checks,
    string Revisions);

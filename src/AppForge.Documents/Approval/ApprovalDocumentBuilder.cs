using System.Globalization;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Documents.Approval.Building;

namespace AppForge.Documents.Approval;

/// <summary>Makes the request for approval of a plan. Pure: the same plan gives the same document.</summary>
/// <param name="request">The plan.</param>
public sealed class ApprovalDocumentBuilder(ApprovalRequest request)
{
    private const int HashDigits = 8;
    private const int NamedInTitle = 2;

    // Removals first, then renames, additions, changes (look, section 11).
    private static readonly string[] Order = ["remove", "rename", "add", "change"];

    private readonly Language _language = request.Language;
    private readonly ImpactWording _impact = new(request.Compilation, request.Language);

    /// <summary>Makes the document.</summary>
    public ApprovalDocument Build()
    {
        var rows = request.Apps.Select(a => (App: a, Rows: new ChangeRows(a, request.Compilation, _impact, _language))).ToList();
        var changed = request.Apps.Where(HasChanges).ToList();
        var planned = rows.SelectMany(r => r.Rows.Planned()).OrderBy(c => Array.IndexOf(Order, c.Kind)).ToList();
        var approvals = rows.SelectMany(r => Approvals(r.App, r.Rows)).ToList();
        int Count(string kind) => planned.Count(c => c.Kind == kind);
        return new(
            _language == Language.Japanese ? "ja" : "en", Title(changed), request.Environment, request.Target, request.PlanId, request.Compilation.DefinitionsHash[..HashDigits],
            [.. changed.Select(a => a.Name)], [.. changed.Select(What)], [.. Why(changed)], _impact.Of(changed), WayBackWording.Of(changed, _language),
            new(Count("add"), Count("change"), Count("rename"), Count("remove"), approvals.Count, request.Apps.Count(a => a.IsForeign), request.Apps.Sum(a => a.Unreadable.Count)),
            [.. Warnings(rows)], approvals, planned, [.. rows.SelectMany(r => r.Rows.Foreign())],
            HandWork(rows), [.. Checks()], Revisions());
    }

    /// <summary>The class of the mark of a change.</summary>
    internal static string KindOf(Change change) => change.Kind switch
    {
        ChangeKind.Add => "add",
        ChangeKind.Remove => "remove",
        ChangeKind.Rename => "rename",
        _ => "change",
    };

    private static bool HasChanges(ApprovalApp app) => app.IsNew || app.Move is not null || app.Changes.Count > 0;

    private string Title(List<ApprovalApp> apps)
    {
        if (apps.Count == 0)
            return In("変更はありません", "No changes");
        var names = string.Join(In("、", ", "), apps.Take(NamedInTitle).Select(a => a.Name));
        return apps.Count > NamedInTitle
            ? In($"{names} ほか {apps.Count - NamedInTitle}アプリの変更", $"Changes of {names} and {apps.Count - NamedInTitle} more apps")
            : In($"{names} の変更", $"Changes of {names}");
    }

    private string What(ApprovalApp app)
    {
        if (app.IsNew)
            return In($"{app.Name}：新しく作ります（{app.Contents}）。", $"{app.Name}: is created ({app.Contents}).");
        var kinds = Order.Select(k => (Kind: k, Count: app.Changes.Count(c => KindOf(c) == k) + (k == "change" && app.Move is not null ? 1 : 0))).Where(k => k.Count > 0)
            .Select(k => $"{WordOf(k.Kind)[2..]} {k.Count.ToString("N0", CultureInfo.InvariantCulture)}");
        return $"{app.Name}{In("：", ": ")}{string.Join(In("・", ", "), kinds)}{In("。", ".")}";
    }

    // One commit may change many apps: it is one reason.
    private IEnumerable<string> Why(List<ApprovalApp> apps)
    {
        var reasons = apps.SelectMany(a => ReasonReader.Of(a, _language).Select(r => (Reason: r, App: a.Name))).GroupBy(r => r.Reason, r => r.App, StringComparer.Ordinal);
        return apps.Count == 1 ? reasons.Select(r => r.Key) : reasons.Select(r => ImpactWording.Listed([.. r], _language) + In("：", ": ") + r.Key);
    }

    // What an approver would sign without knowing stands before everything else.
    private IEnumerable<ApprovalWarning> Warnings(List<(ApprovalApp App, ChangeRows Rows)> rows)
    {
        if (rows.Where(r => r.App.Unreadable.Count > 0).ToList() is { Count: > 0 } hidden)
            yield return new(
                In("この計画は完全ではありません", "This plan is incomplete"), In("次の設定は確認できませんでした。変わるかどうか分かりません。", "These settings could not be read. Nobody knows whether they change."),
                [.. hidden.SelectMany(h => h.App.Unreadable.Select(a => InApp(h.App, h.Rows.Places.Say(a))))]);
        if (rows.Where(r => r.App.IsForeign).ToList() is { Count: > 0 } foreign)
            yield return new(
                In("ほかの人の未反映の変更があります", "Somebody has undeployed changes"),
                In("このままでは反映できません。その変更を反映するか取り消してから、計画を作り直します。", "Nothing can be deployed as it is. They are deployed or discarded first, then a new plan is made."), [.. foreign.Select(f => f.App.Name)]);
        if (rows.SelectMany(r => r.App.SuspectedRenames.Select(s => InApp(r.App, Pair(r.Rows.Places, s.Old, s.New)))).ToList() is { Count: > 0 } renames)
            yield return new(
                In("改名の書き忘れかもしれません", "Perhaps a rename that nobody declared"),
                In("削除と追加として扱うと値を失います。改名なら、そう定義すれば値は残ります。", "As a removal and an addition it loses values. Declared as a rename, it keeps them."), renames);
    }

    // Two fields of one label are told apart by their codes.
    private string Pair(PlaceWording places, Address old, Address come)
    {
        var (before, after) = (places.Say(old), places.Say(come));
        return before != after ? $"{before} → {after}" : before + In("（", " (") + $"{NameIn(old)} → {NameIn(come)}" + In("）", ")");
        static string NameIn(Address address) => AddressParts.Unquoted(AddressParts.Of(address.Text)[^1]);
    }

    private IEnumerable<ApprovalItem> Approvals(ApprovalApp app, ChangeRows rows) => app.IsNew ? [] : app.Changes.Where(c => c.Risk == ChangeRisk.LosesData).Select(c => new ApprovalItem(
        InApp(app, rows.TitleOf(c)), KindOf(c), WordOf(KindOf(c)) + In("・値を失う", ", loses values"),
        app.Losses.TryGetValue(c.Address, out var loss)
            ? In($"{loss}。元に戻せません。", $"There is no way back: {loss}.")
            : In("レコードに入っている値が失われ、元に戻せません。", "The values that records hold are lost for good.")));

    private List<ApprovalTask> HandWork(List<(ApprovalApp App, ChangeRows Rows)> rows)
    {
        var before = rows.Where(r => !r.App.IsNew).SelectMany(r => r.App.Changes.Where(c => c.Risk == ChangeRisk.LosesData).Select(c => new ApprovalTask(
            In("反映の前", "before"), r.App.Name, In($"{r.Rows.Places.Say(c.Address)}の値を書き出して保管する", $"Export and keep the values of {r.Rows.Places.Say(c.Address)}"))));
        var after = rows.SelectMany(r => r.App.HandWork.Select(w => new ApprovalTask(
            In("反映の後", "after"), r.App.Name, r.Rows.Say(w))));
        return [.. before, .. after];
    }

    private IEnumerable<ApprovalCheck> Checks()
    {
        var warnings = request.Compilation.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Warning && !d.IsGovernance);
        yield return new(In("定義の検査", "Definitions"), warnings == 0, In($"エラー 0　警告 {warnings}", $"0 errors, {warnings} warnings"));
        var findings = request.Compilation.Diagnostics.Count(d => d.IsGovernance);
        yield return new(
            In("ガバナンス規則", "Governance rules"), findings == 0,
            In($"指摘 {findings}　除外 {request.Compilation.Waived.Length}", $"{findings} findings, {request.Compilation.Waived.Length} waived"));
        var hidden = request.Apps.Sum(a => a.Unreadable.Count);
        yield return new(In("環境の読み取り", "Reading the environment"), hidden == 0, In($"確認できなかった設定 {hidden}", $"{hidden} settings could not be read"));
    }

    private string Revisions()
    {
        var known = request.Apps.Where(a => a.Revision is not null && HasChanges(a)).ToList();
        var shown = known.Take(10).Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Revision}{In("（", " (")}{a.Name}{In("）", ")")}"));
        return string.Join(In("、", ", "), shown) + (known.Count > 10 ? In($"、ほか {known.Count - 10}", $" and {known.Count - 10} more") : "");
    }

    private string InApp(ApprovalApp app, string text) => request.Apps.Count > 1 ? app.Name + In("　", ": ") + text : text;

    private string WordOf(string kind) => kind switch
    {
        "add" => In("＋ 追加", "+ added"),
        "remove" => In("－ 削除", "- removed"),
        "rename" => In("→ 改名", "→ renamed"),
        _ => In("～ 変更", "~ changed"),
    };

    private string In(string japanese, string english) => _language == Language.Japanese ? japanese : english;
}

using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;

namespace AppForge.Documents.Approval.Building;

/// <summary>Says how a plan is undone: a sentence for each kind of change that there is, what can't be undone first.</summary>
internal static class WayBackWording
{
    public static IReadOnlyList<string> Of(IReadOnlyList<ApprovalApp> apps, Language language)
    {
        var changes = apps.Where(a => !a.IsNew).SelectMany(a => a.Changes).ToList();
        var sentences = new (bool IsThere, LocalizedText Text)[]
        {
            (changes.Exists(c => c.Risk == ChangeRisk.LosesData), new(
                "! 失われる値は、定義を戻しても戻りません。反映の前に書き出して保管します。", "! Values that are lost don't come back with the definition. Export and keep them before the deployment.")),
            (apps.Any(a => a.IsNew), new(
                "! 新しいアプリは、定義を戻しても消えません。kintoneの画面で削除します。", "! A new app doesn't go away with its definition. It is deleted in kintone's screens.")),
            (changes.Exists(c => c.Risk == ChangeRisk.Rewrites), new(
                "! 作り直すものは、戻すともう一度作り直され、IDとURLは元に戻りません。", "! What is made anew is made anew once more; its id and URL don't come back.")),
            (changes.Exists(c => c is { Kind: ChangeKind.Add } && ReferenceEquals(c.Area, KintoneCatalog.Fields)), new(
                "追加したフィールドは前の定義で削除されます。それまでに入力された値は失われます。", "Added fields are removed by the former definition, with what was typed into them until then.")),
            (changes.Exists(c => c.Kind == ChangeKind.Rename), new(
                "改名は、逆向きの改名で戻ります。値は残ります。", "A rename is undone by the opposite rename. Values stay.")),
            (changes.Exists(c => c is { Kind: ChangeKind.Remove, Risk: not ChangeRisk.LosesData }), new(
                "削除した設定は前の定義で作り直されます（IDとURLは変わります）。", "Removed settings are made again from the former definition (their ids and URLs change).")),
            (apps.Any(a => a.Move is not null), new(
                "スペースの移動は反映と別にすぐ効きます。戻すときは、元のスペースを定義に書いて移します。", "A move into another space acts at once. To undo it, the former space is written into the definition.")),
            (changes.Exists(c => c.Kind is ChangeKind.Change or ChangeKind.Add) || changes.Count == 0, new(
                "ほかの変更は、前の版の定義に戻して（revert）、計画を作り直して反映すれば戻ります。", "Everything else comes back by reverting the definition, planning again and deploying.")),
        };
        return [.. sentences.Where(s => s.IsThere).Select(s => s.Text.In(language))];
    }
}

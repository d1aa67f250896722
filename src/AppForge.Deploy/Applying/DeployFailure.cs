using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Applying;

/// <summary>Failures of a deployment that no single answer of kintone says.</summary>
internal static class DeployFailure
{
    /// <summary>A deploy that didn't succeed. kintone gives no reason (behaviour.md, section Deploy).</summary>
    public static KintoneApiException Of(IReadOnlyList<AppDeployStatus> statuses, Func<long, string> keyOf, AppDeployStatus failed)
    {
        var culprit = statuses.Where(s => s.Status == DeployStatus.Fail).Select(s => s.App).DefaultIfEmpty(failed.App).First();
        var running = statuses.Any(s => s.Status == DeployStatus.Processing);
        return KintoneApiException.OfDeployment(
            running ? KintoneErrorKind.Unreachable : KintoneErrorKind.Refused,
            running
                ? new("反映が時間内に終わりませんでした。kintone の画面で反映の状態を確かめてから、もう一度実行してください。",
                    "The deploy did not end in time. Look at its state in kintone, then run again.")
                : new($"アプリ {keyOf(culprit)} の反映に失敗したため、kintone はまとめて反映したアプリをすべて元に戻しました（kintone は理由を返しません）。重複のある項目の重複禁止など、既存のレコードに合わない設定がないか確かめてください。",
                    $"Deploying the app {keyOf(culprit)} failed; kintone put all apps of the call back (it gives no reason). Look for settings that existing records don't meet, such as a prohibition of duplicates."),
            mayHaveBeenCarriedOut: running);
    }

    /// <summary>A file of the project has another content than when the plan was made.</summary>
    public static KintoneApiException FileChanged(string app, string name) => KintoneApiException.OfDeployment(
        KintoneErrorKind.Conflict,
        new($"アプリ {app} のファイル {name} が、計画を作ったあとで変わりました。もう一度計画を作ってください。",
            $"The file {name} of the app {app} changed since the plan was made. Plan again."),
        mayHaveBeenCarriedOut: false);

    /// <summary>Several apps might be the one whose creation got no answer.</summary>
    public static KintoneApiException SeveralCreated(CreateAppStep step, IEnumerable<long> found)
    {
        var ids = string.Join(", ", found.Select(id => "#" + id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return KintoneApiException.OfDeployment(
            KintoneErrorKind.Conflict,
            new($"アプリ「{step.Name}」を作りましたが、返事が届かず、どれがそのアプリか決められません（{ids}）。kintone の画面で確かめ、environments/ の apps.yaml に「{step.App}: ID」を書いてから、もう一度実行してください。",
                $"The app \"{step.Name}\" was made, but no answer came, and which one it is can't be told ({ids}). Look in kintone, write \"{step.App}: ID\" into apps.yaml under environments/, then run again."),
            mayHaveBeenCarriedOut: true);
    }

    /// <summary>A run can't be gone on with, nor taken back: somebody worked on an app since it stopped.</summary>
    public static KintoneApiException ChangedSince(string app, long id) => KintoneApiException.OfDeployment(
        KintoneErrorKind.Conflict,
        new($"アプリ {app}（#{id}）の設定が、中断のあとでほかの人に変更されました。その変更を失わないように、続行も取り消しもしません。kintone の画面でその変更を反映するか取り消してから、appforge abort でこの反映を終わらせ、もう一度計画を作ってください。",
            $"Somebody changed the settings of the app {app} (#{id}) since the run stopped. So that nothing of theirs is lost, it is neither resumed nor taken back. Deploy or discard their changes in kintone, end this run with appforge abort, then plan again."),
        mayHaveBeenCarriedOut: false);

    /// <summary>What is left of a run would lose something that its plan didn't show.</summary>
    public static KintoneApiException MoreLost(AppForge.Compiler.Model.Address address) => KintoneApiException.OfDeployment(
        KintoneErrorKind.Conflict,
        new($"続行すると、計画になかった {address} のデータが失われます。もう一度計画を作ってください。",
            $"Going on would lose the data of {address}, which the plan didn't show. Plan again."),
        mayHaveBeenCarriedOut: false);

    /// <summary>Before anything was written: the settings aren't those that the plan was made from.</summary>
    public static KintoneApiException Stale(string app, long id) => KintoneApiException.OfDeployment(
        KintoneErrorKind.Conflict,
        new($"アプリ {app}（#{id}）の設定が、計画を作ったあとで変わりました。何も書き込んでいません。もう一度計画を作ってください。",
            $"The settings of the app {app} (#{id}) changed since the plan was made. Nothing was written. Plan again."),
        mayHaveBeenCarriedOut: false);

    /// <summary>Somebody wrote to the pre-live settings in the middle of ours.</summary>
    public static KintoneApiException ChangedMeanwhile(string app, long id) => KintoneApiException.OfDeployment(
        KintoneErrorKind.Conflict,
        new($"アプリ {app}（#{id}）の動作テスト環境が、途中でほかの人に変更されました。反映していません。もう一度計画を作ってください。",
            $"Somebody changed the pre-live settings of the app {app} (#{id}) in the middle. Nothing was deployed. Plan again."),
        mayHaveBeenCarriedOut: false);
}

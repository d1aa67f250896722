using AppForge.Deploy.Kintone;

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

    /// <summary>Somebody wrote to the pre-live settings in the middle of ours.</summary>
    public static KintoneApiException ChangedMeanwhile(string app, long id) => KintoneApiException.OfDeployment(
        KintoneErrorKind.Conflict,
        new($"アプリ {app}（#{id}）の動作テスト環境が、途中でほかの人に変更されました。反映していません。もう一度計画を作ってください。",
            $"Somebody changed the pre-live settings of the app {app} (#{id}) in the middle. Nothing was deployed. Plan again."),
        mayHaveBeenCarriedOut: false);
}

using System.Buffers;
using System.Text.Json;
using AppForge.Cli.Commands;
using AppForge.Cli.Environments;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;
using AppForge.Deploy.Planning.Findings;

namespace AppForge.Cli.Views;

/// <summary>A deployment from plan to result, for people or for scripts. With JSON the plan goes to the other stream: whoever is asked has to see it.</summary>
/// <param name="open">The plan and its environment.</param>
/// <param name="isJson">Whether the result is JSON.</param>
/// <param name="terminal">Where it is shown.</param>
internal sealed class DeployView(OpenPlan open, bool isJson, Terminal terminal)
{
    private static readonly SearchValues<char> ShellSpecial = SearchValues.Create("\"' \t$`&|;()<>*?[]!\\");

    private Plan Plan => open.Plan;

    /// <summary>Shows what will be done.</summary>
    public void ShowPlan()
    {
        if (!isJson)
        {
            terminal.Write(PlanTextView.Text(Plan, terminal) + BudgetText.Line(open.Session.UsesOf(Plan), terminal) + "\n");
        }
        else if (terminal.Context.IsErrorTerminal)
        {
            terminal.NoteLine(PlanTextView.Text(Plan, terminal));
        }
    }

    /// <summary>Names the permissions that nothing needs: a misspelt address would otherwise look like one that was given.</summary>
    public void ShowNeedless(IReadOnlyList<string> allowed)
    {
        var needing = Plan.NeedingApproval.Select(c => c.Address.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var address in allowed.Where(a => !needing.Contains(a)).Select(DiagnosticRenderer.Visible))
        {
            terminal.Note($"注意: {address} は、この計画でデータを失う変更ではありません。", $"note: nothing in this plan loses data at {address}.");
        }
    }

    /// <summary>Shows why nothing is done, and the way out.</summary>
    public void ShowRefusal(DeployGate.Reasons reasons)
    {
        foreach (var app in reasons.Foreign)
        {
            terminal.NoteError(new(
                $"{app.Key}（{app.Name}）に、ほかの人の未反映の変更があります。kintone の画面でその変更を反映するか取り消してから、もう一度計画を作ってください。",
                $"{app.Key} ({app.Name}) has somebody's undeployed changes. Deploy or discard them in kintone, then plan again."));
        }

        foreach (var app in reasons.Namesakes)
        {
            var ids = string.Join(", ", app.Namesakes.Select(id => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#{id}")));
            terminal.NoteError(new(
                $"「{app.Name}」という名前のアプリ {ids} がすでにあります。同じアプリなら environments/{Plan.Environment}.apps.yaml に「{app.Key}: ID」を書き、別のアプリなら名前を変えてください（kintone のアプリは API では消せません）。",
                $"An app named \"{app.Name}\" is there already ({ids}). If it is the same, write \"{app.Key}: ID\" in environments/{Plan.Environment}.apps.yaml; if not, change a name (an app can't be deleted over the API)."));
        }

        foreach (var app in reasons.Moves)
        {
            terminal.NoteError(new(
                $"{app.Key}（{app.Name}）をスペース {app.Move!.Name} へ移すには、ユーザー名とパスワードが要ります（API トークンではできません）。環境の auth を変えるか、kintone の画面で移してください。",
                $"Moving {app.Key} ({app.Name}) into the space {app.Move!.Name} takes a user and a password (API tokens can't). Change auth of the environment, or move it in kintone."));
        }

        foreach (var address in reasons.Unwritable)
        {
            terminal.NoteError(new(
                $"{DiagnosticRenderer.Visible(address.Text)} は、確認できない設定を含むので書き込めません（書き込むと、見えない設定が失われます）。見る権限のある資格情報で反映するか、unmanaged に書いてください。",
                $"{DiagnosticRenderer.Visible(address.Text)} can't be written: it holds settings that this account can't see, and they would be lost. Deploy with an account that sees them, or list it under unmanaged."));
        }

        foreach (var finding in reasons.Findings)
        {
            ShowFinding(finding);
        }

        foreach (var rename in reasons.Renames)
        {
            ShowFinding(rename.Finding);
            terminal.NoteLine($"  {DiagnosticRenderer.Visible(rename.Declaration)}");
            terminal.NoteLine("  --allow-destructive " + ShellQuoted(rename.Old.Text));
        }

        foreach (var change in Plan.TypeChanges.Where(t => reasons.DataLoss.Any(c => c.Address == t.Address)))
        {
            ShowFinding(change);
        }

        if (!reasons.DataLoss.IsEmpty)
        {
            terminal.NoteError(new(
                "データを失う変更は、番地を書いて許可しない限り反映しません。許可するには:", "changes that lose data are refused unless allowed by address. To allow them:"));
            terminal.NoteLine("  --allow-destructive " + string.Join(' ', reasons.DataLoss.Select(c => ShellQuoted(c.Address.Text))));
        }

        ShowEnd(ApplyOutcome.Refused, default, open.Ids.IdOf);
    }

    /// <summary>Shows the deployment that was stopped, and what is about to be done about it.</summary>
    public void ShowInterruptedRun(string run, bool isResume)
    {
        var state = open.Interrupted!;
        var apps = string.Join(", ", state.Undeployed);
        var flying = string.Join(", ", state.InFlight.Values.SelectMany(f => f.App is { } app ? [app] : f.Apps ?? []).Distinct(StringComparer.Ordinal));
        terminal.Note(
            $"反映 {run}（環境 {Plan.Environment}、計画 {Plan.PlanId}）",
            $"deployment {run} (environment {Plan.Environment}, plan {Plan.PlanId})");
        terminal.Note(
            $"  動作テスト環境に残っている変更: {(apps.Length == 0 ? "なし" : apps)}{(flying.Length > 0 ? $"   返事の届いていない要求: {flying}" : "")}",
            $"  changes left in pre-live settings: {(apps.Length == 0 ? "none" : apps)}{(flying.Length > 0 ? $"   requests without an answer: {flying}" : "")}");
        terminal.Note(
            isResume ? "  ほかの人の変更が混ざっていないことを確かめ、残りを反映します。" : "  ほかの人の変更が混ざっていないことを確かめ、動作テスト環境を元に戻します（反映済みのものと、作成したアプリは残ります）。",
            isResume ? "  It is made sure that nobody else's changes are among them; then the rest is deployed." : "  It is made sure that nobody else's changes are among them; then the pre-live settings are put back (what is live stays, and so do new apps).");
    }

    /// <summary>Says how to go on after Ctrl-C.</summary>
    public void ShowInterrupted()
    {
        if (open.Run is { } run && open.Session.Runs?.Unfinished() == run)
        {
            terminal.Note("中断しました。", "Interrupted.");
            ShowWaysOn(run);
        }
        else
        {
            terminal.Note("中断しました。もう一度 plan を実行すると、残っている変更が分かります。", "Interrupted. Run plan again to see what is left to do.");
        }
    }

    /// <summary>Shows what was done.</summary>
    public void ShowResult(ApplyResult result)
    {
        if (result.Failure is { } failure)
        {
            terminal.NoteError(LocalizedText.Same(DiagnosticRenderer.Visible(failure.Describe(terminal.Language))));
        }

        foreach (var app in result.LeftOver)
        {
            terminal.Note($"  {app}: 動作テスト環境に書き込んだ変更が残っています。", $"  {app}: changes of ours are left in the pre-live settings.");
        }

        foreach (var change in result.Differences)
        {
            terminal.Note(
                $"  {DiagnosticRenderer.Visible(change.Address.Text)}: 反映後に読み直した値が定義と違います。",
                $"  {DiagnosticRenderer.Visible(change.Address.Text)}: what was read back differs from the definition.");
        }

        ShowEnd(result.Outcome, result.Requests, result.Ids.IdOf);
        if (result.Outcome is ApplyOutcome.Partial or ApplyOutcome.Staged && open.Run is { } run)
        {
            ShowWaysOn(run);
        }

        if (result.Outcome == ApplyOutcome.Applied)
        {
            if (ManualTasksText.Listed(Plan).Count is > 0 and var tasks)
            {
                terminal.Note($"手作業が {tasks}件 残っています（計画の「手作業」の一覧。--format json にも）。", $"{tasks} things are left to do by hand (listed in the plan, and with --format json).");
            }

            terminal.Note(
                $"次は: appforge plan {Plan.Environment}（変更なしを確認） ・ appforge docs 設計書（設計書を作成）",
                $"next: appforge plan {Plan.Environment} (shows no changes), appforge docs design-document (writes the design documents)");
        }
    }

    private void ShowWaysOn(string run) => terminal.Note(
        $"続けるには: appforge resume {run}   取り消すには: appforge abort {run}", $"to go on: appforge resume {run}   to take it back: appforge abort {run}");

    private void ShowFinding(PlanFinding finding)
    {
        terminal.NoteError(LocalizedText.Same($"{finding.Descriptor.Code}: {DiagnosticRenderer.Visible(finding.Message(terminal.Language))}"));
        terminal.NoteLine("  → " + finding.Help(terminal.Language));
    }

    // Quotes of an address mean something to a shell too.
    private static string ShellQuoted(string address) => address.AsSpan().ContainsAny(ShellSpecial) ? "'" + address.Replace("'", "'\\''", StringComparison.Ordinal) + "'" : address;

    private void ShowEnd(ApplyOutcome outcome, RequestCounts writing, Func<string, long?> idOf)
    {
        var requests = new RequestCounts(Plan.Reading.Total + writing.Read, writing.Write, writing.Deploy);
        if (isJson)
        {
            WriteJson(outcome, requests, idOf);
            return;
        }

        var paint = outcome is ApplyOutcome.Nothing or ApplyOutcome.Applied or ApplyOutcome.Staged or ApplyOutcome.Aborted ? Paint.Green : Paint.Red;
        terminal.WriteLine($"{terminal.PaintOut(Paint.Bold, terminal.Say("結果", "Result"))}  {terminal.PaintOut(paint, Word(outcome))}      {RequestsText.Sent(requests, terminal)}");
    }

    private string Word(ApplyOutcome outcome) => outcome switch
    {
        ApplyOutcome.Nothing => terminal.Say("変更なし", "nothing to do"),
        ApplyOutcome.Applied => terminal.Say("反映しました", "applied"),
        ApplyOutcome.Staged => terminal.Say("動作テスト環境に書き込みました（反映はしていません）", "written to the pre-live settings (not deployed)"),
        ApplyOutcome.Aborted => terminal.Say("取り消しました（動作テスト環境を元に戻しました）", "aborted (the pre-live settings are as they were)"),
        ApplyOutcome.Refused => terminal.Say("止めました（何も書き込んでいません）", "refused (nothing was written)"),
        ApplyOutcome.Failed => terminal.Say("失敗（途中の変更は残っていません）", "failed (nothing is left half-done)"),
        ApplyOutcome.Partial => terminal.Say("一部だけ反映", "applied in part"),
        _ => terminal.Say("反映したが、読み直した結果が違う", "applied, but what was read back differs"),
    };

    private void WriteJson(ApplyOutcome outcome, RequestCounts requests, Func<string, long?> idOf) => JsonOutput.Write(terminal, json =>
    {
        json.WriteString("run", open.Run ?? Plan.PlanId);
        json.WriteString("environment", Plan.Environment);
        json.WriteString("result", outcome switch
        {
            ApplyOutcome.Nothing => "nothing",
            ApplyOutcome.Applied => "applied",
            ApplyOutcome.Staged => "staged",
            ApplyOutcome.Aborted => "aborted",
            ApplyOutcome.Refused => "refused",
            ApplyOutcome.Failed => "failed",
            ApplyOutcome.Partial => "partial",
            _ => "differs",
        });
        json.WriteArray("apps", Plan.Apps.Where(a => a.HasWork), a => WriteApp(json, a, idOf(a.Key)));
        PlanJsonView.WriteManualTasks(json, Plan);
        PlanJsonView.WriteFindings(json, Plan, terminal.Language);
        PlanJsonView.WriteBudget(json, open.Session.UsesOf(Plan));
        PlanJsonView.WriteRequests(json, requests);
    });

    private static void WriteApp(Utf8JsonWriter json, AppPlan app, long? id)
    {
        json.WriteStartObject();
        json.WriteString("key", app.Key);
        json.WriteString("name", app.Name);
        if (id is { } number)
        {
            json.WriteNumber("appId", number);
        }
        else
        {
            json.WriteNull("appId");
        }

        json.WriteNumber("changes", app.IsNew ? 1 : app.Intentions.Count() + (app.Move is null ? 0 : 1));
        json.WriteEndObject();
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Drift;

namespace AppForge.Cli.Views;

/// <summary>Changes by hand, for people: for each app what is live, what isn't deployed, and whom kintone hides. Addresses are never wrapped: they are copied.</summary>
/// <param name="drift">What was found.</param>
/// <param name="terminal">Language, width and colours.</param>
internal sealed class DriftTextView(TenantDrift drift, Terminal terminal)
{
    private const int Indent = 6;
    private const int Gap = 3;

    private readonly StringBuilder _text = new();

    /// <summary>The whole text.</summary>
    public static string Text(TenantDrift drift, Terminal terminal) => new DriftTextView(drift, terminal).Write();

    /// <summary>Says what was accepted, and what is left.</summary>
    /// <param name="written">The files that were written.</param>
    /// <param name="left">What still differs.</param>
    /// <param name="terminal">Where it is said.</param>
    public static void WriteAccepted(IReadOnlyList<string> written, TenantDrift left, Terminal terminal)
    {
        foreach (var path in written)
        {
            terminal.WriteLine(path);
        }

        var count = Number(written.Count);
        terminal.Note($"定義に書き込みました: {count}ファイル", $"written into the definitions: {count} {(written.Count == 1 ? "file" : "files")}");
        var notAccepted = left.Apps.SelectMany(a => a.Changes).Select(c => DiagnosticRenderer.Visible(c.Address.Text)).ToList();
        foreach (var address in notAccepted)
        {
            terminal.Note($"  書き込めなかったもの: {address}", $"  not written: {address}");
        }

        if (left.Apps.Any(a => !a.Undeployed.IsEmpty))
        {
            terminal.Note("未反映の変更は書き込みません。kintone で反映するか取り消してください。", "Undeployed changes aren't written: deploy or discard them in kintone.");
        }
    }

    private string Write()
    {
        var (apps, count, requests) = (Number(drift.Apps.Length), Number(drift.Drifted.Count()), Number(drift.Reading.Total));
        Append(Paint.Bold, terminal.Say("手の変更", "Drift") + " " + drift.Environment);
        _text.Append(terminal.Say(
            $"   {apps}アプリ（変更 {count}）   取得 {requests}リクエスト\n", $"   {apps} {(drift.Apps.Length == 1 ? "app" : "apps")} ({count} changed)   {requests} requests read\n"));
        foreach (var app in drift.Drifted)
        {
            _text.Append('\n');
            WriteApp(app);
        }

        _text.Append('\n');
        WriteFooter();
        return _text.ToString();
    }

    private void WriteApp(AppDrift app)
    {
        Append(Paint.Bold, Address.OfApp(app.Key).Text);
        var place = string.Create(CultureInfo.InvariantCulture, $"{DiagnosticRenderer.Visible(app.Name)} #{app.AppId} rev {app.LiveRevision}");
        _text.Append(terminal.Say($"（{place}）", $" ({place})"));
        _text.Append(app.DeployedRevision is { } revision
            ? terminal.Say($"   前回の反映は rev {revision}\n", $"   last deployed: rev {revision}\n")
            : terminal.Say("   前回の反映の記録がないので、定義と比べています\n", "   no deployment is recorded here: compared with the definitions\n"));
        WriteChanges(app, app.Changes, app.Before, app.Live, terminal.Say("反映済みの変更", "Changed and deployed") + Who(app));
        WriteChanges(app, app.Undeployed, app.Live, app.Live, terminal.Say("未反映の変更（だれが変えたかは kintone から分かりません）", "Changed and not deployed (kintone doesn't tell by whom)"));
        if (!app.Stopped.IsEmpty)
        {
            _text.Append("  ").Append(terminal.Say("停止または削除された人（設定に残っているか、kintone は答えません）", "Stopped or deleted (kintone doesn't tell whether the settings still hold them)")).Append('\n');
            foreach (var address in app.Stopped)
            {
                _text.Append("  ");
                Append(Paint.Yellow, "?");
                _text.Append(' ').Append(DiagnosticRenderer.Visible(address.Within(app.Key))).Append('\n');
            }
        }
    }

    private string Who(AppDrift app) => app is { Modifier: { Length: > 0 } who, ModifiedAt: { } at }
        ? string.Create(CultureInfo.InvariantCulture, $"   {terminal.Say("最後の変更", "last by")} {DiagnosticRenderer.Visible(who)} {TimeZoneInfo.ConvertTime(at, terminal.Context.Time.LocalTimeZone):yyyy-MM-dd HH:mm}")
        : "";

    private void WriteChanges(AppDrift app, ImmutableArray<Change> changes, AppModel before, AppModel after, string title)
    {
        if (changes.IsEmpty)
        {
            return;
        }

        _text.Append("  ").Append(title).Append('\n');
        foreach (var line in DriftLines.Of(app, changes, before, after, terminal))
        {
            _text.Append("  ");
            Append(line.Paint, line.Sign);
            _text.Append(' ').Append(line.Address);
            var used = 4 + TextWidth.Of(line.Address);
            var below = new List<PlanDetail>();
            foreach (var detail in line.Details)
            {
                if (below.Count > 0 || used + Gap + TextWidth.Of(detail.Text) > terminal.Width)
                {
                    below.Add(detail);
                    continue;
                }

                _text.Append(' ', Gap);
                Append(detail.Paint, detail.Text);
                used += Gap + TextWidth.Of(detail.Text);
            }

            _text.Append('\n');
            foreach (var detail in below.Concat(line.Below))
            {
                WriteBelow(detail);
            }
        }
    }

    private void WriteBelow(PlanDetail detail)
    {
        foreach (var text in TextWidth.Wrap(detail.Text, Math.Max(1, terminal.Width - Indent)))
        {
            _text.Append(' ', Indent);
            Append(detail.Paint, text);
            _text.Append('\n');
        }
    }

    private void WriteFooter()
    {
        var unreadable = drift.Apps.SelectMany(a => a.Unreadable).Select(a => DiagnosticRenderer.Visible(a.Text)).ToList();
        if (unreadable.Count > 0)
        {
            _text.Append(terminal.Say("確認できなかった設定", "Settings that could not be read")).Append("   ").Append(Number(unreadable.Count)).Append(terminal.Say("件", "")).Append('\n');
            foreach (var address in unreadable)
            {
                _text.Append("  ");
                Append(Paint.Yellow, address);
                _text.Append('\n');
            }
        }

        var (live, undeployed, stopped) = (drift.Apps.Sum(a => a.Changes.Length), drift.Apps.Sum(a => a.Undeployed.Length), drift.Apps.Sum(a => a.Stopped.Length));
        Append(Paint.Bold, terminal.Say("まとめ", "Summary"));
        _text.Append(terminal.Say(
            $"  反映済み {Number(live)}  未反映 {Number(undeployed)}  停止された人 {Number(stopped)}      ",
            $"  deployed {Number(live)}  not deployed {Number(undeployed)}  stopped people {Number(stopped)}      ")).Append(RequestsText.Sent(drift.Reading, terminal)).Append('\n');
        if (live > 0)
        {
            _text.Append(terminal.Say(
                $"定義に取り入れるには: appforge drift {drift.Environment} --accept   元に戻すには: appforge deploy {drift.Environment}\n",
                $"To take it into the definitions: appforge drift {drift.Environment} --accept   To put it back: appforge deploy {drift.Environment}\n"));
        }
    }

    private void Append(Paint paint, string text) => _text.Append(terminal.PaintOut(paint, text));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Views;

/// <summary>
/// A plan for people. Addresses and commands are never wrapped: they are copied. On a narrow terminal what stands behind an address moves below it, and nothing
/// is lost.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="terminal">Language, width and colours.</param>
internal sealed class PlanTextView(Plan plan, Terminal terminal)
{
    private const int NarrowBelow = 100;
    private const int Indent = 6;
    private const int Gap = 3;
    private const int LastColumn = 36;
    private const int SignWidth = 2;

    private readonly StringBuilder _text = new();

    /// <summary>The whole plan.</summary>
    public static string Text(Plan plan, Terminal terminal) => new PlanTextView(plan, terminal).Write();

    private string Write()
    {
        var changed = plan.Apps.Count(a => a.HasWork);
        var (apps, count) = (Number(plan.Apps.Length), Number(changed));
        Append(Paint.Bold, terminal.Say("計画", "Plan") + " " + plan.Environment);
        _text.Append(terminal.Say(
            $"   {apps}アプリ（変更 {count}）   取得 {Number(plan.Reading.Total)}リクエスト   計画 {plan.PlanId}\n",
            $"   {apps} {(plan.Apps.Length == 1 ? "app" : "apps")} ({count} changed)   {Number(plan.Reading.Total)} requests read   plan {plan.PlanId}\n"));
        foreach (var app in plan.Apps.Where(a => a.HasWork))
        {
            _text.Append('\n');
            WriteApp(app);
        }

        _text.Append('\n');
        WriteSuspectedRenames();
        WriteRemarks();
        WriteManualTasks();
        WriteFooter();
        return _text.ToString();
    }

    private void WriteRemarks()
    {
        var remarks = plan.Findings.Concat(plan.TypeChanges).ToList();
        if (remarks.Count > 0)
        {
            _text.Append(terminal.Say("反映の前に確かめたこと", "Found before the deploy")).Append("   ").Append(Number(remarks.Count)).Append(terminal.Say("件", "")).Append('\n');
        }

        foreach (var remark in remarks)
        {
            var paint = remark.IsRefusal ? Paint.Red : Paint.Yellow;
            _text.Append("  ");
            Append(paint, (remark.IsRefusal ? "! " : "? ") + remark.Descriptor.Code);
            _text.Append('\n');
            WriteBelow(new(DiagnosticRenderer.Visible(remark.Message(terminal.Language)), paint), Indent);
            WriteBelow(new(remark.Help(terminal.Language)), Indent);
        }
    }

    private void WriteManualTasks()
    {
        var (listed, rest) = (ManualTasksText.Listed(plan), ManualTasksText.Rest(plan));
        if (listed.Count > 0)
        {
            _text.Append(terminal.Say("手作業（API では設定できません）", "By hand (no API sets it)")).Append("   ").Append(Number(listed.Count)).Append(terminal.Say("件", "")).Append('\n');
            WriteLines([.. listed.Select(t => ManualTasksText.Line(t, terminal))]);
        }

        if (rest > 0)
        {
            _text.Append(listed.Count > 0 ? terminal.Say("ほかの手作業の宣言", "Other declared work by hand") : terminal.Say("手作業の宣言", "Declared work by hand"))
                .Append("   ").Append(Number(rest)).Append(terminal.Say("件（一覧は --format json）", " (--format json lists it)")).Append('\n');
        }
    }

    private void WriteApp(AppPlan app)
    {
        var address = Compiler.Model.Address.OfApp(app.Key).Text;
        var name = DiagnosticRenderer.Visible(app.Name);
        if (app.IsNew)
        {
            Append(Paint.Green, "+ ");
            Append(Paint.Bold, address);
            _text.Append(terminal.Say($"（{name} 新しいアプリ）\n", $" ({name}, a new app)\n"));
            WriteWrapped(NewAppText.Counts(app.Desired, terminal));
            return;
        }

        var place = string.Create(CultureInfo.InvariantCulture, $"{name} #{app.AppId} rev {app.Revision}");
        Append(Paint.Bold, address);
        _text.Append(terminal.Say($"（{place}）\n", $" ({place})\n"));
        if (app.IsUnpublished)
        {
            _text.Append(' ', Indent).Append(terminal.Say("まだ一度も反映されていません。反映します", "was never deployed; will be")).Append('\n');
        }

        WriteLines(new PlanLines(plan, app, terminal).All);
    }

    private void WriteSuspectedRenames()
    {
        var suspected = plan.SuspectedRenames.ToList();
        if (suspected.Count == 0)
        {
            return;
        }

        _text.Append(SuspectedRenamesText.Title(terminal)).Append("   ").Append(Number(suspected.Count)).Append(terminal.Say("件", "")).Append('\n');
        WriteLines([.. suspected.Select(s => SuspectedRenamesText.Line(s, terminal))]);
    }

    private void WriteLines(ImmutableArray<PlanLine> lines, string margin = "  ")
    {
        var longest = lines.Where(l => !l.IsLoose).Select(l => TextWidth.Of(l.Address)).DefaultIfEmpty(0).Max();
        foreach (var line in lines)
        {
            WriteLine(line, margin, Math.Min(LastColumn, margin.Length + SignWidth + longest + Gap));
        }
    }

    private void WriteLine(PlanLine line, string margin, int column)
    {
        _text.Append(margin);
        Append(line.Paint, line.Sign);
        _text.Append(' ').Append(line.Address);
        if (terminal.Width < NarrowBelow)
        {
            WriteNarrow(line);
        }
        else
        {
            WriteWide(line, margin.Length + SignWidth, column);
        }

        foreach (var detail in line.Below)
        {
            WriteBelow(detail, Indent);
        }
    }

    private void WriteNarrow(PlanLine line)
    {
        var word = line.Details.FirstOrDefault(d => d.IsWord);
        if (word is not null)
        {
            _text.Append(' ', Gap);
            Append(word.Paint, word.Text);
        }

        _text.Append('\n');
        foreach (var detail in line.Details.Where(d => d != word))
        {
            WriteBelow(detail, Indent);
        }
    }

    // What doesn't fit behind an address stands below it.
    private void WriteWide(PlanLine line, int addressColumn, int column)
    {
        var used = addressColumn + TextWidth.Of(line.Address);
        var start = line.IsLoose ? used + Gap : Math.Max(column, used + Gap);
        List<PlanDetail> below = [];
        foreach (var (detail, i) in line.Details.Select((d, i) => (d, i)))
        {
            var width = TextWidth.Of(detail.Text);
            var next = i == 0 ? start : used + Gap;
            if (next + width > terminal.Width && (i == 0 || start + width > terminal.Width))
            {
                below.Add(detail);
                continue;
            }

            if (i > 0 && next + width > terminal.Width)
            {
                _text.Append('\n');
                (used, next) = (0, start);
            }

            _text.Append(' ', next - used);
            Append(detail.Paint, detail.Text);
            used = next + width;
        }

        _text.Append('\n');
        foreach (var detail in below)
        {
            WriteBelow(detail, Indent);
        }
    }

    private void WriteBelow(PlanDetail detail, int indent)
    {
        foreach (var text in TextWidth.Wrap(detail.Text, Math.Max(1, terminal.Width - indent)))
        {
            _text.Append(' ', indent);
            Append(detail.Paint, text);
            _text.Append('\n');
        }
    }

    private void WriteWrapped(IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        var separator = terminal.Say("・", ", ");
        var used = 0;
        foreach (var item in items)
        {
            var width = TextWidth.Of(item);
            if (used > 0 && used + TextWidth.Of(separator) + width > terminal.Width)
            {
                _text.Append('\n');
                used = 0;
            }

            _text.Append(used == 0 ? new string(' ', Indent) : separator).Append(item);
            used += (used == 0 ? Indent : TextWidth.Of(separator)) + width;
        }

        _text.Append('\n');
    }

    private void WriteFooter()
    {
        var foreign = plan.Foreign.ToList();
        var unreadable = plan.Unreadable.Select(a => DiagnosticRenderer.Visible(a.Text)).ToList();
        var (foreignTitle, unreadableTitle) = (terminal.Say("ほかの人の未反映の変更", "Others' undeployed changes"), terminal.Say("確認できなかった設定", "Settings that could not be read"));
        if (foreign.Count == 0 && unreadable.Count == 0)
        {
            var none = terminal.Say("なし", "none");
            _text.Append(CultureInfo.InvariantCulture, $"{foreignTitle}   {none}        {unreadableTitle}   {none}\n");
        }
        else
        {
            WriteForeign(foreignTitle, foreign);
            WriteList(unreadableTitle, unreadable);
        }

        var namesakes = plan.WithNamesakes.SelectMany(a => a.Namesakes.Select(id => string.Create(CultureInfo.InvariantCulture, $"{Compiler.Model.Address.OfApp(a.Key)} #{id}"))).ToList();
        if (namesakes.Count > 0)
        {
            WriteList(terminal.Say("同じ名前のアプリ", "Apps of the same name"), namesakes);
        }

        WriteSummary();
    }

    private void WriteForeign(string title, List<AppPlan> foreign)
    {
        WriteList(title, [.. foreign.Select(a => string.Create(
            CultureInfo.InvariantCulture, $"{Compiler.Model.Address.OfApp(a.Key)}{terminal.Say("（", " (")}{DiagnosticRenderer.Visible(a.Name)} #{a.AppId}{terminal.Say("）", ")")}"))], i =>
        {
            var lines = new PlanLines(plan, foreign[i], terminal).Foreign;
            if (lines.IsEmpty)
            {
                WriteBelow(new(ForeignText.Nothing(terminal)), Indent);
            }

            WriteLines(lines, "    ");
        });
    }

    private void WriteList(string title, List<string> items, Action<int>? below = null)
    {
        _text.Append(title).Append("   ").Append(items.Count == 0 ? terminal.Say("なし", "none") : Number(items.Count) + terminal.Say("件", "")).Append('\n');
        foreach (var (item, i) in items.Select((item, i) => (item, i)))
        {
            _text.Append("  ");
            Append(Paint.Yellow, item);
            _text.Append('\n');
            below?.Invoke(i);
        }
    }

    private void WriteSummary()
    {
        var summary = PlanSummary.Of(plan);
        var approval = summary.NeedsApproval > 0 ? terminal.Say($"（要許可 {Number(summary.NeedsApproval)}）", $" (to be allowed {Number(summary.NeedsApproval)})") : "";
        var removed = terminal.Say("削除 ", "removed ") + Number(summary.Remove) + approval;
        var counts = terminal.Say(
            $"追加 {Number(summary.Add)}  変更 {Number(summary.Change)}  改名 {Number(summary.Rename)}  ",
            $"added {Number(summary.Add)}  changed {Number(summary.Change)}  renamed {Number(summary.Rename)}  ");
        var title = terminal.Say("まとめ", "Summary");
        var requests = RequestsText.Expected(plan.Reading, plan.Expected, terminal);
        Append(Paint.Bold, title);
        _text.Append("  ").Append(counts);
        Append(summary.NeedsApproval > 0 ? Paint.Red : Paint.Plain, removed);
        var fits = TextWidth.Of(title + counts + removed + requests) + 2 + Indent <= terminal.Width;
        _text.Append(fits ? new string(' ', Indent) : "\n" + new string(' ', TextWidth.Of(title) + 2)).Append(requests).Append('\n');
    }

    private void Append(Paint paint, string text) => _text.Append(terminal.PaintOut(paint, text));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

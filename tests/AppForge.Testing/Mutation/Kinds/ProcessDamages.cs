using AppForge.Compiler.Syntax;

namespace AppForge.Testing.Mutation.Kinds;

/// <summary>Process, permissions and notifications.</summary>
public static class ProcessDamages
{
    public static IReadOnlyList<DamageKind> All { get; } =
    [
        new("first-assignee", new("最初のステータスに作業者を置く", "An assignee of the first status"), "AF3301", Reaction.RefusesWrite,
            new("プロセス管理の登録を拒む：最初の作業者は作成者だけ", "refuses the process: only the creator may be there"), "settings.md",
            (s, d) => First(s) is { } first ? new Damage().Put(s.Files.Sources[first.Source.Path].Span(first.Key!.Span.End + 1, first.Key.Span.End + 1), d.Word(" { assignee: { entities: [⟦role/owner⟧] } }", " { assignee: { type: ⟦ALL⟧ } }", " { assignee: { entities: [⟦field/運転者⟧] } }")) : null),
        new("unreachable-status", new("ステータスへ進むアクションを消す", "The action dropped that leads to a status"), "AF3302", Reaction.BreaksLater,
            new("受け付け、そのステータスには誰も進めない", "takes it; nobody ever reaches the status"), "settings.md", Unreachable),
        new("new-status-alone", new("どこからも進めないステータスを足す", "A status to which no action leads"), "AF3302", Reaction.BreaksLater,
            new("受け付け、そのステータスには誰も進めない", "takes it; nobody ever reaches the status"), "settings.md",
            (s, d) => First(s) is { } first ? new Damage().PutQuietly(EndOfLine(first), $"\n  ⟦{d.Word("差戻し", "保留", "確認中")}⟧:") : null),
        new("editable-not-viewable", new("閲覧できない人に編集を許す", "Editing allowed to those who can't view"), "AF3411", Reaction.RefusesWrite,
            new("エラーになるか、閲覧を黙って足す", "an error, or viewing is added silently"), "settings.md",
            (s, d) => d.Of(s.Find("acl/app/[]/allow/[]", "acl/record/[]/entities/[]/allow/[]").Where(p => p.Text is "recordViewable" or "viewable" && ((SequenceNode)p.Parent!).Items.Length > 1)) is { } p
                ? new Damage().Cut(p.Removal!.Value).Breaks(Around(p)) : null),
        new("row-never-reached", new("すべてに当たる行の後に、権限の行を足す", "Permissions after a row that holds for every record"), "AF3412", Reaction.Drops,
            new("受け付け、その行は決して使わない：先に当たった行だけが効く", "takes it and never uses it: the first row that fits wins"), "settings.md",
            (s, d) => d.Of(s.Find("acl/record/[]").Where(p => p.At("filterCond") is null)) is { } p
                ? new Damage().PutQuietly(p.Source.Span(p.End, p.End), $"\n    - ⟦filterCond: {d.Word("作成者 in (LOGINUSER())", "作成日時 = TODAY()")}\n      entities: [{{ entity: role/owner, allow: [viewable] }}, {{ entity: everyone, allow: [] }}]⟧") : null),
        new("row-twice", new("同じ人の権限の行を2つ書く", "Two rows of permissions for the same"), "AF3602", Reaction.Drops,
            new("受け付け、後の行は効かない", "takes it; the second row does nothing"), "settings.md",
            (s, d) => d.Of(s.Find("acl/record/[]/entities/[]").Where(p => p.At("entity") is not null)) is { } p
                ? new Damage().PutQuietly(p.Source.Span(p.End, p.End), $"\n        - ⟦{{ entity: {((ScalarNode)p.At("entity")!).Value}, allow: [viewable] }}⟧") : null),
        new("nobody-to-tell", new("通知の宛先を空にする", "A notification without anybody"), "AF3503", Reaction.Drops,
            new("受け付け、誰にも届かない", "takes it; it goes to nobody"), "settings.md",
            (s, d) => d.Of(s.Find("notifications/perRecord/[]/targets", "notifications/reminder/[]/targets")) is { } p ? new Damage().Put(p.Node.Span with { Length = p.End - p.Node.Span.Start }, "[]") : null),
        new("told-of-nothing", new("通知することを空にする", "A notification of nothing"), "AF3502", Reaction.Drops,
            new("受け付け、何も届かない", "takes it; nothing is ever sent"), "settings.md",
            (s, d) => d.Of(s.Find("notifications/general/[]/events")) is { } p ? new Damage().Put(p.Node.Span with { Length = p.End - p.Node.Span.Start }, "[]") : null),
        new("reminder-two-times", new("リマインダーに時刻と時間後の両方を書く", "A reminder with a time and hours later"), "AF1106", Reaction.RefusesWrite,
            new("通知の登録を拒む：どちらか一方だけ", "refuses the reminder: one of them only"), "settings.md",
            (s, d) => d.Of(s.Find("notifications/reminder/[]/timing").Where(p => p.At("time") is not null)) is { } p ? new Damage().Put(p.Source.Span(p.End - 2, p.End - 2), ", hoursLater: 1") : null),
        new("executable-by-nobody", new("誰も実行できないアクションにする", "An action that nobody may do"), "AF1103", Reaction.RefusesWrite,
            new("SECONDARY には executableUser が要るので、登録を拒む", "refuses the process: SECONDARY needs its users"), "settings.md",
            (s, d) => d.Of(s.Find("process/actions/[]")) is { } p ? new Damage().PutQuietly(p.Source.Span(p.End - 2, p.End - 2), ", type: SECONDARY").Breaks(p.Whole) : null),
    ];

    private static Place? First(Sample sample) => sample.Find("process/states/*").FirstOrDefault(p => p.Parent is MappingNode m && m.Entries[0].Key == p.Key);

    private static SourceSpan EndOfLine(Place place)
    {
        var end = place.Source.Content.IndexOf('\n', place.Key!.Span.End);
        return place.Source.Span(end, end);
    }

    private static Damage? Unreachable(Sample sample, Draw draw)
    {
        var action = draw.Of(sample.Find("process/actions/[]"))!;
        var to = ((ScalarNode)action.At("to")!).Value;
        var state = sample.Find("process/states/*").First(p => p.App == action.App && p.Name == to);
        return sample.Find("process/actions/[]/to").Count(p => p.App == action.App && p.Text == to) > 1 || sample.Find("process/actions/[]/from").Count(p => p.Text == ((ScalarNode)action.At("from")!).Value) < 2
            ? null : new Damage().Cut(action.Source.Span(action.Source.LineStart(action.Whole.StartPosition.Line), action.Source.LineStart(action.Whole.StartPosition.Line + 1))).Breaks(state.Key!.Span)
                .MayBreak(sample.Find("translations/*/actions/*").Where(p => p.App == action.App && p.Name == ((ScalarNode)action.At("name")!).Value).Select(p => p.Key!.Span));
    }

    private static SourceSpan Around(Place item) => item.Source.Span(item.Parent!.Span.Start, item.Source.Content.IndexOf(']', item.End));
}

using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Testing.Mutation.Kinds;

/// <summary>Settings that don't exist, words and numbers that aren't among those that can be.</summary>
public static class Values
{
    public static IReadOnlyList<DamageKind> All { get; } =
    [
        new("unknown-setting", new("ない設定を書く", "A setting that doesn't exist"), "AF1101", Reaction.Drops,
            new("知らない項目を無視する：書いたつもりの設定が効かない", "ignores what it doesn't know: the setting has no effect"), "behaviour.md",
            (s, d) => d.Of(s.Find("fields/*", "views/*", "reports/*", "notifications/reminder/[]", "actions/*", "acl/app/[]", "process/actions/[]").Where(p => p.App is not null && p.Node is MappingNode { Entries.Length: > 1 } && p.At("use") is null && p.At("override") is null)) is { } p
                ? FormDamages.Add(p, $"⟦{d.Word("requird", "colour", "visible", "フォント")}⟧: 1", whole: false) : null),
        new("setting-of-other-type", new("ほかの型の設定を書く", "A setting that other types have"), "AF1106", Reaction.Drops,
            new("その型にない項目を無視する", "ignores what the type doesn't have"), "fields.md",
            (s, d) => d.Of(s.Fields.Where(f => f.Field.Type is "DATE" or "USER_SELECT" or "GROUP" or "FILE").Select(f => f.Place)) is { } p ? FormDamages.Add(p, $"⟦{d.Word("unit: 円", "options: [甲, 乙]", "expression: 1 + 1")}⟧", whole: false) : null),
        new("wrong-word", new("決まった言葉を書き間違える", "A word misspelt of those that can be"), "AF1104", Reaction.RefusesWrite,
            new("Enum値のいずれかでなければなりません（CB_VA01）と拒む", "refuses it with CB_VA01: must be one of the enum value"), "errors.md", WrongWord),
        new("wrong-permission", new("許すことを書き間違える", "What is allowed misspelt"), "AF1104", Reaction.Drops,
            new("知らない項目を無視するので、許したつもりの権限がない", "ignores it: what should be allowed isn't"), "settings.md",
            (s, d) => d.Of(Sample.Scalars(s.Find("acl/**/allow/[]"))) is { } p ? new Damage().Put(p.Node.Span, d.Word("recordViewible", "viewble", "delete", "閲覧")) : null),
        new("wrong-number", new("数でない値、範囲の外の値を書く", "What is no number, or out of range"), "AF1105", Reaction.RefusesWrite,
            new("数字でなければなりません・以下である必要があります（CB_VA01）と拒む", "refuses it with CB_VA01"), "errors.md",
            (s, d) => d.Of(Sample.Scalars(s.Find("fields/*/displayScale", "fields/*/maxLength", "fields/*/minLength", "numberPrecision/decimalPlaces", "notifications/reminder/[]/timing/hoursLater", "layout/**/width"))) is { } p
                ? new Damage().Put(p.Node.Span, d.Word("六", "-99999", "1.5", "99999999")) : null),
        new("wrong-flag", new("true・false でない値を書く", "A flag that is neither true nor false"), "AF1105", Reaction.RefusesWrite,
            new("CB_VA01 で拒む", "refuses it with CB_VA01"), "errors.md",
            (s, d) => d.Of(Sample.Scalars(s.Find("fields/*/required", "fields/*/unique", "enableInlineRecordEditing", "enableDuplicateRecord", "views/*/pager", "fields/*/openGroup"))) is { } p ? new Damage().Put(p.Node.Span, d.Word("はい", "ture", "2")) : null),
        new("wrong-form", new("並びが要る所に1つだけ書く", "One where a list is needed"), "AF1102", Reaction.RefusesWrite,
            new("CB_VA01 で拒む", "refuses it with CB_VA01"), "errors.md",
            (s, d) => d.Of(s.Find("views/*/fields", "reports/*/aggregations", "actions/*/entities", "notifications/*/[]/targets", "fields/*/lookup/lookupPickerFields").Where(p => p.InFlow == false && Place.IsFlow(p.Node))) is { } p
                ? new Damage().Put(p.Source.Span(p.Node.Span.Start, p.End), d.Word("{ a: b }", "{ 名前: 値 }")) : null),
        new("missing-setting", new("要る設定を消す", "A setting dropped that has to be there"), "AF1103", Reaction.RefusesWrite,
            new("必須です（CB_VA01）と拒む", "refuses it with CB_VA01: required"), "errors.md",
            (s, d) => d.Of(s.Find("reports/*/chartType", "reports/*/groups", "actions/*/destApp", "fields/*/lookup/relatedApp", "fields/*/lookup/relatedKeyField", "fields/*/expression", "process/actions/[]/to").Where(p => p.App is not null && !(p.Path[^1] == "chartType" && p.Parent is MappingNode m && m.Find("chartMode") is not null))) is { Removal: { } removal } p
                ? new Damage().Cut(removal).Breaks(Around(s, p)) : null),
        new("view-without-html", new("カスタマイズビューの HTML を消す", "A custom view without its HTML"), "AF3613", Reaction.BreaksLater,
            new("受け付け、一覧には何も出ない", "takes it; the view shows nothing"), "settings.md",
            (s, d) => d.Of(s.Find("views/*/html").Where(p => p.App is not null)) is { Removal: { } removal } p ? new Damage().Cut(removal).Breaks(Around(s, p)) : null),
        new("name-too-long", new("長すぎる名前を付ける", "A name that is too long"), "AF1105", Reaction.RefusesWrite,
            new("文字より短くなければなりません（CB_VA01）と拒む", "refuses it with CB_VA01: too long"), "errors.md", TooLong),
        new("default-no-option", new("初期値を、ない選択肢にする", "An initial value that is no option"), "AF2104", Reaction.RefusesWrite,
            new("は選択肢にありません（CB_VA01）と拒む", "refuses it with CB_VA01: not in options"), "errors.md",
            (s, d) => d.Of(s.Fields.Where(f => f.Field.Type is "RADIO_BUTTON" or "DROP_DOWN" && f.Place.Inner("defaultValue") is null).Select(f => f.Place)) is { } p ? FormDamages.Add(p, $"defaultValue: ⟦{d.Word("未定", "その他の区分", "なし？")}⟧", whole: false) : null),
        new("default-outside", new("初期値を、制限の外にする", "An initial value outside of the limits"), "AF3211", Reaction.BreaksLater,
            new("受け付け、初期値のままでは保存できない", "takes it; a record can't be saved with its initial value"), "fields.md",
            (s, d) => d.Of(s.Fields.Where(f => f.Field.Type == "NUMBER" && f.Place.Inner("defaultValue") is null).Select(f => f.Place)) is { } p
                ? FormDamages.Add(p, d.Below(2) == 0 ? "maxValue: 10, defaultValue: ⟦20⟧".Replace(", ", Place.IsFlow(p.Node) ? ", " : "\n    ", StringComparison.Ordinal) : "minValue: 1, defaultValue: ⟦0⟧".Replace(", ", Place.IsFlow(p.Node) ? ", " : "\n    ", StringComparison.Ordinal), whole: false) : null),
        new("nothing-fits", new("下限を上限より大きくする", "A lower limit above the upper one"), "AF3210", Reaction.RefusesWrite,
            new("フィールドの登録を拒む。受け付けても、どの値も保存できない", "refuses the field; even if it took it, no value could be saved"), "fields.md",
            (s, d) => d.Of(s.Fields.Where(f => f.Field.Type is "NUMBER" or "SINGLE_LINE_TEXT" && !f.Field.IsUnique && f.Place.Inner("lookup") is null && f.Place.Inner("maxLength") is null).Select(f => f.Place)) is { } p
                ? FormDamages.Add(p, Limits(p, s), whole: false) : null),
        new("scale-too-fine", new("丸められる桁まで表示する", "More decimal places shown than are kept"), "AF3703", Reaction.Drops,
            new("受け付け、見せる桁の値は丸められている", "takes it; what is shown has been rounded"), "behaviour.md",
            (s, d) => d.Of(Sample.Scalars(s.Find("fields/*/displayScale"))) is { } p ? new Damage().Put(p.Node.Span, d.Word("7", "8", "9", "10")) : null),
        new("precision-without-room", new("小数部の桁数を、全体より多くする", "More decimal places than digits"), "AF3702", Reaction.RefusesWrite,
            new("基本設定の登録を拒む", "refuses the general settings"), "settings.md",
            (s, d) => d.Of(s.Find("numberPrecision/decimalPlaces")) is { } p ? FormDamages.Add(s.Find("numberPrecision").First(n => n.App == p.App), $"digits: {d.Below(5) + 1}") : null),
        new("icon-unknown", new("ないアイコン・テーマを選ぶ", "An icon or theme that doesn't exist"), "AF1104", Reaction.RefusesWrite,
            new("CB_VA01 で拒む", "refuses it with CB_VA01"), "settings.md",
            (s, d) => d.Of(Sample.Scalars(s.Find("icon", "theme"))) is { } p ? new Damage().Put(p.Node.Span, d.Word("APP999", "PURPLE", "青")) : null),
    ];

    private static string Limits(Place place, Sample sample)
    {
        var separator = Place.IsFlow(place.Node) ? ", " : "\n    ";
        return sample.Field(place.App, place.Name)!.Type == "NUMBER" ? $"⟦minValue: 10{separator}maxValue: 5⟧" : $"⟦minLength: 20{separator}maxLength: 10⟧";
    }

    private static Damage? WrongWord(Sample sample, Draw draw)
    {
        var place = draw.Of(Sample.Scalars(sample.Find("fields/*/type", "fields/*/format", "views/*/type", "reports/*/chartType", "reports/*/chartMode", "reports/*/groups/[]/per", "reports/*/aggregations/[]/type", "reports/*/sorts/[]/order", "fields/*/unitPosition", "process/states/*/assignee/type")).Where(p => p.App is not null))!;
        return new Damage().Put(place.Node.Span, sample.Slip(place.Text, draw));
    }

    // The entry that lacks it: its key, or the row.
    private static SourceSpan Around(Sample sample, Place place)
    {
        var parent = sample.Places.First(p => ReferenceEquals(p.Node, place.Parent));
        return parent.Key?.Span ?? parent.Whole;
    }

    private static Damage? TooLong(Sample sample, Draw draw)
    {
        var place = draw.Of(sample.Find("views/*", "actions/*", "reports/*", "fields/*/label", "name").Where(p => p.App is not null && p.Key is not null))!;
        var name = string.Concat(Enumerable.Repeat("長い名前", 40));
        return place.Path[^1] == "name" && place.Path.Count == 1
            ? new Damage().Put(place.Node.Span, "【M】" + name)
            : new Damage().Put(place.Key!.Span, name).MayBreak(sample.Uses(SymbolKind.View, place.App, place.Name)).MayBreak(sample.Uses(SymbolKind.Report, place.App, place.Name));
    }
}

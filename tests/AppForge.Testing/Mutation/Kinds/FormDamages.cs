using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Testing.Mutation.Kinds;

/// <summary>The layout, names that are there twice, and names that change.</summary>
public static class FormDamages
{
    public static IReadOnlyList<DamageKind> All { get; } =
    [
        new("drop-row", new("レイアウトの行を消す", "A row dropped from the layout"), "AF3101", Reaction.RefusesWrite,
            new("フォームのすべてのフィールドが要るので、レイアウトの登録を拒む", "refuses the layout: every field has to be in it"), "fields.md", (s, d) => Gone(s, d, s.Find("layout/[]", "layout/[]/layout/[]"))),
        new("drop-cell", new("レイアウトからフィールドを1つ消す", "A field dropped from the layout"), "AF3101", Reaction.RefusesWrite,
            new("フォームのすべてのフィールドが要るので、レイアウトの登録を拒む", "refuses the layout: every field has to be in it"), "fields.md", (s, d) => Gone(s, d, s.Find("layout/[]/[]", "layout/[]/layout/[]/[]", "layout/[]/fields/[]"))),
        new("field-twice-in-layout", new("レイアウトに同じフィールドを2回置く", "A field in the layout twice"), "AF3102", Reaction.RefusesWrite,
            new("レイアウトの登録を拒む", "refuses the layout"), "fields.md", Twice),
        new("column-outside", new("テーブルの列を、テーブルの外に置く", "A column outside of its table"), "AF3104", Reaction.RefusesWrite,
            new("テーブルの列はほかの行に置けないので、登録を拒む", "refuses the layout: columns stand in their table only"), "fields.md", ColumnOutside),
        new("cell-of-group", new("グループをフィールドのように置く", "A group in the place of a field"), "AF3103", Reaction.RefusesWrite,
            new("レイアウトの登録を CB_VA01 で拒む", "refuses the layout with CB_VA01"), "fields.md",
            (s, d) => d.Of(s.Find("layout/[]").Where(p => p.At("group") is not null && (p.Node as MappingNode)?.Entries.Length > 1)) is { } row
                ? new Damage().Put(row.Whole, $"[{((ScalarNode)row.At("group")!).Value}]").MayBreak(Placed(s, row)) : null),
        new("code-twice", new("列に、ほかのフィールドのコードを付ける", "A column with the code of another field"), "AF2108", Reaction.RefusesWrite,
            new("フィールドの追加を CB_VA01 で拒む：コードはアプリに1つ", "refuses the field with CB_VA01: codes are unique in an app"), "fields.md", CodeTwice),
        new("renamed-twice", new("2つのフィールドが、同じ元の名前を言う", "Two fields that say they had the same name"), "AF2120", Reaction.BreaksLater,
            new("どちらが値を引き継ぐかが決まらず、片方の値が失われる", "one of them keeps the values, the other's are lost"), "behaviour.md", RenamedTwice),
        new("renamed-still-there", new("まだある名前を、元の名前と言う", "A former name that is still there"), "AF2121", Reaction.Drops,
            new("改名にはならず、新しいフィールドが空で加わる", "nothing is renamed: an empty field is added"), "behaviour.md", StillThere),
        new("unique-in-table", new("テーブルの列で重複を禁止する", "A column that prohibits duplicates"), "AF3212", Reaction.Drops,
            new("200 を返して、黙って捨てる", "answers 200 and drops it silently"), "behaviour.md",
            (s, d) => d.Of(s.Find("fields/*/fields/*").Where(p => Sample.Project.Field(p.App, p.Name)?.Type is "SINGLE_LINE_TEXT" or "DATE" or "NUMBER")) is { } p ? Add(p, "unique: true") : null),
        new("calculated-required", new("計算フィールドを必須にする", "A calculated field that is required"), "AF3215", Reaction.Drops,
            new("受け付けるが、必須としては働かない", "takes it; it has no effect"), "behaviour.md",
            (s, d) => d.Of(s.Fields.Where(f => f.Field.Type == "CALC").Select(f => f.Place)) is { } p ? Add(p, "required: true") : null),
    ];

    /// <summary>Another setting in a mapping, the first one.</summary>
    public static Damage Add(Place mapping, string setting, bool whole = true)
    {
        var first = ((MappingNode)mapping.Node).Entries[0].Key.Span;
        var separator = Place.IsFlow(mapping.Node) ? ", " : "\n" + new string(' ', first.StartPosition.Column - 1);
        var text = (whole ? $"⟦{setting}⟧" : setting) + separator;
        return new Damage().PutQuietly(first.Source.Span(first.Start, first.Start), text);
    }

    private static IEnumerable<SourceSpan> Placed(Sample sample, Place part) => sample.Places
        .Where(p => p.Source.Path == part.Source.Path && p.Whole.Start >= part.Whole.Start && p.Whole.End <= part.Whole.End && p.Node is ScalarNode)
        .Select(p => sample.Fields.FirstOrDefault(f => f.Place.App == part.App && f.Place.Name == p.Text && (p.Key?.Value is null or "field" or "group" or "table")).Place)
        .OfType<Place>().Select(f => f.Key!.Span);

    private static Damage? Gone(Sample sample, Draw draw, IEnumerable<Place> places) =>
        draw.Of(places.Where(p => p.App is not null && p.Node is not ScalarNode)) is { Removal: { } removal } place && Placed(sample, place).ToList() is { Count: > 0 } fields
            ? new Damage().Cut(removal).Breaks(fields.Where(f => !(place.At("table") is not null && sample.Find("fields/*/fields/*").Any(c => c.Key!.Span == f))))
            : null;

    private static Damage? Twice(Sample sample, Draw draw)
    {
        var cells = sample.Find("layout/[]/[]/field").Where(p => p.App is not null).ToList();
        var cell = cells[draw.Below(cells.Count)];
        var row = sample.Find("layout/[]").First(r => r.Source.Path == cell.Source.Path && r.Whole.Start <= cell.Whole.Start && cell.Whole.End <= r.Whole.End);
        return new Damage().PutQuietly(row.Source.Span(row.End - 1, row.End - 1), $", {{ field: ⟦{cell.Text}⟧ }}");
    }

    private static Damage? ColumnOutside(Sample sample, Draw draw)
    {
        var column = draw.Of(sample.Find("fields/*/fields/*"))!;
        var row = draw.Of(sample.Find("layout/[]").Where(r => r.App == column.App && r.Node is SequenceNode { Items.Length: > 0 } && Place.IsFlow(r.Node)));
        var cell = sample.Find("layout/[]/fields/[]").First(c => c.App == column.App && (c.At("field") as ScalarNode)?.Value == column.Name);
        return row is null ? null : new Damage().Cut(cell.Removal!.Value).PutQuietly(row.Source.Span(row.End - 1, row.End - 1), $", ⟦{column.Name}⟧");
    }

    private static Damage? CodeTwice(Sample sample, Draw draw)
    {
        var column = draw.Of(sample.Find("fields/*/fields/*"))!;
        var other = draw.Of(sample.Fields.Where(f => f.Place.App == column.App && f.Field.Table is null && f.Field.Personal is null).Select(f => f.Place))!;
        return new Damage().Put(column.Key!.Span, other.Name).RestsOn(other.Key!.Span)
            .MayBreak(sample.Uses(SymbolKind.Field, column.App, column.Name));
    }

    private static Damage? RenamedTwice(Sample sample, Draw draw)
    {
        var fields = sample.Fields.Where(f => f.Field.Table is null && f.Place.Inner("renamedFrom") is null).Select(f => f.Place).ToList();
        var (one, other) = (fields[draw.Below(fields.Count)], fields[draw.Below(fields.Count)]);
        if (one.App != other.App || one.Whole.Start >= other.Whole.Start)
        {
            return null;
        }

        var damage = Add(one, "renamedFrom: 以前の名前", whole: false);
        foreach (var change in Add(other, "renamedFrom: ⟦以前の名前⟧", whole: false).Changes)
        {
            damage.PutQuietly(change.Place, change.Text.Replace("以前の名前", "⟦以前の名前⟧", StringComparison.Ordinal));
        }

        return damage;
    }

    private static Damage? StillThere(Sample sample, Draw draw)
    {
        var fields = sample.Fields.Where(f => f.Field.Table is null).Select(f => f.Place).ToList();
        var (one, other) = (fields[draw.Below(fields.Count)], fields[draw.Below(fields.Count)]);
        return one.App != other.App || one.Name == other.Name || sample.Field(one.App, one.Name)!.Type != sample.Field(one.App, other.Name)!.Type ? null : Add(one, $"renamedFrom: ⟦{other.Name}⟧", whole: false).RestsOn(other.Key!.Span);
    }
}

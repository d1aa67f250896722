using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;

namespace AppForge.Testing.Mutation.Kinds;

/// <summary>A field of one type where another is needed.</summary>
public static class Types
{
    private static readonly string[] Choices = ["DROP_DOWN", "RADIO_BUTTON", "CHECK_BOX", "MULTI_SELECT"];
    private static readonly string[] Dates = ["DATE", "DATETIME", "CREATED_TIME", "UPDATED_TIME"];

    public static IReadOnlyList<DamageKind> All { get; } =
    [
        new("type-under-formula", new("計算式が使うフィールドの型を変える", "The type changed of a field that a formula uses"), "AF3003", Reaction.RefusesDeploy,
            new("型は変えられない（作り直しになる）。作り直せば反映を GAIA_IL01 で拒む", "can't change a type (the field is made anew); then it refuses the deployment with GAIA_IL01"), "errors.md",
            (s, d) => Retype(s, d, f => f.Type is "NUMBER" or "DATETIME" or "DATE", "FILE", f => Formulas(s, f))),
        new("type-under-condition", new("条件が使うフィールドの型を変える", "The type changed of a field that a condition uses"), "AF3001", Reaction.RefusesWrite,
            new("その型に使えない演算子を GAIA_IQ03 で拒む", "refuses operators that the type doesn't have with GAIA_IQ03"), "query-and-formula.md",
            (s, d) => Retype(s, d, f => Choices.Contains(f.Type), d.Word("DATE", "TIME", "DATETIME"), f => Conditions(s, f))),
        new("type-of-key", new("ルックアップのキーの型を変える", "The type changed of the key of a lookup"), "AF3201", Reaction.RefusesWrite,
            new("ルックアップと型の違うキーを拒む", "refuses a key of another type than the lookup's"), "fields.md",
            (s, d) => Retype(s, d, f => f.IsUnique, "NUMBER", f => Keys(s, f))),
        new("type-of-copy", new("ルックアップの写し元の型を変える", "The type changed of a field that a lookup copies"), "AF3221", Reaction.RefusesWrite,
            new("写せない型の組み合わせを CB_VA01 で拒む", "refuses types that can't be copied with CB_VA01"), "errors.md",
            (s, d) => Retype(s, d, f => f.Type is "SINGLE_LINE_TEXT" or "USER_SELECT" or "ORGANIZATION_SELECT" && !f.IsUnique, d.Word("DATE", "TIME", "FILE"), f => Copies(s, f))),
        new("calendar-on-text", new("カレンダーの日付に文字列のフィールドを選ぶ", "A calendar on a field that is no date"), "AF3612", Reaction.RefusesWrite,
            new("一覧の登録を拒む", "refuses the views"), "settings.md",
            (s, d) => Other(s, d, s.Find("views/*/date"), f => !Dates.Contains(f.Type))),
        new("title-of-other-type", new("タイトルにできないフィールドを選ぶ", "A title of records that can't be one"), "AF3701", Reaction.RefusesWrite,
            new("基本設定の登録を拒む", "refuses the general settings"), "settings.md",
            (s, d) => Other(s, d, s.Find("titleField"), f => f.Type is "GROUP" or "FILE" or "SUBTABLE" or "REFERENCE_TABLE")),
        new("reminder-on-text", new("リマインダーの基準に日付でないフィールドを選ぶ", "A reminder that counts from no date"), "AF3501", Reaction.RefusesWrite,
            new("通知の登録を拒む：基準は日付・日時・作成日時・更新日時", "refuses the reminder: it counts from dates only"), "settings.md",
            (s, d) => Other(s, d, s.Find("notifications/reminder/[]/timing/code"), f => !Dates.Contains(f.Type))),
        new("sum-of-text", new("グラフの合計に文字列のフィールドを選ぶ", "The sum of a field that is no number"), "AF3516", Reaction.RefusesWrite,
            new("グラフの登録を拒む", "refuses the reports"), "settings.md",
            (s, d) => Other(s, d, s.Find("reports/*/aggregations/[]/code"), f => f.Type is "SINGLE_LINE_TEXT" or "USER_SELECT" or "RADIO_BUTTON" or "FILE")),
        new("month-of-text", new("グラフの月ごとの分類に日付でないフィールドを選ぶ", "Months of a field that is no date"), "AF3517", Reaction.RefusesWrite,
            new("グラフの登録を拒む", "refuses the reports"), "settings.md",
            (s, d) => Other(s, d, s.Find("reports/*/groups/[]/code"), f => f.Type is "SINGLE_LINE_TEXT" or "RADIO_BUTTON", p => ((MappingNode)p.Parent!).Find("per")!.Value.Span)),
        new("principal-of-text", new("人を表さないフィールドに権限・通知を与える", "Permissions or notifications for a field that holds no people"), "AF3421", Reaction.RefusesWrite,
            new("権限・通知・プロセス管理の登録を拒む", "refuses permissions, notifications or process"), "settings.md", Principal),
        new("action-of-other-type", new("アプリアクションで、受け取れない型へ写す", "An app action that copies to a field of another type"), "AF3521", Reaction.RefusesWrite,
            new("アクションの登録を拒む", "refuses the actions"), "settings.md",
            (s, d) => Other(s, d, s.Find("actions/*/mappings/*").Where(p => p.Name != "元の予約"), f => f.Type is "DATE" or "DATETIME" or "FILE" or "CHECK_BOX", p => p.Key!.Span)),
        new("condition-of-related", new("関連レコードの条件に比べられないフィールドを選ぶ", "Related records that compare fields that can't be compared"), "AF3231 AF3232", Reaction.RefusesWrite,
            new("関連レコード一覧の登録を拒む", "refuses the related records"), "fields.md",
            (s, d) => Other(s, d, s.Find("fields/*/referenceTable/condition/field"), f => f.Type is "DATE" or "FILE" or "USER_SELECT" or "MULTI_LINE_TEXT", p => p.Source.Span(p.Node.Span.End, p.Node.Span.End + ", relatedField: ".Length))),
    ];

    /// <summary>Another field of the app in the place of one.</summary>
    private static Damage? Other(Sample sample, Draw draw, IEnumerable<Place> places, Func<FieldSymbol, bool> fits, Func<Place, SourceSpan>? reported = null)
    {
        var place = draw.Of(Sample.Scalars(places));
        return place?.App is { } app && draw.Of(sample.Compilation.Apps[app].Fields.Where(f => fits(f) && f.Code != place.Text && f.Table is null)) is { } field
            ? (reported is null ? new Damage().Put(place.Node.Span, field.Code) : new Damage().PutQuietly(place.Node.Span, field.Code).Breaks(reported(place))).RestsOn(sample.Declared(app, field.Code))
            : null;
    }

    private static Damage? Principal(Sample sample, Draw draw)
    {
        var places = Sample.Scalars(sample.Find("acl/record/[]/entities/[]/entity", "notifications/**/entity", "notifications/**/targets/[]", "process/**/entities/[]")).Where(p => p.App is not null);
        return draw.Of(places) is { } place && draw.Of(sample.Compilation.Apps[place.App!].Fields.Where(f => f.Type is "SINGLE_LINE_TEXT" or "NUMBER" or "DATE" && f.Table is null)) is { } field
            ? new Damage().Put(place.Node.Span, "field/" + field.Code).RestsOn(sample.Declared(place.App, field.Code))
            : null;
    }

    // Everything else that uses the field may say something of its own: a default, a filter, a graph.
    private static Damage? Retype(Sample sample, Draw draw, Func<FieldSymbol, bool> fits, string type, Func<FieldSymbol, IEnumerable<SourceSpan>> breaks)
    {
        var chosen = draw.Of(sample.Fields.Where(f => fits(f.Field) && f.Field.Table is null && f.Place.Inner("lookup") is null).Select(f => f.Place));
        if (chosen is null || sample.Field(chosen.App, chosen.Name) is not { } field || breaks(field).ToList() is not { Count: > 0 } broken)
        {
            return null;
        }

        var damage = new Damage().PutQuietly(chosen.At("type")!.Span, type).Breaks(broken)
            .MayBreak(sample.Uses(SymbolKind.Field, chosen.App, chosen.Name).Select(LineOf))
            .MayBreak(field.Options.SelectMany(o => sample.Uses(SymbolKind.Option, chosen.App, o, chosen.Name)));

        // What only the old type has goes with it.
        foreach (var name in new[] { "options", "defaultValue", "unit", "unitPosition", "displayScale", "minLength", "maxLength", "unique", "align" })
        {
            if (chosen.Inner(name)?.Removal is { } removal && !(name == "unique" && type == "NUMBER"))
            {
                damage.Cut(removal);
            }
        }

        return damage.Changes.Select((c, i) => (c, i)).Any(x => damage.Changes.Skip(x.i + 1).Any(c => c.Meets(x.c) && c.Place.Start != x.c.Place.End && c.Place.End != x.c.Place.Start)) ? null : damage;
    }

    // A condition is wrong at its operator, a graph at its unit, related records at the other field.
    private static SourceSpan LineOf(SourceSpan use)
    {
        var line = use.StartPosition.Line;
        return use.Source.Span(use.Source.LineStart(line), use.Source.LineStart(line) + use.Source.Line(line).Length);
    }

    private static IEnumerable<SourceSpan> Formulas(Sample sample, FieldSymbol field) =>
        sample.Uses(SymbolKind.Field, AppOf(sample, field), field.Code).Where(u => sample.Find("**/expression").Any(p => Contains(p, u)));

    // Operators that the new type hasn't: `in`.
    private static IEnumerable<SourceSpan> Conditions(Sample sample, FieldSymbol field) =>
        sample.Uses(SymbolKind.Field, AppOf(sample, field), field.Code).Where(u => sample.Find("**/filterCond").Any(p => Contains(p, u)))
            .Select(u => u.Source.Span(u.Start, u.Source.Content.IndexOf('(', u.End)));

    private static IEnumerable<SourceSpan> Keys(Sample sample, FieldSymbol field) =>
        sample.Uses(SymbolKind.Field, AppOf(sample, field), field.Code).Where(u => sample.Find("**/relatedKeyField").Any(p => Contains(p, u)));

    private static IEnumerable<SourceSpan> Copies(Sample sample, FieldSymbol field) =>
        sample.Uses(SymbolKind.Field, AppOf(sample, field), field.Code).SelectMany(u => sample.Find("fields/*/lookup/fieldMappings/*").Where(p => Contains(p, u) && p.Node.Span.Start == u.Start)).Select(p => p.Whole);

    private static string AppOf(Sample sample, FieldSymbol field) => sample.Compilation.Apps.Values.First(a => a.Fields.Any(f => ReferenceEquals(f, field))).Key;

    private static bool Contains(Place place, SourceSpan span) => place.Source.Path == span.Source.Path && place.Whole.Start <= span.Start && span.End <= place.Whole.End;
}

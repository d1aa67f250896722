using AppForge.Compiler.Formula;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes chapters 6 and 7: formulas, lookups, related records, views.</summary>
internal static class ReferencesBuilder
{
    public static ReferencesChapter Build(AppInDocument app, IReadOnlyList<PlacedField> fields) => new(
        [.. fields.Where(f => f.Field.Expression is not null).Select(f => Calculation(app, f.Field))],
        [.. fields.Where(f => f.Field.Lookup is not null).Select(f => Lookup(app, f.Field, f.Field.Lookup!))],
        [.. fields.Where(f => f.Field.RelatedRecords is not null).Select(f => Related(app, f.Field, f.Field.RelatedRecords!))]);

    public static IReadOnlyList<ViewRow> Views(AppInDocument app) => [.. ViewSymbol.Of(app.App).Select((v, i) => new ViewRow(
        i + 1, v.Name, v.TypeTitle.Japanese, Shown(app, v), app.Condition(v.Filter, "すべて"), v.Type == "CALENDAR" ? "" : app.SortIn(app.App.Key, v.Sort), v.Purpose ?? ""))];

    private static string Shown(AppInDocument app, ViewSymbol view) => view.Type switch
    {
        "CALENDAR" => $"日付：{app.Label(view.Date ?? "")}、見出し：{app.Label(view.Title ?? "")}",
        "CUSTOM" => "独自の画面（HTML）",
        _ => app.Labels(view.Fields),
    };

    private static CalculationRow Calculation(AppInDocument app, FieldSymbol field)
    {
        var format = field.Format switch
        {
            "NUMBER_DIGIT" => "数値（桁区切りあり）",
            "DATETIME" => "日時",
            "DATE" => "日付",
            "TIME" => "時刻",
            "HOUR_MINUTE" => "時間（時・分）",
            "DAY_HOUR_MINUTE" => "時間（日・時・分）",
            null => field.TypeTitle.Japanese,
            _ => "数値",
        };
        var parts = new[] { format, field.DisplayScale is { } scale ? $"小数{scale}桁" : "", field.Unit is { } unit ? $"単位：{unit}" : "" };
        return new CalculationRow(field.Label, field.Expression!, FormulaWording.Japanese(field.Expression!, app.Scope, field.Unit), string.Join("、", parts.Where(p => p.Length > 0)));
    }

    private static LookupRow Lookup(AppInDocument app, FieldSymbol field, LookupSymbol lookup) => new(
        field.Label,
        $"{app.NameOf(lookup.AppKey)}（{app.LabelIn(lookup.AppKey, lookup.KeyField)}）",
        [.. lookup.Mappings.Select(m => $"{app.Label(m.Here)} ← {app.LabelIn(lookup.AppKey, m.There)}")],
        app.ConditionIn(lookup.AppKey, lookup.Filter, "すべて"),
        app.SortIn(lookup.AppKey, lookup.Sort));

    private static RelatedRecordsRow Related(AppInDocument app, FieldSymbol field, RelatedRecordsSymbol related) => new(
        field.Label,
        app.NameOf(related.AppKey),
        $"先方の「{app.LabelIn(related.AppKey, related.RelatedField)}」が、このレコードの「{app.Label(related.Field)}」と等しい",
        app.ConditionIn(related.AppKey, related.Filter, "なし"),
        string.Join("、", related.DisplayFields.Select(c => app.LabelIn(related.AppKey, c))),
        app.SortIn(related.AppKey, related.Sort),
        related.Size);
}

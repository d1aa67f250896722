using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes chapter 4 and the appendix of options.</summary>
internal sealed class FieldsBuilder(AppInDocument app, IReadOnlyList<PlacedField> fields)
{
    private const int InlineOptions = 7;

    /// <summary>Fields whose options are too many for a cell, in the order of the list.</summary>
    public IReadOnlyList<OptionList> OptionLists { get; } =
        [.. fields.Where(f => f.Field.Options.Length > 0).Select((f, i) => new OptionList($"1.{i + 1}", f.Field.Label, f.Field.Options))];

    public FieldsChapter Build()
    {
        var copied = app.App.Fields.WithColumns
            .SelectMany(f => f.Lookup?.Mappings.Select(m => (m.Here, From: f.Label)) ?? [])
            .GroupBy(m => m.Here, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().From, StringComparer.Ordinal);
        var bands = new List<(string Title, List<FieldRow> Rows)>();
        foreach (var field in fields)
        {
            if (bands.Count == 0 || bands[^1].Title != field.Band)
                bands.Add((field.Band, []));
            bands[^1].Rows.Add(Row(field, copied.GetValueOrDefault(field.Field.Code)));
        }
        var builtIns = new BuiltInFieldsBuilder(app);
        return new FieldsChapter(Sentence(), fields.Any(f => f.Field.Personal is not null),
            [.. bands.Select(b => new FieldBand(b.Title.Length == 0 ? "" : $"{b.Title} {b.Rows.Count}項目", b.Rows))], builtIns.Sentence(), builtIns.AreOrdinary ? [] : builtIns.Rows);
    }

    private string Sentence()
    {
        if (fields.Count == 0)
            return "フィールドはない。";
        var different = fields.Count(f => f.Field.Label != f.Field.Code);
        var personal = fields.Count(f => f.Field.Personal is not null);
        return $"全{fields.Count}項目。" +
            (different == 0 ? "フィールド名とフィールドコードは、すべて同じである。" : $"フィールドコードは、フィールド名と異なる{different}項目だけ名の下に記す。") +
            (personal == 0 ? "個人情報の項目はない。" : $"個人情報の項目は{personal}項目ある。");
    }

    private FieldRow Row(PlacedField placed, string? copiedFrom)
    {
        var field = placed.Field;
        return new FieldRow(placed.Number, field.Label, field.Code == field.Label ? "" : field.Code, field.TypeTitle.Japanese,
            field.IsRequired, field.IsUnique, Default(field), Limits(field), Remarks(field, copiedFrom), field.Personal ?? "");
    }

    private static string Default(FieldSymbol field)
    {
        if (field.DefaultsToNow)
            return field.Type switch { "DATE" => "登録時の日付", "TIME" => "登録時の時刻", _ => "登録時の日時" };
        return string.Join("、", field.DefaultValues.Select(v => v switch
        {
            "LOGINUSER()" => "ログインユーザー",
            "PRIMARY_ORGANIZATION()" => "優先する組織",
            _ => v.Contains('/', StringComparison.Ordinal) ? v[(v.IndexOf('/', StringComparison.Ordinal) + 1)..] : v,
        }));
    }

    private string Limits(FieldSymbol field)
    {
        var parts = new List<string>();
        if (field.Options.Length > 0)
            parts.Add(Options(field));
        if (Length(field) is { Length: > 0 } length)
            parts.Add(length);
        if (field.MinValue is { } min)
            parts.Add(min + "以上");
        if (field.MaxValue is { } max)
            parts.Add(max + "以下");
        if (field.DisplayScale is { } scale && field.Type == "NUMBER")
            parts.Add($"小数{scale}桁");
        if (field.SeparatesThousands && field.Type == "NUMBER")
            parts.Add("桁区切りあり");
        if (field.Unit is { } unit)
            parts.Add("単位：" + unit);
        if (field.Protocol is { } protocol)
            parts.Add(protocol switch { "CALL" => "電話番号", "MAIL" => "メールアドレス", _ => "Webサイトのアドレス" });
        return string.Join("、", parts);
    }

    private string Options(FieldSymbol field)
    {
        if (field.Options.Length <= InlineOptions)
            return string.Join("／", field.Options);
        var list = OptionLists.First(l => l.Field == field.Label && l.Options.SequenceEqual(field.Options));
        return $"{string.Join("／", field.Options.Take(5))}／ほか{field.Options.Length - 5}（付録{list.Number}）";
    }

    private static string Length(FieldSymbol field) => (field.MinLength, field.MaxLength) switch
    {
        (null, null) => "",
        (var min, var max) when min == max => $"{min}文字",
        (null, var max) => $"{max}文字まで",
        (var min, null) => $"{min}文字以上",
        var (min, max) => $"{min}～{max}文字",
    };

    private static string Remarks(FieldSymbol field, string? copiedFrom)
    {
        var parts = new List<string>();
        if (field.Help is { } help)
            parts.Add(help);
        else if (copiedFrom is not null)
            parts.Add($"「{copiedFrom}」のルックアップで写される。");
        if (field.Lookup is not null)
            parts.Add("参照先は6.2。");
        else if (field.RelatedRecords is not null)
            parts.Add("参照先は6.3。");
        else if (field.Expression is not null)
            parts.Add("式は6.1。");
        else if (field.IsUnreadable)
            parts.Add("一部の設定は確認できなかった。");
        return string.Concat(parts.Select(p => p.EndsWith('。') ? p : p + "。"));
    }
}

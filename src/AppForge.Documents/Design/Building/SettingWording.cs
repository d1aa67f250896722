using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Formula;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Query;
using AppForge.Documents.Prose;

namespace AppForge.Documents.Design.Building;

/// <summary>Says a setting in words, by its shape alone: what kintone gets tomorrow is said as well.</summary>
/// <param name="scope">The fields, for labels and conditions.</param>
/// <param name="nameOf">The name of another app by its key.</param>
/// <param name="principals">Says who is meant.</param>
/// <param name="language">The language.</param>
internal sealed class SettingWording(IFieldScope scope, Func<string, string> nameOf, PrincipalWording principals, Language language)
{
    /// <summary>The wording of an app's document.</summary>
    public SettingWording(AppInDocument app)
        : this(app.Scope, app.NameOf, new PrincipalWording(app), Language.Japanese)
    {
    }

    /// <summary>What is written where kintone hides a setting from the account that read it.</summary>
    public const string NotReadable = "確認できませんでした";

    /// <summary>What stands between the words of a list.</summary>
    public string Comma => In("、", ", ");

    public string Say(SettingValue value, Shape shape) => (value, shape) switch
    {
        (ScalarValue scalar, ChoiceShape choice) => choice.Find(scalar.Text)?.Title.In(language) ?? scalar.Text,
        (ScalarValue scalar, ScalarShape s) => Say(scalar.Text, s.Kind),
        (ScalarValue scalar, ReferenceShape { Target: SymbolKind.Field }) => Label(scalar.Text),
        (ScalarValue scalar, ReferenceShape { Target: SymbolKind.App }) => nameOf(scalar.Text),
        (ScalarValue scalar, _) => scalar.Text,
        (ObjectValue { Variant: { } variant } union, UnionShape) => Variant(union, variant),
        (ObjectValue whole, ObjectShape) => string.Join(Comma, whole.Properties.Select(p => $"{p.Shape.Title.In(language)} {Say(p.Value, p.Shape.Shape)}")),
        (ListValue { Items.IsEmpty: true }, _) => In("なし", "none"),
        (ListValue list, ListShape { Item: ObjectShape item }) => string.Join('\n', list.Items.Select(i => Lines(i, item))),
        (ListValue list, ListShape s) => string.Join(Comma, list.Items.Select(i => Say(i, s.Item))),
        (MapValue map, MapShape { Value: ObjectShape } s) => string.Join('\n', map.Entries.Select(e => $"{e.Key}\n{Lines(e.Value, s.Value)}")),
        (MapValue map, MapShape s) => string.Join(Comma, map.Entries.Select(e => $"{Key(e.Key, s)}{In("＝", " = ")}{Say(e.Value, s.Value)}")),
        (RawValue raw, _) => In($"AppForgeの知らない設定（{raw.Json}）", $"a setting unknown to AppForge ({raw.Json})"),
        (UnreadableValue, _) => In(NotReadable, "could not be read"),
        _ => "",
    };

    /// <summary>Something as a whole, in short: what it is, and what isn't as usual.</summary>
    /// <param name="value">The whole.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="name">Its name, which isn't said again; empty for none.</param>
    public string Describe(SettingValue value, Shape shape, string name = "") => value is ObjectValue whole && shape is UnionShape or ObjectShape
        ? string.Join(Comma, Unusual((ObjectValue)value, name).Where(t => t.Length > 0))
        : Say(value, shape);

    private IEnumerable<string> Unusual(ObjectValue whole, string name)
    {
        if (whole.Variant is { } variant)
            yield return variant.TitleOf(whole.Tag).In(language);
        foreach (var property in whole.Properties.Where(p => !IsUsual(p) && (p.Value as ScalarValue)?.Text != name))
        {
            var title = property.Shape.Title.In(language);
            yield return property.Value is ScalarValue { Text: "true" } && property.Shape.Shape is ScalarShape { Kind: FlagKind }
                ? title
                : title + In("：", ": ") + Say(property.Value, property.Shape.Shape).Replace("\n", In("／", "; "), StringComparison.Ordinal);
        }
    }

    private static bool IsUsual(PropertyValue property) => property.IsImplied
        || property.Value is ScalarValue { Text: "" or "false" } or ListValue { Items.IsEmpty: true } or MapValue { Entries.IsEmpty: true }
        || (property.Shape.Default is { Constant: { } usual } && SettingValueComparer.Instance.Equals(usual, property.Value));

    private string Say(string text, ValueKind kind) => kind switch
    {
        _ when text.Length == 0 => "",
        FlagKind => text == "true" ? In("する", "yes") : In("しない", "no"),
        HtmlKind => PlainText.OfHtml(text),
        QueryKind => language == Language.Japanese ? QueryWording.Japanese(text, scope) : QueryWording.English(text, scope),
        SortKind => language == Language.Japanese ? SortWording.Japanese(text, scope) : SortWording.English(text, scope),
        // English formulas are as kintone shows them: names of fields and functions.
        FormulaKind => language == Language.Japanese ? FormulaWording.Japanese(text, scope) : text,
        PrincipalKind => principals.Long(new PrincipalSymbol(text, false)),
        _ => kind.Show(text),
    };

    private string Label(string code) => scope.Find(code)?.Label ?? code;

    private string Key(string key, MapShape shape) => shape.Key is ReferenceShape { Target: SymbolKind.Field } ? Label(key) : key;

    // A line for each property: what a person types in, one after the other.
    private string Lines(SettingValue value, Shape shape) => value is ObjectValue whole
        ? string.Join('\n', whole.Properties.Select(p => $"{p.Shape.Title.In(language)}{In("：", ": ")}{Say(p.Value, p.Shape.Shape)}"))
        : Say(value, shape);

    private string Variant(ObjectValue union, Variant variant)
    {
        var parts = union.Properties.Select(p => Say(p.Value, p.Shape.Shape)).Where(t => t.Length > 0).ToList();
        return parts.Count == 0 ? variant.TitleOf(union.Tag).In(language) : string.Join(Comma, parts);
    }

    private string In(string japanese, string english) => language == Language.Japanese ? japanese : english;
}

using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;
using AppForge.Documents.Prose;

namespace AppForge.Documents.Design.Building;

/// <summary>Says a setting in words, by its shape alone: what kintone gets tomorrow is said as well.</summary>
internal sealed class SettingWording(AppInDocument app)
{
    public string Say(SettingValue value, Shape shape) => (value, shape) switch
    {
        (ScalarValue scalar, ChoiceShape choice) => choice.Find(scalar.Text)?.Title.Japanese ?? scalar.Text,
        (ScalarValue scalar, ScalarShape { Kind: FlagKind }) => scalar.Text == "true" ? "する" : "しない",
        (ScalarValue scalar, ScalarShape { Kind: HtmlKind }) => PlainText.OfHtml(scalar.Text),
        (ScalarValue scalar, ReferenceShape { Target: SymbolKind.Field }) => app.Label(scalar.Text),
        (ScalarValue scalar, _) => scalar.Text,
        (ObjectValue { Variant: { } variant } union, UnionShape) => Variant(union, variant),
        (ObjectValue whole, ObjectShape) => string.Join("、", whole.Properties.Select(p => $"{p.Shape.Title.Japanese} {Say(p.Value, p.Shape.Shape)}")),
        (ListValue { Items.IsEmpty: true }, _) => "なし",
        (ListValue list, ListShape { Item: ObjectShape item }) => string.Join('\n', list.Items.Select(i => Lines(i, item))),
        (ListValue list, ListShape s) => string.Join("、", list.Items.Select(i => Say(i, s.Item))),
        (MapValue map, MapShape { Value: ObjectShape } s) => string.Join('\n', map.Entries.Select(e => $"{e.Key}\n{Lines(e.Value, s.Value)}")),
        (MapValue map, MapShape s) => string.Join("、", map.Entries.Select(e => $"{Key(e.Key, s)}＝{Say(e.Value, s.Value)}")),
        (RawValue raw, _) => $"AppForgeの知らない設定（{raw.Json}）",
        (UnreadableValue, _) => NotReadable,
        _ => "",
    };

    /// <summary>What is written where kintone hides a setting from the account that read it.</summary>
    public const string NotReadable = "確認できませんでした";

    private string Key(string key, MapShape shape) => shape.Key is ReferenceShape { Target: SymbolKind.Field } ? app.Label(key) : key;

    // A line for each property: what a person types in, one after the other.
    private string Lines(SettingValue value, Shape shape) => value is ObjectValue whole
        ? string.Join('\n', whole.Properties.Select(p => $"{p.Shape.Title.Japanese}：{Say(p.Value, p.Shape.Shape)}"))
        : Say(value, shape);

    private string Variant(ObjectValue union, Variant variant)
    {
        var parts = union.Properties.Select(p => Say(p.Value, p.Shape.Shape)).Where(t => t.Length > 0).ToList();
        return parts.Count == 0 ? variant.TitleOf(union.Tag).Japanese : string.Join("、", parts);
    }
}

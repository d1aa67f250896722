using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;
using AppForge.Documents.Prose;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes chapter 3 from the catalog: a general setting that kintone gets tomorrow appears by itself.</summary>
internal sealed class SettingsBuilder(AppInDocument app)
{
    /// <summary>The general settings but the name, which the cover and chapter 1 have.</summary>
    public IReadOnlyList<KeyValueRow> Build() =>
        [.. app.App.General.Properties.Skip(1).Select(p => new KeyValueRow(p.Shape.Title.Japanese, Say(p.Value, p.Shape.Shape), null, false))];

    private string Say(SettingValue value, Shape shape) => (value, shape) switch
    {
        (ScalarValue scalar, ChoiceShape choice) => choice.Find(scalar.Text)?.Title.Japanese ?? scalar.Text,
        (ScalarValue scalar, ScalarShape { Kind: FlagKind }) => scalar.Text == "true" ? "する" : "しない",
        (ScalarValue scalar, ScalarShape { Kind: HtmlKind }) => PlainText.OfHtml(scalar.Text),
        (ScalarValue scalar, ReferenceShape) => app.Label(scalar.Text),
        (ScalarValue scalar, _) => scalar.Text,
        (ObjectValue { Variant: { } variant } union, UnionShape) => Variant(union, variant),
        (ObjectValue whole, ObjectShape) => string.Join("、", whole.Properties.Select(p => $"{p.Shape.Title.Japanese} {Say(p.Value, p.Shape.Shape)}")),
        (RawValue raw, _) => raw.Json,
        (UnreadableValue, _) => "確認できませんでした",
        _ => "",
    };

    private string Variant(ObjectValue union, Variant variant)
    {
        var parts = union.Properties.Select(p => Say(p.Value, p.Shape.Shape)).Where(t => t.Length > 0).ToList();
        return parts.Count == 0 ? variant.Title.Japanese : string.Join("、", parts);
    }
}

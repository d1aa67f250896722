using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Schema;

/// <summary>
/// What an editor shows of a shape: Japanese first, English in a paragraph of its own behind it. One plain <c>description</c> serves all editors; those that read
/// Markdown need nothing more.
/// </summary>
internal static class SchemaTexts
{
    /// <summary>The description of a property: what its title doesn't say, what holds where it isn't written, and how kintone gets it.</summary>
    /// <param name="property">The property.</param>
    /// <param name="isInsideOurs">Whether what is around it is set by hand already, so that it need not be said again.</param>
    public static string Of(PropertyShape property, bool isInsideOurs)
    {
        List<LocalizedText> sentences = [];
        Add(sentences, property.Description);
        Add(sentences, LeftOut(property));
        if (property.Side == PropertySide.ByHand && !isInsideOurs)
        {
            sentences.Add(new("APIでは設定できません。計画の手作業一覧と文書に載ります。", "No API sets it: it is in the checklist of a plan and in the documents."));
        }

        return Paragraphs(property.Title, sentences);
    }

    /// <summary>The description of a form of a union.</summary>
    public static string Of(Variant variant) => Paragraphs(variant.Title, variant.Description is { } text ? [text] : []);

    /// <summary>One text in both languages.</summary>
    public static string Both(LocalizedText text) => text.Japanese == text.English ? text.Japanese : $"{text.Japanese}\n\n{text.English}";

    private static string Paragraphs(LocalizedText title, List<LocalizedText> sentences)
    {
        var english = string.Join(' ', sentences.Select(s => s.English).Prepend(title.English + "."));
        return sentences.Count == 0 ? english : string.Concat(sentences.Select(s => s.Japanese)) + "\n\n" + english;
    }

    private static LocalizedText? LeftOut(PropertyShape property) => property switch
    {
        { IsKept: true } => new("書かなければ kintone にあるまま。", "Left out: as kintone has it."),
        { Default: { IsConstant: false } rule } => new($"書かなければ、{rule.Name.Japanese}。", $"Left out: {rule.Name.English}."),
        { Default: { IsConstant: true } rule, Shape: ChoiceShape choice } when choice.Find(rule.Name.English) is { } value =>
            new($"既定は {value.Word}（{value.Title.Japanese}）。", $"Default: {value.Word} ({value.Title.English})."),
        { Default: { IsConstant: true } rule, Shape: ScalarShape { Kind: FlagKind or IntegerKind or NumberKind } } when rule.Name.English.Length > 0 =>
            new($"既定は {rule.Name.Japanese}。", $"Default: {rule.Name.English}."),
        _ => null,
    };

    private static void Add(List<LocalizedText> sentences, LocalizedText? text)
    {
        if (text is not null)
        {
            sentences.Add(text);
        }
    }

    /// <summary>The description of a key that an author may well write: what a governance rule asks for; null for any other.</summary>
    public static string? OfKey(string key) => PolicyList.Find(key) is { } policy ? $"{policy.Title.Japanese}\n\n{policy.Title.English}" : null;
}

using System.Text.Json.Nodes;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Schema;

/// <summary>
/// Shapes → the skeletons that an editor inserts (<c>defaultSnippets</c>): what an author has to write and what one usually writes, with a place to type in for each
/// value (<c>${1:…}</c>).
/// </summary>
internal sealed class SkeletonBuilder
{
    private const int MostWordsOffered = 10;

    private int _places;

    private SkeletonBuilder()
    {
    }

    /// <summary>Skeletons of an entry or item: one for each form that an author may choose; none where there is nothing to fill in.</summary>
    public static JsonArray Of(Shape shape, LocalizedText title) => new([.. Forms(shape, title, least: 2).Select(f => (JsonNode)Snippet(f.Title, new SkeletonBuilder().Body(f)))]);

    /// <summary>Skeletons of a whole new entry of a map, its name included.</summary>
    public static JsonArray OfEntries(MapShape map, LocalizedText title) => new([.. Forms(map.Value, title, least: 1).Select(f =>
    {
        var builder = new SkeletonBuilder();
        var key = builder.Place((map.KeyTitle ?? title).Japanese);
        return (JsonNode)Snippet(f.Title, new JsonObject { [key] = builder.Body(f) });
    })]);

    private static JsonObject Snippet(LocalizedText title, JsonNode body) => new() { ["label"] = title.Japanese + "を追加", ["description"] = SchemaTexts.Both(title), ["body"] = body };

    private static IEnumerable<Form> Forms(Shape shape, LocalizedText title, int least) => shape switch
    {
        ObjectShape o when Written(o).Count() >= least => [new(title, null, o)],
        UnionShape u => u.Variants.Where(v => !v.IsServerOwned && !v.IsBuiltIn).SelectMany(v => u.YamlTag is not { } tag
            ? v.Shape.Properties.IsEmpty || v.Shape.Sole is not null ? [] : [new Form(v.Title, null, v.Shape, v.Presence)]
            : v.Tags.Select(word => new Form(v.TitleOf(word), (tag, word), v.Shape, v.Presence))),
        _ => [],
    };

    private JsonObject Body(Form form)
    {
        var body = new JsonObject();
        if (form.Tag is var (tag, word))
        {
            body[tag] = word;
        }

        foreach (var property in Written(form.Shape, form.Presence))
        {
            body[property.Name] = Value(property.Shape, property.Title);
        }

        return body;
    }

    private JsonNode Value(Shape shape, LocalizedText title) => shape switch
    {
        ScalarShape { Kind: FlagKind } => Choice(["true", "false"]),
        ScalarShape { Kind: var kind } => kind.Examples is [var example, ..]
            ? example.EndsWith('/') ? example + Place(title.Japanese) : Place(example)
            : Place(title.Japanese),
        ChoiceShape s => Choice([.. s.Values.Where(v => !v.IsLegacy).Select(v => v.Word)]),
        ObjectShape { Sole: { } sole } o when !Written(o).Skip(1).Any() => Value(sole.Shape, sole.Title),
        ObjectShape o => Body(new(title, null, o)),
        UnionShape u => Union(u.Default is { Shape.Properties.IsEmpty: false } usual ? usual : u.Variants.First(v => !v.Shape.Properties.IsEmpty), u),
        MapShape { ListedBy: not null } s => new JsonArray(Place((s.KeyTitle ?? title).Japanese)),
        MapShape s => new JsonObject { [Place((s.KeyTitle ?? title).Japanese)] = Value(s.Value, title) },
        ListShape s => new JsonArray(Value(s.Item, title)),
        _ => Place(title.Japanese),
    };

    private JsonNode Union(Variant variant, UnionShape union) => variant.Shape.Sole is { } sole
        ? Value(sole.Shape, sole.Title)
        : Body(new(variant.Title, union.YamlTag is { } tag ? (tag, variant.Tags[0]) : null, variant.Shape, variant.Presence));

    private string Choice(string[] words) => words.Length > MostWordsOffered ? Place(words[0]) : $"${{{++_places}|{string.Join(',', words)}|}}";

    private string Place(string text) => $"${{{++_places}:{text.Replace("}", "\\}", StringComparison.Ordinal)}}}";

    private static IEnumerable<PropertyShape> Written(ObjectShape shape, string? presence = null) =>
        shape.Properties.Where(p => p.IsRequired || p.IsUsual || p.Name == presence);

    private sealed record Form(LocalizedText Title, (string Name, string Word)? Tag, ObjectShape Shape, string? Presence = null);
}

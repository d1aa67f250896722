using System.Text.Json;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Compiler.Wire;

namespace AppForge.Compiler.Binding;

/// <summary>
/// How what the catalog doesn't know stands in YAML: <c>{ raw: … }</c> in place of a value; in brackets where a mapping by name is expected, because <c>raw</c>
/// may be a name. Under an object that is known, a <c>raw:</c> mapping holds unknown properties instead. Which of the two it is, is never guessed: it is in place
/// of the value exactly where kintone's reader would keep it as a whole.
/// </summary>
/// <param name="Node">What stands behind <c>raw:</c>.</param>
/// <param name="Json">The same as JSON text.</param>
internal sealed record RawForm(SyntaxNode Node, string Json)
{
    private static readonly WireNames NoNames = new([]);

    /// <summary>The form that a node is in place of a value of a shape, or null where it is none.</summary>
    public static RawForm? Of(SyntaxNode node, Shape shape) => shape switch
    {
        ListShape { IsFlags: true } => null,
        MapShape { ListedBy: null } => node is SequenceNode { Items: [var only] } ? Of(only) : null,
        ObjectShape => Of(node) is { Node: not MappingNode } raw ? raw : null,
        UnionShape union => Of(node) is { } raw && (Says(raw.Node, union.WireTag) || raw.Read(union) is RawValue) ? raw : null,
        _ => Of(node),
    };

    /// <summary>The form that a node is in place of an entry of a map, or null where it is none.</summary>
    public static RawForm? OfEntry(SyntaxNode node, MapShape map) => map.Wire is RowsMapWire { ValueProperty: not null }
        ? Of(node) is { Node: MappingNode } row ? row : null
        : Of(node, map.Value);

    /// <summary>Writes a value in this form.</summary>
    public static MappingNode Write(RawValue value) => new([new(ScalarNode.Of(RawValue.Word), RawJson.ToSyntax(value.Json))], SourceSpan.None);

    /// <summary>What kintone's reader makes of it.</summary>
    public SettingValue? Read(Shape shape)
    {
        using var document = JsonDocument.Parse(Json);
        return document.RootElement.ValueKind == JsonValueKind.Null ? new RawValue(Json, SourceSpan.None) : new WireReader(NoNames).Read(document.RootElement, shape);
    }

    /// <summary>What kintone's reader makes of it as an entry.</summary>
    public SettingValue ReadEntry(MapShape map)
    {
        using var document = JsonDocument.Parse(Json);
        return new WireReader(NoNames).ReadEntry(document.RootElement, map);
    }

    private static RawForm? Of(SyntaxNode node) =>
        node is MappingNode { Entries: [{ Key.Value: RawValue.Word } only] } ? new(only.Value, RawJson.FromSyntax(only.Value)) : null;

    private static bool Says(SyntaxNode node, string? tag) => tag is not null && node is MappingNode mapping && mapping.Find(tag) is not null;
}

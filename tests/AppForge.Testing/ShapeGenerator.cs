using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using CsCheck;

namespace AppForge.Testing;

/// <summary>Generates what an author may write for any shape. Names are possible, references lead nowhere in particular.</summary>
/// <param name="onWire">Only what reaches kintone as it is: no settings of ours, roles, files, or fields that kintone makes by itself.</param>
public sealed class ShapeGenerator(bool onWire)
{
    /// <summary>The keys of the apps that are referred to.</summary>
    public static ImmutableArray<string> Apps { get; } = ["org-master", "staff-master"];

    private static readonly string[] Texts =
    [
        "品名", "a", "数量 10", "true", "false", "0", "1", "5", "12", "-3", "0.50", "2026-04-01", "2026-4-1", "08:30", "8:30", "2026-04-01T08:30Z", "<b>太字</b>", "&#xff08;注&#xff09;",
        "everyone", "creator", "role/owner", "field/担当者", "group/x", "organization/y", "user/z", "customField/c", "LOGINUSER()", "PRIMARY_ORGANIZATION()",
        "品名 = \"a\"", "区分 in (\"公務\", \"研修\")", "レコード番号 desc", "品名 asc, 数量 desc", "数量 * 2", "SUM(数量)", "customize/a.js", "live:20260401-KEY/12/a.js", "一行目\n二行目\n", "https://example.com/?a=b#c", "abcdefghijklmnopabcdefghijklmnop",
    ];

    private static readonly string[] Names = ["品名", "数量", "区分", "担当者", "ＤＸ・推進￥＄＿", "hr", "true", "12", "a b", "地図（保管場所）", "所属: 本庁", "レコード番号2"];

    private readonly Dictionary<Shape, Gen<SyntaxNode>> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>What may be written for a shape.</summary>
    public Gen<SyntaxNode> Of(Shape shape)
    {
        if (!_known.TryGetValue(shape, out var gen))
        {
            _known[shape] = gen = Make(shape);
        }

        return gen;
    }

    private Gen<SyntaxNode> Make(Shape shape) => shape switch
    {
        ScalarShape s => Words([.. Texts.Where(t => s.Kind.Normalize(t) is not null && !(onWire ? IsOursOnly(s.Kind, t) : LiveFile.Parse(t) is not null))]),
        ChoiceShape s => Words([.. s.Values.Where(v => !v.IsLegacy).Select(v => v.Word)]),
        ReferenceShape { Target: SymbolKind.App } => Words([.. Apps]),
        ReferenceShape => Words(Names),
        ObjectShape s => Object(s),
        UnionShape s => Gen.OneOf<SyntaxNode>([.. s.Variants.Where(IsPossible).Select(v => Variant(s, v))]),
        MapShape { ListedBy: null } s => Gen.Select(Key(s.Key), Of(s.Value)).Array[s.MinEntries, 4].Select(entries => Mapping(entries.DistinctBy(e => e.Item1))),
        MapShape s => Key(s.Key).Array[1, 4].Select(names => Sequence(names.Distinct(StringComparer.Ordinal).Select(Scalar))),
        ListShape { IsFlags: true } s => Gen.OneOf<SyntaxNode>(
            Gen.Const(Scalar("all")), Of(s.Item).Array[0, 4].Select(items => Sequence(items.DistinctBy(i => ((ScalarNode)i).Value)))),
        ListShape s => Of(s.Item).Array[s.MinItems, Math.Min(3, s.MaxItems ?? 3)].Select(Sequence),
        _ => throw new InvalidOperationException($"No generator for {shape.GetType().Name}."),
    };

    // Roles are resolved and files uploaded before anything is sent.
    private static bool IsOursOnly(ValueKind kind, string text) => kind is FileKind
        ? LiveFile.Parse(text) is null && !AssetKind.IsAddress(text)
        : text.StartsWith(PrincipalKind.RolePrefix, StringComparison.Ordinal);

    // A key for an icon is sent without its name, which an answer has.
    private bool IsPossible(Variant variant) => !variant.IsServerOwned && !variant.IsBuiltIn
        && !(onWire && variant.Shape.Properties.Any(p => p.Shape is ScalarShape { Kind: FileKind and not AssetKind }));

    private Gen<SyntaxNode> Variant(UnionShape union, Variant variant)
    {
        var body = Properties(variant.Shape, variant.Presence).Select(properties => Mapping(
            union.YamlTag is { } tag ? properties.Prepend((tag, Scalar(variant.Tags[0]))) : properties));
        return variant.Shape.Sole is { } sole ? Gen.OneOf<SyntaxNode>(body, Of(sole.Shape)) : body;
    }

    private Gen<SyntaxNode> Object(ObjectShape shape)
    {
        var body = Properties(shape, null).Select(Mapping);
        return shape.Sole is { } sole ? Gen.OneOf<SyntaxNode>(body, Of(sole.Shape)) : body;
    }

    private Gen<IEnumerable<(string, SyntaxNode)>> Properties(ObjectShape shape, string? presence)
    {
        var result = Gen.Const(Enumerable.Empty<(string, SyntaxNode)>());
        foreach (var property in shape.Properties.Where(p => onWire ? p.IsOnWire : p.Side != PropertySide.ServerOnly))
        {
            var isThere = property.IsRequired || property.Name == presence ? Gen.Const(true) : Gen.Bool;
            result = Gen.Select(result, isThere, Of(property.Shape), (before, there, value) => there ? before.Append((property.Name, value)) : before);
        }

        return result;
    }

    private static Gen<string> Key(Shape key) =>
        Gen.OneOf([.. Names.Where(n => key is not ScalarShape scalar || scalar.Kind.Normalize(n) is not null)]);

    private static Gen<SyntaxNode> Words(string[] words) => words.Length > 0
        ? Gen.OneOf(words).Select(Scalar)
        : throw new InvalidOperationException("The generator knows no text of this kind: add one to its texts.");

    private static SyntaxNode Scalar(string text) => ScalarNode.Of(text);

    private static SyntaxNode Sequence(IEnumerable<SyntaxNode> items) => new SequenceNode([.. items], SourceSpan.None);

    private static SyntaxNode Mapping(IEnumerable<(string Key, SyntaxNode Value)> entries) =>
        new MappingNode([.. entries.Select(e => new MappingEntry(ScalarNode.Of(e.Key), e.Value))], SourceSpan.None);
}

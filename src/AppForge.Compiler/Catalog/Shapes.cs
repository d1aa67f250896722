using System.Collections.Immutable;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Catalog;

/// <summary>The words in which the catalog is written.</summary>
internal static class Shapes
{
    public static readonly Shape Flag = new ScalarShape(new FlagKind());
    public static readonly Shape Expression = new ScalarShape(new FormulaKind());
    public static readonly Shape Number = new ScalarShape(new NumberKind());
    public static readonly Shape Who = WhoOf(PrincipalTypes.DirectoryOrField);
    public static readonly Shape App = new ReferenceShape(SymbolKind.App);

    /// <summary>An empty list as a default.</summary>
    public static readonly DefaultRule Empty = Constant("[]", new ListValue([], SourceSpan.None));

    /// <summary>An empty map as a default.</summary>
    public static readonly DefaultRule EmptyMap = Constant("{}", new MapValue([], SourceSpan.None));

    /// <summary>The key of the entry around.</summary>
    public static readonly DefaultRule Key = Computed("コード（キー）と同じ", "the same as the key", static c => ScalarValue.Of(c.Key));

    public static Shape Text(int? max = null) => new ScalarShape(new TextKind(max));

    public static Shape Name(int max) => new ScalarShape(new TextKind(max, isName: true));

    public static Shape Html(int max = 65_535) => new ScalarShape(new HtmlKind(max));

    public static Shape Integer(long min, long max) => new ScalarShape(new IntegerKind(min, max));

    public static Shape Condition(QueryPlace place, string? owner = null) => new ScalarShape(new QueryKind(place, owner));

    public static Shape Sort(string? owner = null) => new ScalarShape(new SortKind(owner));

    public static Shape Field(string? owner = null) => new ReferenceShape(SymbolKind.Field, owner);

    /// <summary>Who, where the place takes other types than most.</summary>
    public static Shape WhoOf(PrincipalTypes types) => new ScalarShape(new PrincipalKind(types));

    public static Shape Scalar(ValueKind kind) => new ScalarShape(kind);

    public static Shape OneOf(params (string Word, string Japanese, string English)[] words) =>
        new ChoiceShape([.. words.Select(w => new ChoiceValue(w.Word, new(w.Japanese, w.English)))]);

    public static ListShape ListOf(Shape item, int? max = null) => new() { Item = item, MaxItems = max };

    public static ListShape SetOf(Shape item) => new() { Item = item, IsSet = true };

    /// <summary>Booleans of the surrounding object, written as a list of words; the wire names are the words.</summary>
    public static ListShape Flags(params (string Word, string Japanese, string English)[] words) => new() { Item = OneOf(words), IsSet = true, IsFlags = true };

    /// <summary>A list of rows that ends with the row of everyone.</summary>
    public static ListShape RowsByEntity(ObjectShape row) => new()
    {
        Item = row,
        Identities = [["entity"]],
        IsIdentityStrict = true,
        HasPlacesForFragments = true,
        Tail = new("entity", PrincipalKind.Everyone),
    };

    public static PropertyShape Required(string name, Shape shape, string japanese, string english, string? wire = null) =>
        new() { Name = name, Shape = shape, Title = new(japanese, english), IsRequired = true, WirePath = Path(wire ?? name, shape) };

    public static PropertyShape Optional(string name, Shape shape, string japanese, string english, DefaultRule @default, string? wire = null) =>
        new() { Name = name, Shape = shape, Title = new(japanese, english), Default = @default, WirePath = Path(wire ?? name, shape) };

    public static PropertyShape Optional(string name, Shape shape, string japanese, string english, string @default, string? wire = null) =>
        Optional(name, shape, japanese, english, Constant(@default), wire);

    /// <summary>A property without a default that may be absent on both sides.</summary>
    public static PropertyShape Present(string name, Shape shape, string japanese, string english, string? wire = null) =>
        new() { Name = name, Shape = shape, Title = new(japanese, english), WirePath = Path(wire ?? name, shape) };

    /// <summary>Left out means: as kintone has it.</summary>
    public static PropertyShape Kept(string name, Shape shape, string japanese, string english, string? wire = null) =>
        new() { Name = name, Shape = shape, Title = new(japanese, english), IsKept = true, WirePath = Path(wire ?? name, shape) };

    public static PropertyShape ServerSide(string name, Shape? shape = null) =>
        new() { Name = name, Shape = shape ?? Text(), Title = LocalizedText.Same(name), Side = PropertySide.ServerOnly, WirePath = [name] };

    public static PropertyShape Ours(string name, Shape shape, string japanese, string english, bool required = false) =>
        new() { Name = name, Shape = shape, Title = new(japanese, english), Side = PropertySide.OursOnly, IsRequired = required, WirePath = [] };

    /// <summary>What no API sets; with a wire path, kintone at least tells it.</summary>
    public static PropertyShape ByHand(
        string name, Shape shape, string japanese, string english, string? @default = null, string? wire = null, bool required = false, LocalizedText? screen = null) => new()
        {
            Screen = screen,
            Name = name,
            Shape = shape,
            Title = new(japanese, english),
            Side = PropertySide.ByHand,
            IsRequired = required,
            Default = @default is null ? null : Constant(@default),
            WirePath = wire is null ? [] : [wire],
        };

    public static DefaultRule Constant(string text) => Constant(text, ScalarValue.Of(text));

    public static DefaultRule Constant(string name, SettingValue value) => new(LocalizedText.Same(name), _ => value, value);

    public static DefaultRule Computed(string japanese, string english, Func<DefaultContext, SettingValue?> compute) => new(new(japanese, english), compute, Constant: null);

    /// <summary>The code of a built-in field of this app, with what follows it (<c> desc</c>).</summary>
    public static DefaultRule BuiltIn(string type, string suffix = "") =>
        Computed(BuiltInNames.Japanese.CodeOf(type) + suffix, BuiltInNames.English.CodeOf(type) + suffix, c => ScalarValue.Of(c.Scope.BuiltInCode(type) + suffix));

    /// <summary>An object with nothing written, whose own defaults fill it.</summary>
    public static DefaultRule EmptyObject(ObjectShape shape) => Constant("{}", new ObjectValue(shape, [], SourceSpan.None));

    public static Variant Variant(string tag, string japanese, string english, params PropertyShape[] properties) =>
        new() { Tags = [tag], Title = new(japanese, english), Shape = new([.. properties]) };

    /// <summary>A variant of whose removal records feel nothing.</summary>
    public static Variant WithoutData(string tag, string japanese, string english, params PropertyShape[] properties) =>
        new() { Tags = [tag], Title = new(japanese, english), Shape = new([.. properties]), HoldsNoData = true };

    private static ImmutableArray<string> Path(string wire, Shape shape) => shape is ListShape { IsFlags: true } ? [] : [.. wire.Split('.')];
}

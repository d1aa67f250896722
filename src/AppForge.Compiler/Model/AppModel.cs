using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>
/// An app: what a definition says, or what a live kintone says, in the same form. The central type of this folder: rules, documents and deployment read it
/// through the façades in <c>Symbols/</c>, the interpreters of the catalog through <see cref="Canonical"/>.
/// </summary>
public sealed class AppModel
{
    // By the position of the area in the catalog.
    private readonly SettingValue?[] _written;

    // Made when somebody asks: a check of the definitions looks at few areas. Two threads may make one; the first is kept.
    private readonly SettingValue?[] _canonical;
    private FieldSymbols? _fields;

    // What walks over the definition found: each in use by many rules in a row, then by nobody. See ForgetWalks.
    private IReadOnlyList<(ScalarValue Value, Catalog.Kinds.ValueKind Kind, string? Owner)>? _scalars;
    private IReadOnlyList<Reference>? _references;
    private IReadOnlyDictionary<ScalarValue, object>? _parsed;
    private IReadOnlyList<(SettingValue Value, Shape Shape)>? _collections;

    private AppModel(
        CanonicalScope scope, ImmutableArray<SettingsArea> areas, ObjectValue? definition, SourceText? source, SettingValue?[] written, SettingValue?[] canonical)
    {
        Scope = scope;
        Areas = areas;
        Definition = definition;
        Source = source;
        _written = written;
        _canonical = canonical;
    }

    /// <summary>The app's key.</summary>
    public string Key => Scope.AppKey;

    /// <summary>The file as it is written; null for a live app.</summary>
    public ObjectValue? Definition { get; }

    /// <summary>The app's file; null for a live app.</summary>
    public SourceText? Source { get; }

    /// <summary>What the canonical form depends on.</summary>
    public CanonicalScope Scope { get; }

    /// <summary>The fields in canonical form, built-in ones included.</summary>
    public MapValue FieldMap => Scope.Fields;

    /// <summary>Makes the model of a definition.</summary>
    /// <param name="source">Its file.</param>
    /// <param name="definition">What is written in it and in the files of its sections.</param>
    /// <param name="scope">Its surroundings, without its own fields.</param>
    public static AppModel OfDefinition(SourceText source, ObjectValue definition, CanonicalScope scope) =>
        Create(scope, a => Written(definition, a), KintoneCatalog.Areas, definition, source);

    /// <summary>Makes the model of a live app.</summary>
    /// <param name="areas">The areas that were read, by name; null for one about which kintone says nothing (its default).</param>
    /// <param name="scope">Its surroundings, without its own fields.</param>
    public static AppModel OfLive(IReadOnlyDictionary<string, SettingValue?> areas, CanonicalScope scope) =>
        Create(scope, a => areas.GetValueOrDefault(a.Name), [.. KintoneCatalog.Areas.Where(a => areas.ContainsKey(a.Name))], null, null);

    /// <summary>The areas that the model knows.</summary>
    public ImmutableArray<SettingsArea> Areas { get; }

    /// <summary>An area in canonical form, or null where it wasn't read.</summary>
    public SettingValue? Canonical(SettingsArea area)
    {
        var position = PositionOf(area);
        return _canonical[position] is { } there ? there
            : !Areas.Contains(area) ? null
            : Interlocked.CompareExchange(ref _canonical[position], new Canonicalizer(Scope).Canonical(_written[position], area), null) ?? _canonical[position];
    }

    /// <summary>An area as written, or null where nothing is.</summary>
    public SettingValue? Written(SettingsArea area) => _written[PositionOf(area)];

    /// <summary>The same app with other canonical areas (what stays as kintone has it, filled in).</summary>
    public AppModel With(IReadOnlyDictionary<string, SettingValue> areas)
    {
        var canonical = KintoneCatalog.Areas.Select(a => areas.GetValueOrDefault(a.Name) ?? Canonical(a));
        return new(
            areas.GetValueOrDefault(KintoneCatalog.Fields.Name) is MapValue fields ? Scope.WithFields(fields) : Scope,
            [.. KintoneCatalog.Areas.Where(a => Areas.Contains(a) || areas.ContainsKey(a.Name))], Definition, Source, _written, [.. canonical]);
    }

    /// <summary>The address of an area of this app.</summary>
    public Address AddressOf(SettingsArea area) => area.Section.Length == 0 ? Address.OfApp(Key) : Address.OfApp(Key).Property(area.Section);

    /// <summary>A setting that only definitions have (<c>owner</c>, <c>classification</c>), as text.</summary>
    public string? Own(string property) => Definition?.Text(property);

    /// <summary>The name of the space that it belongs to, or null where it doesn't say.</summary>
    public string? Space => Own("space");

    /// <summary>Every use of a name in the definition, with its place; empty for a live app.</summary>
    public IReadOnlyList<Reference> References
    {
        get
        {
            if (_references is { } known)
            {
                return known;
            }

            if (Definition is null)
            {
                return _references = [];
            }

            var (found, parsed) = Model.References.Walked(Key, Definition, KintoneCatalog.App, Address.OfApp(Key));
            _parsed = parsed;
            return _references = found;
        }
    }

    /// <summary>What the parser of its kind makes of a text of the definition; taken from the walk over all names, where it is still there.</summary>
    internal object? Parsed(ScalarValue value, Catalog.Kinds.ValueKind kind) => _parsed?.GetValueOrDefault(value) ?? kind.Parse(value.Text);

    /// <summary>
    /// The single values of the definition that speak of something beside themselves, each with its kind and the app whose fields it speaks of; empty for a live app.
    /// </summary>
    public IReadOnlyList<(ScalarValue Value, Catalog.Kinds.ValueKind Kind, string? Owner)> Scalars =>
        _scalars ??= Definition is null ? [] : ScalarWalker.In(Key, Definition, KintoneCatalog.App);

    /// <summary>The lists and maps of the definition, each with its shape; empty for a live app.</summary>
    internal IReadOnlyList<(SettingValue Value, Shape Shape)> Collections => _collections ??= Definition is null ? [] : CollectionWalker.In(Definition, KintoneCatalog.App);

    /// <summary>
    /// Lets go of what walks over the definition found; whoever asks again gets the same anew. Thousands of small objects an app: while they are held, they go through
    /// every collection of garbage, and of most apps nobody asks for them once its rules are done.
    /// </summary>
    internal void ForgetWalks() => (_references, _parsed, _scalars, _collections) = (null, null, null, null);

    /// <summary>The addresses inside the app that are left alone (<c>unmanaged</c>).</summary>
    public ImmutableArray<string> Unmanaged => Definition?["unmanaged"].Texts() ?? [];

    /// <summary>The app's name.</summary>
    public string Name => General.Text("name") ?? Key;

    /// <summary>The general settings.</summary>
    public ObjectValue General => Canonical(KintoneCatalog.General) as ObjectValue ?? new(new ObjectShape([]), [], SourceSpan.None);

    /// <summary>The app's fields and their columns.</summary>
    public FieldSymbols Fields => _fields ??= new(FieldMap);

    /// <summary>The value at the path of an area's section in a file, for the general settings the file's own properties.</summary>
    internal static SettingValue? Written(ObjectValue definition, SettingsArea area)
    {
        if (area.Section.Length == 0)
        {
            var shape = (ObjectShape)area.Shape;
            return new ObjectValue(shape, [.. definition.Properties.Where(p => shape.Find(p.Shape.Name) is not null)], definition.Origin, raw: definition.Raw);
        }

        SettingValue? value = definition;
        foreach (var step in area.Path)
        {
            value = (value as ObjectValue)?[step];
        }

        return value;
    }

    private static AppModel Create(
        CanonicalScope surroundings, Func<SettingsArea, SettingValue?> writtenOf, ImmutableArray<SettingsArea> areas, ObjectValue? definition, SourceText? source)
    {
        var written = new SettingValue?[KintoneCatalog.Areas.Length];
        foreach (var area in areas)
        {
            written[PositionOf(area)] = writtenOf(area);
        }

        // The other areas speak of the fields.
        var position = PositionOf(KintoneCatalog.Fields);
        var fields = (MapValue)new Canonicalizer(surroundings).Canonical(written[position] as MapValue, KintoneCatalog.Fields);
        var canonical = new SettingValue?[written.Length];
        canonical[position] = areas.Contains(KintoneCatalog.Fields) ? fields : null;
        return new(surroundings.WithFields(fields), areas, definition, source, written, canonical);
    }

    private static int PositionOf(SettingsArea area) => KintoneCatalog.Areas.IndexOf(area);
}

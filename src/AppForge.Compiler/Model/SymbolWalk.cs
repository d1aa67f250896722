using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>
/// Walks over every name in a value: keys that declare, references, keys that refer, and the symbols inside queries, sorts, formulas and principals. Who walks may
/// give a name another; the value with the new names comes back, the same value where there are none. <see cref="References"/> and <see cref="Renamer"/> walk.
/// </summary>
/// <param name="appKey">The app that the value belongs to.</param>
/// <param name="root">The value's address.</param>
public abstract class SymbolWalk(string appKey, Address root)
{
    private readonly List<ObjectValue> _objects = [];
    private readonly SettingTrail _root = SettingTrail.Of(root);
    private SettingStep[] _path = new SettingStep[16];

    // The trails of the path, made where somebody asks; what lies deeper shares them.
    private SettingTrail?[] _trails = new SettingTrail?[16];
    private int _depth;
    private string? _field;

    /// <summary>The app that the value belongs to.</summary>
    protected string AppKey { get; } = appKey;

    /// <summary>A name is used.</summary>
    /// <param name="kind">What is named.</param>
    /// <param name="name">The name.</param>
    /// <param name="app">The key of the app in which it is declared; null where that app's key itself is missing.</param>
    /// <param name="field">For options: the field whose option it is. For a field behind a dot in a query: the related records that it belongs to.</param>
    /// <param name="isThroughApp">Whether a property further up names the app (a lookup's other app), even if that is this one.</param>
    /// <param name="span">The place of the name.</param>
    /// <returns>Its new name, or null to keep it.</returns>
    protected abstract string? Use(SymbolKind kind, string name, string? app, string? field, bool isThroughApp, SourceSpan span);

    /// <summary>A name is declared.</summary>
    /// <param name="kind">What is named.</param>
    /// <param name="name">The name.</param>
    /// <param name="field">For options: the field whose option it is.</param>
    /// <returns>Its new name, or null to keep it.</returns>
    protected virtual string? Declaration(SymbolKind kind, string name, string? field) => null;

    /// <summary>A text was parsed: a query or a formula.</summary>
    /// <param name="value">The text.</param>
    /// <param name="parsed">What its kind made of it.</param>
    private protected virtual void Parsed(ScalarValue value, object parsed)
    {
    }

    /// <summary>The way to the place that is being looked at.</summary>
    private protected SettingTrail Here()
    {
        var known = _depth;
        while (known > 0 && _trails[known - 1] is null)
        {
            known--;
        }

        var trail = known == 0 ? _root : _trails[known - 1]!;
        for (; known < _depth; known++)
        {
            _trails[known] = trail = trail.Then(_path[known]);
        }

        return trail;
    }

    /// <summary>Walks over a value.</summary>
    /// <returns>The value with the new names.</returns>
    protected SettingValue Walk(SettingValue value, Shape shape) => (shape, value) switch
    {
        (ScalarShape s, ScalarValue v) => Symbols(s.Kind, v),
        (ReferenceShape s, ScalarValue { Text.Length: > 0 } v) =>
            Use(s.Target, v.Text, Owner(s.OwnerProperty), s.Target == SymbolKind.Option ? _field : null, s.OwnerProperty is not null, v.Origin) is { } name ? new ScalarValue(name, v.Origin) : v,
        (_, ObjectValue v) => Object(v),
        (MapShape s, MapValue v) => Map(v, s),
        (ListShape s, ListValue v) => Rows(v, s),
        _ => value,
    };

    private ScalarValue Symbols(ValueKind kind, ScalarValue value)
    {
        Dictionary<int, string>? names = null;
        var parsed = kind.Parse(value.Text);
        if (parsed is not null)
        {
            Parsed(value, parsed);
        }

        foreach (var symbol in kind.Symbols(value.Text, parsed))
        {
            var app = symbol.Kind is SymbolKind.Field or SymbolKind.Option or SymbolKind.State ? Owner(kind.OwnerProperty) : AppKey;
            if (Use(symbol.Kind, symbol.Name, app, symbol.Field, kind.OwnerProperty is not null, value.PartOf(symbol.Start, symbol.Length)) is { } name)
            {
                (names ??= [])[symbol.Start] = name;
            }
        }

        return names is null ? value : Renamed(kind, value, names);
    }

    private static ScalarValue Renamed(ValueKind kind, ScalarValue value, Dictionary<int, string> names) =>
        new(kind.Rename(value.Text, s => names.GetValueOrDefault(s.Start)), value.Origin);

    private ObjectValue Object(ObjectValue value)
    {
        _objects.Add(value);
        ImmutableArray<PropertyValue>.Builder? changed = null;
        for (var i = 0; i < value.Properties.Length; i++)
        {
            var property = value.Properties[i];
            var walked = Walk(property.Value, property.Shape.Shape, new(Property: property.Shape.Name));
            if (!ReferenceEquals(walked, property.Value))
            {
                changed ??= value.Properties.ToBuilder();
                changed[i] = property with { Value = walked };
            }
        }

        _objects.RemoveAt(_objects.Count - 1);
        return changed is null ? value : value.With(changed.DrainToImmutable());
    }

    private ListValue Rows(ListValue value, ListShape shape)
    {
        ImmutableArray<SettingValue>.Builder? changed = null;
        for (var i = 0; i < value.Items.Length; i++)
        {
            var row = value.Items[i];
            var walked = row is ObjectValue ? Walk(row, shape.Item, new(Rows: shape, Row: row, Index: i)) : Walk(row, shape.Item);
            if (!ReferenceEquals(walked, row))
            {
                changed ??= value.Items.ToBuilder();
                changed[i] = walked;
            }
        }

        return changed is null ? value : value.With(changed.DrainToImmutable());
    }

    private MapValue Map(MapValue value, MapShape shape)
    {
        var outer = _field;
        ImmutableArray<MapEntry>.Builder? changed = null;
        for (var i = 0; i < value.Entries.Length; i++)
        {
            var entry = value.Entries[i];
            Push(new(Entry: entry.Key));
            var key = shape switch
            {
                { Key: ReferenceShape reference } => Use(reference.Target, entry.Key, Owner(reference.OwnerProperty), null, reference.OwnerProperty is not null, entry.KeyOrigin),
                { Declares: { } kind } => Declaration(kind, entry.Key, outer),
                _ => null,
            };
            _field = shape.Declares == SymbolKind.Field ? entry.Key : outer;
            var walked = Walk(entry.Value, shape.Value);
            var before = shape.Declares is { } declared && entry.RenamedFrom is { } old ? Declaration(declared, old.Text, outer) : null;
            _depth--;
            if (key is not null || before is not null || !ReferenceEquals(walked, entry.Value))
            {
                changed ??= value.Entries.ToBuilder();
                changed[i] = entry with { Key = key ?? entry.Key, Value = walked, RenamedFrom = before is null ? entry.RenamedFrom : new ScalarValue(before, entry.RenamedFrom!.Origin) };
            }
        }

        _field = outer;
        return changed is null ? value : value.With(changed.DrainToImmutable());
    }

    private SettingValue Walk(SettingValue value, Shape shape, SettingStep step)
    {
        Push(step);
        var walked = Walk(value, shape);
        _depth--;
        return walked;
    }

    private void Push(SettingStep step)
    {
        if (_depth == _path.Length)
        {
            Array.Resize(ref _path, 2 * _depth);
            Array.Resize(ref _trails, 2 * _depth);
        }

        _path[_depth] = step;
        _trails[_depth++] = null;
    }

    private string? Owner(string? property)
    {
        if (property is null)
        {
            return AppKey;
        }

        for (var i = _objects.Count - 1; i >= 0; i--)
        {
            if (_objects[i].Text(property) is { } app)
            {
                return app;
            }
        }

        return null;
    }
}

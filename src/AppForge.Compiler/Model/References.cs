using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;

namespace AppForge.Compiler.Model;

/// <summary>Collects every use of a name in a value: references, keys that refer, and the symbols inside queries, sorts, formulas and principals.</summary>
public sealed class References
{
    private readonly string _appKey;
    private readonly List<Reference> _found = [];
    private readonly List<ObjectValue> _objects = [];
    private readonly List<Step> _path = [];
    private readonly Address _root;
    private string? _field;

    private References(string appKey, Address root)
    {
        _appKey = appKey;
        _root = root;
    }

    /// <summary>Collects the uses of names in a value.</summary>
    /// <param name="appKey">The app that the value belongs to.</param>
    /// <param name="value">The value.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="address">Its address.</param>
    public static IReadOnlyList<Reference> In(string appKey, SettingValue value, Shape shape, Address address)
    {
        var collector = new References(appKey, address);
        collector.Visit(value, shape);
        return collector._found;
    }

    private void Visit(SettingValue value, Shape shape)
    {
        switch (shape, value)
        {
            case (ScalarShape s, ScalarValue v):
                AddSymbols(s.Kind, v);
                break;
            case (ReferenceShape s, ScalarValue { Text.Length: > 0 } v):
                _found.Add(new(s.Target, v.Text, Owner(s.OwnerProperty), s.Target == SymbolKind.Option ? _field : null, Here(), v.Origin) { IsThroughApp = s.OwnerProperty is not null });
                break;
            case (_, ObjectValue v):
                VisitObject(v);
                break;
            case (MapShape s, MapValue v):
                VisitMap(v, s);
                break;
            case (ListShape s, ListValue v):
                VisitRows(v, s);
                break;
        }
    }

    private void VisitObject(ObjectValue value)
    {
        _objects.Add(value);
        foreach (var property in value.Properties)
        {
            Visit(property.Value, property.Shape.Shape, new(Property: property.Shape.Name));
        }

        _objects.RemoveAt(_objects.Count - 1);
    }

    private void VisitRows(ListValue value, ListShape shape)
    {
        for (var i = 0; i < value.Items.Length; i++)
        {
            if (value.Items[i] is ObjectValue row)
            {
                Visit(row, shape.Item, new(Rows: shape, Row: row, Index: i));
            }
            else
            {
                Visit(value.Items[i], shape.Item);
            }
        }
    }

    private void Visit(SettingValue value, Shape shape, Step step)
    {
        _path.Add(step);
        Visit(value, shape);
        _path.RemoveAt(_path.Count - 1);
    }

    // Addresses are texts: made only where a name is found.
    private Address Here() => _path.Aggregate(_root, (address, step) =>
        step.Property is { } property ? address.Property(property)
        : step.Entry is { } entry ? address.Entry(entry)
        : address.Row(Pairing.RowName(step.Rows!, step.Row!, step.Index)));

    private void VisitMap(MapValue value, MapShape shape)
    {
        var outer = _field;
        foreach (var entry in value.Entries)
        {
            if (shape.Key is ReferenceShape key)
            {
                _found.Add(new(key.Target, entry.Key, Owner(key.OwnerProperty), null, Here(), entry.KeyOrigin) { IsThroughApp = key.OwnerProperty is not null });
            }

            _field = shape.Declares == SymbolKind.Field ? entry.Key : outer;
            Visit(entry.Value, shape.Value, new(Entry: entry.Key));
        }

        _field = outer;
    }

    private void AddSymbols(ValueKind kind, ScalarValue value)
    {
        foreach (var symbol in kind.Symbols(value.Text))
        {
            var app = symbol.Kind is SymbolKind.Field or SymbolKind.Option or SymbolKind.State ? Owner(kind.OwnerProperty) : _appKey;
            _found.Add(new(symbol.Kind, symbol.Name, app, symbol.Field, Here(), value.PartOf(symbol.Start, symbol.Length)) { IsThroughApp = kind.OwnerProperty is not null });
        }
    }

    private string? Owner(string? property)
    {
        if (property is null)
        {
            return _appKey;
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

    /// <summary>A step of the way from the root: a property, an entry of a map, or a row of a list.</summary>
    private readonly record struct Step(string? Property = null, string? Entry = null, ListShape? Rows = null, SettingValue? Row = null, int Index = 0);
}

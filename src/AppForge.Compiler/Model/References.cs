using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;

namespace AppForge.Compiler.Model;

/// <summary>Collects every use of a name in a value: references, keys that refer, and the symbols inside queries, sorts, formulas and principals.</summary>
public sealed class References
{
    private readonly string _appKey;
    private readonly List<Reference> _found = [];
    private readonly List<ObjectValue> _objects = [];
    private string? _field;

    private References(string appKey) => _appKey = appKey;

    /// <summary>Collects the uses of names in a value.</summary>
    /// <param name="appKey">The app that the value belongs to.</param>
    /// <param name="value">The value.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="address">Its address.</param>
    public static IReadOnlyList<Reference> In(string appKey, SettingValue value, Shape shape, Address address)
    {
        var collector = new References(appKey);
        collector.Visit(value, shape, address);
        return collector._found;
    }

    private void Visit(SettingValue value, Shape shape, Address address)
    {
        switch (shape, value)
        {
            case (ScalarShape s, ScalarValue v):
                AddSymbols(s.Kind, v, address);
                break;
            case (ReferenceShape s, ScalarValue { Text.Length: > 0 } v):
                _found.Add(new(s.Target, v.Text, Owner(s.OwnerProperty), s.Target == SymbolKind.Option ? _field : null, address, v.Origin));
                break;
            case (_, ObjectValue v):
                VisitObject(v, address);
                break;
            case (MapShape s, MapValue v):
                VisitMap(v, s, address);
                break;
            case (ListShape s, ListValue v):
                foreach (var (item, i) in v.Items.Select((item, i) => (item, i)))
                {
                    Visit(item, s.Item, item is ObjectValue ? address.Row(Pairing.RowName(s, item, i)) : address);
                }

                break;
        }
    }

    private void VisitObject(ObjectValue value, Address address)
    {
        _objects.Add(value);
        foreach (var property in value.Properties)
        {
            Visit(property.Value, property.Shape.Shape, address.Property(property.Shape.Name));
        }

        _objects.RemoveAt(_objects.Count - 1);
    }

    private void VisitMap(MapValue value, MapShape shape, Address address)
    {
        var outer = _field;
        foreach (var entry in value.Entries)
        {
            if (shape.Key is ReferenceShape key)
            {
                _found.Add(new(key.Target, entry.Key, Owner(key.OwnerProperty), null, address, entry.KeyOrigin));
            }

            _field = shape.Declares == SymbolKind.Field ? entry.Key : outer;
            Visit(entry.Value, shape.Value, address.Entry(entry.Key));
        }

        _field = outer;
    }

    private void AddSymbols(ValueKind kind, ScalarValue value, Address address)
    {
        foreach (var symbol in kind.Symbols(value.Text))
        {
            var app = symbol.Kind is SymbolKind.Field or SymbolKind.Option or SymbolKind.State ? Owner(kind.OwnerProperty) : _appKey;
            _found.Add(new(symbol.Kind, symbol.Name, app, symbol.Field, address, value.PartOf(symbol.Start, symbol.Length)));
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
}

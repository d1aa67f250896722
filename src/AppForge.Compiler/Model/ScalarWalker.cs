using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;

namespace AppForge.Compiler.Model;

/// <summary>Walks over the single values of a setting, each with its kind and the app whose fields it speaks of.</summary>
public static class ScalarWalker
{
    /// <summary>The single values inside a value.</summary>
    /// <param name="appKey">The app that it belongs to.</param>
    /// <param name="value">The value.</param>
    /// <param name="shape">Its shape.</param>
    public static IEnumerable<(ScalarValue Value, ValueKind Kind, string? Owner)> In(string appKey, SettingValue value, Shape shape) => Walk(appKey, value, shape, null);

    private static IEnumerable<(ScalarValue, ValueKind, string?)> Walk(string appKey, SettingValue value, Shape shape, Enclosing? around) => (shape, value) switch
    {
        (ScalarShape s, ScalarValue v) => [(v, s.Kind, s.Kind.OwnerProperty is { } property ? around?.Find(property) : appKey)],
        (_, ObjectValue v) => v.Properties.SelectMany(p => Walk(appKey, p.Value, p.Shape.Shape, new(v, around))),
        (MapShape s, MapValue v) => v.Entries.SelectMany(e => Walk(appKey, e.Value, s.Value, around)),
        (ListShape s, ListValue v) => v.Items.SelectMany(i => Walk(appKey, i, s.Item, around)),
        _ => [],
    };

    private sealed record Enclosing(ObjectValue Value, Enclosing? Around)
    {
        public string? Find(string property) => Value.Text(property) ?? Around?.Find(property);
    }
}

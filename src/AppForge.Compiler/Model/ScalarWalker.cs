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
    public static IReadOnlyList<(ScalarValue Value, ValueKind Kind, string? Owner)> In(string appKey, SettingValue value, Shape shape)
    {
        var found = new List<(ScalarValue, ValueKind, string?)>();
        Walk(appKey, value, shape, null, found);
        return found;
    }

    private static void Walk(string appKey, SettingValue value, Shape shape, Enclosing? around, List<(ScalarValue, ValueKind, string?)> found)
    {
        switch (shape, value)
        {
            case (ScalarShape s, ScalarValue v):
                found.Add((v, s.Kind, s.Kind.OwnerProperty is { } owner ? around?.Find(owner) : appKey));
                break;
            case (_, ObjectValue v):
                var inner = new Enclosing(v, around);
                foreach (var property in v.Properties)
                {
                    Walk(appKey, property.Value, property.Shape.Shape, inner, found);
                }

                break;
            case (MapShape s, MapValue v):
                foreach (var entry in v.Entries)
                {
                    Walk(appKey, entry.Value, s.Value, around, found);
                }

                break;
            case (ListShape s, ListValue v):
                foreach (var item in v.Items)
                {
                    Walk(appKey, item, s.Item, around, found);
                }

                break;
        }
    }

    private sealed record Enclosing(ObjectValue Value, Enclosing? Around)
    {
        public string? Find(string property) => Value.Text(property) ?? Around?.Find(property);
    }
}

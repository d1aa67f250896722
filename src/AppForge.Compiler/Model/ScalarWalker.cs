using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;

namespace AppForge.Compiler.Model;

/// <summary>Finds the single values of a setting that speak of something beside themselves, each with its kind and the app whose fields it speaks of.</summary>
public static class ScalarWalker
{
    /// <summary>The single values inside a value that look outside.</summary>
    /// <param name="appKey">The app that it belongs to.</param>
    /// <param name="value">The value.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="all">Whether the others are wanted too.</param>
    public static IReadOnlyList<(ScalarValue Value, ValueKind Kind, string? Owner)> In(string appKey, SettingValue value, Shape shape, bool all = false)
    {
        var found = new List<(ScalarValue, ValueKind, string?)>();
        Walk(appKey, value, shape, [], found, all);
        return found;
    }

    private static void Walk(string appKey, SettingValue value, Shape shape, List<ObjectValue> around, List<(ScalarValue, ValueKind, string?)> found, bool all)
    {
        switch (shape, value)
        {
            case (ScalarShape s, ScalarValue v) when all || s.Kind.LooksOutside:
                found.Add((v, s.Kind, s.Kind.OwnerProperty is { } owner ? Find(owner, around) : appKey));
                break;
            case (_, ObjectValue v):
                around.Add(v);
                foreach (var property in v.Properties)
                {
                    Walk(appKey, property.Value, property.Shape.Shape, around, found, all);
                }

                around.RemoveAt(around.Count - 1);
                break;
            case (MapShape s, MapValue v):
                foreach (var entry in v.Entries)
                {
                    Walk(appKey, entry.Value, s.Value, around, found, all);
                }

                break;
            case (ListShape s, ListValue v):
                foreach (var item in v.Items)
                {
                    Walk(appKey, item, s.Item, around, found, all);
                }

                break;
        }
    }

    private static string? Find(string property, List<ObjectValue> around)
    {
        for (var i = around.Count - 1; i >= 0; i--)
        {
            if (around[i].Text(property) is { } text)
            {
                return text;
            }
        }

        return null;
    }
}

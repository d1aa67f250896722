using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model;

/// <summary>Walks over the lists and maps of a setting, whatever area they belong to.</summary>
internal static class CollectionWalker
{
    /// <summary>The lists and maps inside a value, each before those inside it.</summary>
    public static IReadOnlyList<(SettingValue Value, Shape Shape)> In(SettingValue value, Shape shape)
    {
        var found = new List<(SettingValue, Shape)>();
        Walk(value, shape, found);
        return found;
    }

    private static void Walk(SettingValue value, Shape shape, List<(SettingValue, Shape)> found)
    {
        switch (shape, value)
        {
            case (_, ObjectValue v):
                foreach (var property in v.Properties)
                {
                    Walk(property.Value, property.Shape.Shape, found);
                }

                break;
            case (MapShape s, MapValue v):
                found.Add((v, s));
                foreach (var entry in v.Entries)
                {
                    Walk(entry.Value, s.Value, found);
                }

                break;
            case (ListShape s, ListValue v):
                found.Add((v, s));
                foreach (var item in v.Items)
                {
                    Walk(item, s.Item, found);
                }

                break;
        }
    }
}

using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model;

/// <summary>Collects what a definition declares and no API sets: the hand-work checklist of plans and documents.</summary>
public static class HandWork
{
    /// <summary>The declared settings of an app that are work by hand, in the order of the file's shape; none for a live app.</summary>
    public static IReadOnlyList<HandWorkItem> In(AppModel app)
    {
        var found = new List<HandWorkItem>();
        if (app.Definition is { } definition)
        {
            Visit(definition, KintoneCatalog.App, Address.OfApp(app.Key), of: null, found);
        }

        return found;
    }

    private static void Visit(SettingValue value, Shape shape, Address address, string? of, List<HandWorkItem> found)
    {
        switch (shape, value)
        {
            case (_, ObjectValue v):
                foreach (var property in v.Properties)
                {
                    VisitProperty(property, address.Property(property.Shape.Name), of, found);
                }

                break;
            case (MapShape s, MapValue v):
                foreach (var entry in v.Entries)
                {
                    Visit(entry.Value, s.Value, address.Entry(entry.Key), entry.Key, found);
                }

                break;
            case (ListShape s, ListValue v):
                for (var i = 0; i < v.Items.Length; i++)
                {
                    var row = Pairing.RowName(s, v.Items[i], i);
                    Visit(v.Items[i], s.Item, address.Row(row), row, found);
                }

                break;
        }
    }

    private static void VisitProperty(PropertyValue property, Address address, string? of, List<HandWorkItem> found)
    {
        if (property.Shape.Side == PropertySide.ByHand)
        {
            found.Add(new(address, property.Shape, property.Value, of));
        }
        else
        {
            Visit(property.Value, property.Shape.Shape, address, of, found);
        }
    }
}

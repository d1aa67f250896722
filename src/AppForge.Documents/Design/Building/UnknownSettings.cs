using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Documents.Design.Building;

/// <summary>Finds what kintone has and the catalog doesn't know, in an app as it is written.</summary>
internal static class UnknownSettings
{
    public static IReadOnlyList<UnknownSettingRow> Of(AppModel app)
    {
        var found = new List<UnknownSettingRow>();
        if (app.Definition is { } definition)
            Visit(definition, KintoneCatalog.App, Address.OfApp(app.Key), app.Key, found);
        return found;
    }

    private static void Visit(SettingValue value, Shape shape, Address address, string app, List<UnknownSettingRow> found)
    {
        switch (shape, value)
        {
            case (_, RawValue v):
                found.Add(new UnknownSettingRow(address.Within(app), v.Json));
                break;
            case (_, ObjectValue v):
                foreach (var (name, json) in v.Raw)
                    found.Add(new UnknownSettingRow(address.Property(name).Within(app), json));
                foreach (var property in v.Properties)
                    Visit(property.Value, property.Shape.Shape, address.Property(property.Shape.Name), app, found);
                break;
            case (MapShape s, MapValue v):
                foreach (var entry in v.Entries)
                    Visit(entry.Value, s.Value, address.Entry(entry.Key), app, found);
                break;
            case (ListShape s, ListValue v):
                for (var i = 0; i < v.Items.Length; i++)
                    Visit(v.Items[i], s.Item, address.Row(Pairing.RowName(s, v.Items[i], i)), app, found);
                break;
        }
    }
}

using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model;

/// <summary>Collects the renames that an app's entries carry (<see cref="MapEntry.RenamedFrom"/>): fields, columns, options, states, views and whatever else declares names.</summary>
public static class DeclaredRenames
{
    /// <summary>The renames of an app, in the order of the catalog.</summary>
    /// <param name="app">The app; after <see cref="Diff.Overlay"/> only those are left that are still to come.</param>
    public static ImmutableArray<SymbolRename> In(AppModel app)
    {
        var found = ImmutableArray.CreateBuilder<SymbolRename>();
        foreach (var area in app.Areas)
        {
            if (app.Canonical(area) is { } value)
            {
                Visit(app.Key, value, area.Shape, field: null, found);
            }
        }

        return found.DrainToImmutable();
    }

    private static void Visit(string app, SettingValue value, Shape shape, string? field, ImmutableArray<SymbolRename>.Builder found)
    {
        switch (shape, value)
        {
            case (_, ObjectValue v):
                foreach (var property in v.Properties)
                {
                    Visit(app, property.Value, property.Shape.Shape, field, found);
                }

                break;
            case (MapShape s, MapValue v):
                foreach (var entry in v.Entries)
                {
                    if (s.Declares is { } kind && entry.RenamedFrom is { } old)
                    {
                        found.Add(new(kind, app, old.Text, entry.Key, kind == SymbolKind.Option ? field : null));
                    }

                    // An option is found by the field as it was called before.
                    Visit(app, entry.Value, s.Value, s.Declares == SymbolKind.Field ? entry.RenamedFrom?.Text ?? entry.Key : field, found);
                }

                break;
            case (ListShape { Item: not ScalarShape } s, ListValue v):
                foreach (var item in v.Items)
                {
                    Visit(app, item, s.Item, field, found);
                }

                break;
        }
    }
}

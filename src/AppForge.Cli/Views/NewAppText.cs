using System.Globalization;
using AppForge.Compiler.Model;

namespace AppForge.Cli.Views;

/// <summary>What is in an app that is to be created, counted: hundreds of additions would say less.</summary>
internal static class NewAppText
{
    /// <summary>The counts, an item for each kind of thing that the app has.</summary>
    public static IReadOnlyList<string> Counts(AppModel app, Terminal terminal)
    {
        var canonicalizer = new Canonicalizer(app.Scope);
        var counts = new List<string>();
        foreach (var area in app.Areas.Where(a => a.Section.Length > 0))
        {
            var value = app.Canonical(area)!;
            if (SettingValueComparer.Instance.Equals(value, canonicalizer.Canonical(null, area)))
            {
                continue;
            }

            var title = area.Title.In(terminal.Language);
            // Parts of equal rank are counted each by its name (states and actions), anything else as what it is part of.
            if (value is ObjectValue { Shape.Sole: null } o && o.Properties.Any(p => p.Value is MapValue or ListValue && Size(p.Value) > 0))
            {
                counts.AddRange(o.Properties.Where(p => Size(p.Value) > 0).Select(p => Item(p.Shape.Title.In(terminal.Language), Size(p.Value))));
            }
            else
            {
                counts.Add(Size(value) > 0 ? Item(title, Size(value)) : title);
            }
        }

        return counts;
    }

    private static string Item(string title, int count) => title + " " + count.ToString(CultureInfo.InvariantCulture);

    // Built-in fields are there anyway.
    private static int Size(SettingValue value) => value switch
    {
        MapValue map => map.Entries.Count(e => !e.IsImplied),
        ListValue list => list.Items.Length,
        ObjectValue part => part.Properties.Sum(p => p.Value is ListValue or ObjectValue ? Size(p.Value) : 0),
        _ => 0,
    };
}

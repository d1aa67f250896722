using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Files;

/// <summary>Finds and replaces the files that settings name, in the order of the catalog's walk.</summary>
internal static class FilesInSettings
{
    /// <summary>The areas whose shape has room for files.</summary>
    public static ImmutableArray<SettingsArea> Areas { get; } = [.. KintoneCatalog.Areas.Where(a => HasFiles(a.Shape))];

    /// <summary>The texts of the files in a value: paths, or live files; no addresses.</summary>
    public static IEnumerable<string> In(SettingValue value, Shape shape) => ScalarWalker.In("", value, shape)
        .Where(v => v.Kind is FileKind && IsFile(v.Value.Text)).Select(v => v.Value.Text);

    /// <summary>The value with each file's text replaced.</summary>
    public static SettingValue Replace(SettingValue value, Shape shape, Func<string, string> replace) =>
        ScalarRewriter.Rewrite(value, shape, (text, kind) => kind is FileKind && IsFile(text) ? replace(text) : text);

    /// <summary>The app with each file's text replaced.</summary>
    public static AppModel Replace(AppModel app, Func<SettingsArea, string, string> replace)
    {
        var areas = new Dictionary<string, SettingValue>(StringComparer.Ordinal);
        foreach (var area in Areas)
        {
            if (app.Canonical(area) is { } value && In(value, area.Shape).Any())
            {
                areas[area.Name] = Replace(value, area.Shape, text => replace(area, text));
            }
        }

        return areas.Count == 0 ? app : app.With(areas);
    }

    private static bool IsFile(string text) => LiveFile.Parse(text) is not null || FileKind.IsPath(text);

    private static bool HasFiles(Shape shape) => shape switch
    {
        ScalarShape s => s.Kind is FileKind,
        ObjectShape s => s.Properties.Any(p => p.IsOnWire && HasFiles(p.Shape)),
        UnionShape s => s.Variants.Any(v => HasFiles(v.Shape)),
        MapShape s => HasFiles(s.Value),
        ListShape s => HasFiles(s.Item),
        _ => false,
    };
}

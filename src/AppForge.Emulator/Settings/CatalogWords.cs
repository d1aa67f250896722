using AppForge.Compiler.Catalog;

namespace AppForge.Emulator.Settings;

/// <summary>
/// The words kintone takes, read from the compiler's catalog so that they are written down once. What a server fills in for a value left out, and
/// what it refuses, is behaviour of the server and stays with the areas.
/// </summary>
internal static class CatalogWords
{
    /// <summary>The words of a property of a field type, nested objects by a path.</summary>
    public static IReadOnlyList<string> OfField(string type, params ReadOnlySpan<string> path) => Words(FieldType(type).Shape, path);

    /// <summary>The words of a property of the general settings, nested objects by a path.</summary>
    public static IReadOnlyList<string> OfGeneral(params ReadOnlySpan<string> path) => Words(KintoneCatalog.General.Shape, path);

    /// <summary>What kintone's screens call a field type.</summary>
    public static string TitleOfField(string type) => FieldType(type).Title.Japanese;

    private static Variant FieldType(string type) =>
        ((UnionShape)((MapShape)KintoneCatalog.Fields.Shape).Value).Variants.First(v => v.Presence is null && v.Tags.Contains(type, StringComparer.Ordinal));

    private static IReadOnlyList<string> Words(Shape shape, ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            shape = ((ObjectShape)shape).Find(name)!.Shape;
        }

        return [.. ((ChoiceShape)shape).Values.Select(v => v.Word)];
    }
}

using System.Text.Json.Nodes;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Schema;

/// <summary>What an editor has to know of fragments beside the shape of <c>use</c>: it sees a file before its uses are carried out.</summary>
internal static class FragmentSchema
{
    private static readonly IReadOnlySet<Shape> Overridable = FragmentShapes.Overridable(KintoneCatalog.App);

    /// <summary>Whether <c>override</c> is offered in an object.</summary>
    public static bool MayOverride(ObjectShape shape) => Overridable.Contains(shape);

    /// <summary>The value of <c>override</c>.</summary>
    public static JsonObject Override() => new()
    {
        ["title"] = "断片より優先する",
        ["description"] = "断片が同じものを言っていても、ここに書いたほうにします。\n\nWhat stands here holds, whatever a fragment says.",
        ["const"] = true,
    };

    /// <summary>Something that a fragment has, and to which this adds: what is required there need not be said again, so anything may be left out.</summary>
    public static JsonObject Addition() => new()
    {
        ["title"] = "断片のものに足す",
        ["type"] = "object",
        ["properties"] = new JsonObject { [FragmentShapes.Override] = SchemaParts.NotOffered(Override()) },
        ["required"] = new JsonArray(FragmentShapes.Override),
    };

    /// <summary>An item of a list that is the place for what a fragment has for it.</summary>
    public static JsonObject Place() => new()
    {
        ["title"] = "断片の置き場所",
        ["description"] = "断片がこの並びに足すものは、ここに入ります。\n\nThe place for what a fragment has for this list.",
        ["type"] = "object",
        ["properties"] = new JsonObject { [FragmentShapes.Use] = new JsonObject { ["type"] = "string" } },
        ["required"] = new JsonArray(FragmentShapes.Use),
        ["additionalProperties"] = false,
    };
}

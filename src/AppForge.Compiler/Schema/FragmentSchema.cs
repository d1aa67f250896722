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
        ["description"] = "What stands here holds, whatever a fragment says",
        ["const"] = true,
    };

    /// <summary>An item of a list that is the place for what a fragment has for it.</summary>
    public static JsonObject Place() => new()
    {
        ["title"] = "断片の置き場所",
        ["description"] = "The place for what a fragment has for this list",
        ["type"] = "object",
        ["properties"] = new JsonObject { [FragmentShapes.Use] = new JsonObject { ["type"] = "string" } },
        ["required"] = new JsonArray(FragmentShapes.Use),
        ["additionalProperties"] = false,
    };
}

using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog;

/// <summary>How a fragment is used and what its file has beside the sections of an app. Nothing of it reaches the model: a use is carried out before binding.</summary>
internal static class FragmentShapes
{
    public const string Use = "use";
    public const string Fragment = "fragment";
    public const string With = "with";
    public const string Parameters = "parameters";

    /// <summary>What stands beside that which shall hold although a fragment says something else.</summary>
    public const string Override = "override";

    /// <summary>The fragments that a file uses; one without arguments is its name.</summary>
    public static readonly ListShape Uses = ListOf(new ObjectShape(
    [
        Ours(Fragment, Name(64), "断片", "Fragment", required: true),
        Ours(With, MapOf(Text()), "パラメーターの値", "Arguments"),
    ], sole: Fragment));

    /// <summary>The parameters that a fragment declares.</summary>
    public static readonly MapShape Declarations = MapOf(new ObjectShape(
    [
        Ours("title", Text(128), "説明", "Title"),
        Ours("default", Text(), "書かないときの値", "Default"),
        Ours("required", Flag, "必ず書く", "Required"),
    ], sole: "title"));

    /// <summary>A fragment's file: everything an app may say save its name, nothing of it required.</summary>
    public static ObjectShape File(ObjectShape app) => new(
    [
        Ours(Parameters, Declarations, "パラメーター", "Parameters"),
        .. app.Properties.Where(p => !p.IsRequired),
    ]);

    /// <summary>
    /// The objects in which <c>override</c> is offered: the root, sections, entries of maps, rows that are told apart by who they are about. Elsewhere it
    /// follows from one of these.
    /// </summary>
    public static IReadOnlySet<Shape> Overridable(ObjectShape root)
    {
        HashSet<Shape> found = new(ReferenceEqualityComparer.Instance) { root };
        HashSet<Shape> visited = new(ReferenceEqualityComparer.Instance);
        foreach (var property in root.Properties)
        {
            Visit(property.Shape, isOffered: property.Shape is ObjectShape && property.Name is not (Use or Parameters));
        }

        return found;

        void Visit(Shape shape, bool isOffered)
        {
            if (isOffered)
            {
                found.UnionWith(shape is UnionShape u ? u.Variants.Select(v => v.Shape) : [shape]);
            }

            if (visited.Add(shape))
            {
                foreach (var (inner, isOwn) in Inner(shape))
                {
                    Visit(inner, isOwn);
                }
            }
        }
    }

    private static IEnumerable<(Shape Shape, bool IsOffered)> Inner(Shape shape) => shape switch
    {
        ObjectShape o => o.Properties.Select(p => (p.Shape, false)),
        UnionShape union => union.Variants.SelectMany(v => v.Shape.Properties).Select(p => (p.Shape, false)),
        MapShape { ListedBy: null } map => [(map.Value, map.Value is ObjectShape or UnionShape)],
        ListShape list => [(list.Item, list.IsIdentityStrict)],
        _ => [],
    };

    private static MapShape MapOf(Shape value) => new() { Key = Name(64), Value = value, Wire = new KeyedMapWire("name", IndexProperty: null) };
}

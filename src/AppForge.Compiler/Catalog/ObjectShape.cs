using System.Collections.Immutable;

namespace AppForge.Compiler.Catalog;

/// <summary>An object with known properties.</summary>
public sealed class ObjectShape : Shape
{
    private readonly ImmutableDictionary<string, PropertyShape> _byName;

    /// <summary>Makes an object shape.</summary>
    /// <param name="properties">The properties, in the order in which they are written.</param>
    /// <param name="sole">The property whose value may stand for the whole object when it is the only one (<c>role/x</c> for <c>{ entity: role/x }</c>).</param>
    public ObjectShape(ImmutableArray<PropertyShape> properties, string? sole = null)
    {
        Properties = properties;
        _byName = properties.ToImmutableDictionary(p => p.Name, StringComparer.Ordinal);
        Sole = sole is null ? null : _byName[sole];
        ComputedLast = [.. properties.Select((p, i) => (p, i)).OrderBy(p => p.p.Default is { IsConstant: false } ? 1 : 0)];
    }

    /// <summary>The properties with their positions; those whose default looks at others come last.</summary>
    internal ImmutableArray<(PropertyShape Property, int Index)> ComputedLast { get; }

    /// <summary>The properties, in the order in which they are written.</summary>
    public ImmutableArray<PropertyShape> Properties { get; }

    /// <summary>The property that may stand alone for the object.</summary>
    public PropertyShape? Sole { get; }

    /// <summary>The property of a name, or null.</summary>
    public PropertyShape? Find(string name) => _byName.GetValueOrDefault(name);
}

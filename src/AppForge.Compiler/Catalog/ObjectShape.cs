using System.Collections.Immutable;

namespace AppForge.Compiler.Catalog;

/// <summary>An object with known properties.</summary>
public sealed class ObjectShape : Shape
{
    private readonly Dictionary<string, PropertyShape> _byName;

    /// <summary>Makes an object shape.</summary>
    /// <param name="properties">The properties, in the order in which they are written.</param>
    /// <param name="sole">The property whose value may stand for the whole object when it is the only one (<c>role/x</c> for <c>{ entity: role/x }</c>).</param>
    public ObjectShape(ImmutableArray<PropertyShape> properties, string? sole = null)
    {
        Properties = properties;
        _byName = new(properties.Length, StringComparer.Ordinal);
        foreach (var property in properties)
        {
            _byName.Add(property.Name, property);
        }

        Sole = sole is null ? null : _byName[sole];
        ComputedLast = [.. Indexes(isComputed: false), .. Indexes(isComputed: true)];
        MeaninglessWithout = [.. Properties.Where(p => p.MeaninglessWithout is not null).Select(p => new Dependence(IndexOf(p), IndexOf(_byName[p.MeaninglessWithout!])))];
    }

    /// <summary>The positions of the properties; those whose default looks at others come last.</summary>
    internal int[] ComputedLast { get; }

    /// <summary>The positions of the properties that say nothing without a list, each with that of the list.</summary>
    internal ImmutableArray<Dependence> MeaninglessWithout { get; }

    /// <summary>The properties, in the order in which they are written.</summary>
    public ImmutableArray<PropertyShape> Properties { get; }

    /// <summary>The property that may stand alone for the object.</summary>
    public PropertyShape? Sole { get; }

    /// <summary>The position of a property; -1 if it is none of this object's.</summary>
    public int IndexOf(PropertyShape property)
    {
        for (var i = 0; i < Properties.Length; i++)
        {
            if (ReferenceEquals(Properties[i], property))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The property of a name, or null.</summary>
    public PropertyShape? Find(string name) => _byName.GetValueOrDefault(name);

    private IEnumerable<int> Indexes(bool isComputed)
    {
        for (var i = 0; i < Properties.Length; i++)
        {
            if (Properties[i].Default is { IsConstant: false } == isComputed)
            {
                yield return i;
            }
        }
    }

    /// <summary>A property that says nothing without a list, by their positions.</summary>
    internal sealed record Dependence(int Property, int List);
}

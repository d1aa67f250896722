using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>An object, or a variant of a union.</summary>
/// <param name="shape">The properties that it may have.</param>
/// <param name="properties">Those it has, in the order of the shape.</param>
/// <param name="origin">Where it is written.</param>
/// <param name="variant">The variant, for a value of a union.</param>
/// <param name="tag">The tag, for a value of a union: a variant may own several.</param>
/// <param name="raw">What kintone has and the catalog doesn't know: name → JSON text.</param>
public sealed class ObjectValue(
    ObjectShape shape,
    ImmutableArray<PropertyValue> properties,
    SourceSpan origin,
    Variant? variant = null,
    string? tag = null,
    ImmutableSortedDictionary<string, string>? raw = null) : SettingValue(origin)
{
    private static readonly ImmutableSortedDictionary<string, string> NoRaw = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The properties that it may have.</summary>
    public ObjectShape Shape { get; } = shape;

    /// <summary>The properties that it has, in the order of the shape.</summary>
    public ImmutableArray<PropertyValue> Properties { get; } = properties;

    /// <summary>The variant, for a value of a union.</summary>
    public Variant? Variant { get; } = variant;

    /// <summary>The tag, for a value of a union that has one.</summary>
    public string? Tag { get; } = tag;

    /// <summary>What kintone has and the catalog doesn't know: name → JSON text.</summary>
    public ImmutableSortedDictionary<string, string> Raw { get; } = raw ?? NoRaw;

    private protected override IEnumerable<SettingValue> Parts => Properties.Select(p => p.Value);

    /// <summary>The value of a property, or null where it has none.</summary>
    public SettingValue? this[string name] => Find(name)?.Value;

    /// <summary>A property with its value, or null where it has none.</summary>
    public PropertyValue? Find(string name)
    {
        foreach (var property in Properties)
        {
            if (string.Equals(property.Shape.Name, name, StringComparison.Ordinal))
            {
                return property;
            }
        }

        return null;
    }

    /// <summary>The text of a scalar property, or null.</summary>
    public string? Text(string name) => (this[name] as ScalarValue)?.Text;

    /// <summary>The same object with other properties.</summary>
    public ObjectValue With(ImmutableArray<PropertyValue> properties) => new(Shape, properties, Origin, Variant, Tag, Raw);

    /// <summary>The same object with one property set, in its place; null takes it away.</summary>
    public ObjectValue With(string name, SettingValue? value)
    {
        var builder = ImmutableArray.CreateBuilder<PropertyValue>(Properties.Length + 1);
        foreach (var property in Shape.Properties)
        {
            var there = string.Equals(property.Name, name, StringComparison.Ordinal) ? value is null ? null : new PropertyValue(property, value) : Find(property.Name);
            if (there is { } set)
            {
                builder.Add(set);
            }
        }

        return With(builder.ToImmutable());
    }

    /// <summary>The same object with other unknown properties.</summary>
    public ObjectValue WithRaw(ImmutableSortedDictionary<string, string> other) => new(Shape, Properties, Origin, Variant, Tag, other);
}

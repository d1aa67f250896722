using System.Collections.Immutable;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog;

/// <summary>One of several forms, told apart by a tag, by which property is there, or by both.</summary>
public sealed class UnionShape : Shape
{
    /// <summary>The forms.</summary>
    public required ImmutableArray<Variant> Variants { get; init; }

    /// <summary>The name of the tag in YAML; null where presence decides.</summary>
    public string? YamlTag { get; init; }

    /// <summary>The name of the tag in kintone's JSON; null where it has none.</summary>
    public string? WireTag { get; init; }

    /// <summary>The form when nothing says otherwise.</summary>
    public Variant? Default { get; init; }

    /// <summary>Whether a change of form is a removal and an addition for kintone (type of a field).</summary>
    public bool ChangeReplaces { get; init; }

    /// <summary>The form for a tag and for what is there; null where no form fits.</summary>
    /// <param name="tag">The tag, or null where none is given.</param>
    /// <param name="has">Says whether a property is there.</param>
    public Variant? Select(string? tag, Func<string, bool> has)
    {
        Variant? fallback = null;
        foreach (var variant in Variants)
        {
            if (tag is not null && !variant.Tags.IsEmpty && !variant.Tags.Contains(tag, StringComparer.Ordinal))
            {
                continue;
            }

            if (variant.Presence is null ? tag is not null && variant.Tags.Contains(tag, StringComparer.Ordinal) : has(variant.Presence))
            {
                if (variant.Presence is not null)
                {
                    return variant;
                }

                fallback ??= variant;
            }
        }

        return fallback ?? (tag is null ? Default : null);
    }

    /// <summary>Whether going from one value to another is a removal and an addition for kintone: the form is another, or a kind that isn't known is.</summary>
    public bool IsReplacement(SettingValue before, SettingValue after) => ChangeReplaces && (before, after) switch
    {
        (ObjectValue b, ObjectValue a) => !ReferenceEquals(b.Variant, a.Variant),
        (RawValue b, RawValue a) => !string.Equals(b.Tag, a.Tag, StringComparison.Ordinal),
        (UnreadableValue, _) or (_, UnreadableValue) => false,
        _ => true,
    };

    /// <summary>All tags of all forms, each once, in order.</summary>
    public IEnumerable<string> Tags => Variants.SelectMany(v => v.Tags).Distinct(StringComparer.Ordinal);
}

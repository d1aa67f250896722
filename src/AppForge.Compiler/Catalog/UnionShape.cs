using System.Collections.Immutable;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog;

/// <summary>One of several forms, told apart by a tag, by which property is there, or by both.</summary>
public sealed class UnionShape : Shape
{
    private IReadOnlyList<string>? _tags;
    private Dictionary<string, List<Variant>>? _byTag;
    private List<Variant>? _all;

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
    public Variant? Select(string? tag, Func<string, bool> has) => Select(tag, has, static (has, name) => has(name));

    /// <summary>The form for a tag and for what is there in something; null where no form fits.</summary>
    /// <param name="tag">The tag, or null where none is given.</param>
    /// <param name="there">What may have the properties.</param>
    /// <param name="has">Says whether it has a property.</param>
    internal Variant? Select<T>(string? tag, T there, Func<T, string, bool> has)
    {
        Variant? fallback = null;
        foreach (var variant in tag is null ? (_all ??= [.. Variants]) : Of(tag))
        {
            if (variant.Presence is null)
            {
                fallback ??= tag is null || variant.Tags.IsEmpty ? null : variant;
            }
            else if (has(there, variant.Presence))
            {
                return variant;
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
    public IReadOnlyList<string> Tags => _tags ??= [.. Variants.SelectMany(v => v.Tags).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a word is the tag of a form.</summary>
    public bool HasTag(string word) => ByTag.ContainsKey(word);

    private Dictionary<string, List<Variant>> ByTag => _byTag ??= Tags.ToDictionary(
        t => t, t => Variants.Where(v => v.Tags.IsEmpty || v.Tags.Contains(t, StringComparer.Ordinal)).ToList(), StringComparer.Ordinal);

    // The forms that a tag leaves possible.
    private List<Variant> Of(string tag) => ByTag.TryGetValue(tag, out var variants) ? variants : [.. Variants.Where(v => v.Tags.IsEmpty)];
}

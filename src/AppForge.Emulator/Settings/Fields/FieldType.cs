namespace AppForge.Emulator.Settings.Fields;

/// <summary>What is known of a field type (fields.md, 2).</summary>
internal sealed record FieldType(string Name, params FieldProperty[] Properties)
{
    /// <summary>A type that today's kintone does not have.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>May be added over the API.</summary>
    public bool CanBeAdded { get; init; } = true;

    /// <summary>May stand inside a table.</summary>
    public bool FitsTable { get; init; } = true;

    /// <summary>What <c>required</c> is when left out; <see langword="null"/> for a type without it.</summary>
    public bool? Required { get; init; } = false;

    /// <summary>Has <c>unique</c>; elsewhere it is dropped without a word (behaviour.md, trap 19).</summary>
    public bool HasUnique { get; init; }

    /// <summary>Has <c>noLabel</c>.</summary>
    public bool HasNoLabel { get; init; } = true;

    public bool HasOptions { get; init; }

    /// <summary>The default value must be one of the options, and cannot be empty.</summary>
    public bool NeedsDefaultOption { get; init; }

    /// <summary>Has a value in records.</summary>
    public bool HasValue { get; init; } = true;

    /// <summary>May be a lookup's type, which is that of the key field.</summary>
    public bool CanLookUp { get; init; }
}

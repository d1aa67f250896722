using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog;

/// <summary>A property of an object: its shape and everything that an interpreter has to know about it.</summary>
public sealed class PropertyShape
{
    private LocalizedText? _description;
    private PropertyValue? _sharedDefault;

    /// <summary>Its name in YAML: kintone's own word.</summary>
    public required string Name { get; init; }

    /// <summary>What its value looks like.</summary>
    public required Shape Shape { get; init; }

    /// <summary>What a reader calls it.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What an author would ask beyond the title: units, effect, kintone's traps; null where the title says it all.</summary>
    public LocalizedText? Description
    {
        get => _description;
        init => _description = value;
    }

    /// <summary>Whether an author usually writes it, so that a skeleton has it although it isn't required.</summary>
    public bool IsUsual { get; private set; }

    /// <summary>Whether an author has to write it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What AppForge sends when nothing is written; null for a property that may be absent altogether.</summary>
    public DefaultRule? Default { get; init; }

    /// <summary>The default in canonical form, where that is the same object for every app; null elsewhere.</summary>
    internal PropertyValue? SharedDefault => _sharedDefault ??= Shared() is { } value ? new(this, value, IsImplied: true) : null;

    /// <summary>Left out means: as kintone has it (sizes, icon).</summary>
    public bool IsKept { get; init; }

    /// <summary>Where it stands in kintone's JSON, from its object; empty for flags that stand beside each other in the object itself.</summary>
    public ImmutableArray<string> WirePath { get; init; }

    /// <summary>On which side it exists.</summary>
    public PropertySide Side { get; init; }

    /// <summary>What a JSON <c>null</c> means.</summary>
    public NullMeaning Null { get; init; }

    /// <summary>Whether its loss loses data of records.</summary>
    public bool LosesData { get; init; }

    /// <summary>A list beside it without which it says nothing (the time zone of no reminders): while that is empty, it has no value.</summary>
    public string? MeaninglessWithout { get; init; }

    /// <summary>
    /// kintone can't take it away again, only switch it off by this flag inside (a periodic report): left out where kintone has it means switched off.
    /// </summary>
    public string? SwitchedOffBy { get; init; }

    /// <summary>
    /// What a person has to do in an app that has records once its value was changed, because kintone does it on demand only and no API asks for it; null for nothing.
    /// </summary>
    public LocalizedText? AfterChange { get; init; }

    /// <summary>Where in kintone's screens a person sets it, for what no API sets; null where that goes without saying.</summary>
    public LocalizedText? Screen { get; init; }

    /// <summary>Whether kintone has it and takes it.</summary>
    public bool IsOnWire => Side == PropertySide.Both;

    /// <summary>Whether kintone tells it, so that it is read and compared.</summary>
    public bool IsRead => IsOnWire || (Side == PropertySide.ByHand && !WirePath.IsEmpty);

    /// <summary>The same property with a description.</summary>
    internal PropertyShape Says(string japanese, string english)
    {
        var copy = (PropertyShape)MemberwiseClone();
        copy._sharedDefault = null;
        copy._description = new(japanese, english);
        return copy;
    }

    /// <summary>The same property as one that an author usually writes.</summary>
    internal PropertyShape AsUsual()
    {
        var copy = (PropertyShape)MemberwiseClone();
        copy._sharedDefault = null;
        copy.IsUsual = true;
        return copy;
    }

    // Objects, built-in entries and rows that are always there are completed from the app around.
    private SettingValue? Shared() => (Shape, Default?.Constant) switch
    {
        (ScalarShape shape, ScalarValue value) => shape.Kind.Normalize(value.Text) is { } text && text != value.Text ? ScalarValue.Of(text) : value,
        (ChoiceShape or ReferenceShape, ScalarValue value) => value,
        (ListShape { Tail: null }, ListValue { Items.IsEmpty: true } value) => value,
        (MapShape { BuiltIns.Count: 0 } shape, MapValue { Entries.IsEmpty: true } value) when value.IsOrdered == shape.IsOrdered => value,
        _ => null,
    };
}

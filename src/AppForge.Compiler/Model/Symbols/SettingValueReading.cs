using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>Reading of generic values, for the façades.</summary>
internal static class SettingValueReading
{
    /// <summary>What is written for a property; null where nothing is, so that the default holds.</summary>
    public static SettingValue? Written(this ObjectValue value, string property) => value.Find(property) is { IsImplied: false, Value: { Origin.IsNone: false } written } ? written : null;

    /// <summary>The texts of a list of scalars; empty for anything else.</summary>
    public static ImmutableArray<string> Texts(this SettingValue? value) =>
        value is ListValue list ? [.. list.Items.OfType<ScalarValue>().Select(i => i.Text)] : [];

    /// <summary>What a reader calls the word of a choice; null where there is none.</summary>
    public static LocalizedText? Title(this ObjectValue value, string property) => value.Shape.Find(property)?.Shape is ChoiceShape choice && value.Text(property) is { } word
        ? choice.Find(word)?.Title ?? LocalizedText.Same(word)
        : null;

    /// <summary>What a reader calls the words of a list of choices.</summary>
    public static ImmutableArray<LocalizedText> Titles(this ObjectValue value, string property) => value.Shape.Find(property)?.Shape is ListShape { Item: ChoiceShape choice }
        ? [.. value[property].Texts().Select(w => choice.Find(w)?.Title ?? LocalizedText.Same(w))]
        : [];

    /// <summary>The objects of a list; empty for anything else.</summary>
    public static ImmutableArray<ObjectValue> Objects(this SettingValue? value) => value is ListValue list ? [.. list.Items.OfType<ObjectValue>()] : [];
}

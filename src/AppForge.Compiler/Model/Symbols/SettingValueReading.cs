using System.Collections.Immutable;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>Reading of generic values, for the façades.</summary>
internal static class SettingValueReading
{
    /// <summary>The texts of a list of scalars; empty for anything else.</summary>
    public static ImmutableArray<string> Texts(this SettingValue? value) =>
        value is ListValue list ? [.. list.Items.OfType<ScalarValue>().Select(i => i.Text)] : [];

    /// <summary>The objects of a list; empty for anything else.</summary>
    public static ImmutableArray<ObjectValue> Objects(this SettingValue? value) => value is ListValue list ? [.. list.Items.OfType<ObjectValue>()] : [];
}

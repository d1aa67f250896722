using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;

namespace AppForge.Compiler.Model;

/// <summary>Replaces single values inside a setting, by their kind: the writing counterpart of <see cref="ScalarWalker"/>, in the same order.</summary>
public static class ScalarRewriter
{
    /// <summary>The value with some single values replaced and all else as it is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="rewrite">The new text of a single value; the same text to keep it.</param>
    public static SettingValue Rewrite(SettingValue value, Shape shape, Func<string, ValueKind, string> rewrite) => (shape, value) switch
    {
        (ScalarShape s, ScalarValue v) => rewrite(v.Text, s.Kind) is var text && text == v.Text ? v : new ScalarValue(text, v.Origin),
        (_, ObjectValue v) => v.With([.. v.Properties.Select(p => p with { Value = Rewrite(p.Value, p.Shape.Shape, rewrite) })]),
        (MapShape s, MapValue v) => v.With([.. v.Entries.Select(e => e with { Value = Rewrite(e.Value, s.Value, rewrite) })]),
        (ListShape s, ListValue v) => v.With([.. v.Items.Select(i => Rewrite(i, s.Item, rewrite))]),
        _ => value,
    };
}

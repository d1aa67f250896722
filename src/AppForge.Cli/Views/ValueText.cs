using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Cli.Views;

/// <summary>Says a setting in short, for a line of a plan.</summary>
internal static class ValueText
{
    /// <summary>The text; of an object only what says something (no flag that is off, nothing empty).</summary>
    public static string Of(SettingValue? value, Terminal terminal) => Short(value) is { Length: > 0 } text ? DiagnosticRenderer.Visible(text) : terminal.Say("（なし）", "(none)");

    /// <summary>Whether there is nothing to say: an option that has nothing but its name.</summary>
    public static bool IsEmpty(SettingValue value) => Short(value).Length == 0;

    /// <summary>The lines of a text, control characters made visible; a value that is no text is one line.</summary>
    public static string[] Lines(SettingValue? value, Terminal terminal) => value is ScalarValue { Text: var text } && text.Contains('\n', StringComparison.Ordinal)
        ? [.. text.Split('\n').Select(l => DiagnosticRenderer.Visible(l.TrimEnd('\r')))]
        : [Of(value, terminal)];

    private static string Short(SettingValue? value) => value switch
    {
        ScalarValue v => v.Text,
        ListValue v => string.Join(", ", v.Items.Select(Inner)),
        MapValue v => string.Join(", ", v.Entries.Select(e => Inner(e.Value) is { Length: > 0 } inner ? $"{e.Key}: {inner}" : e.Key)),
        ObjectValue v => string.Join(", ", Properties(v)),
        RawValue v => v.Json,
        UnreadableValue => UnreadableValue.Word,
        _ => "",
    };

    private static IEnumerable<string> Properties(ObjectValue value) => value.Properties
        .Where(p => p.Value is not ScalarValue { Text: "" or "false" })
        .Select(p => (p.Shape.Name, Text: Inner(p.Value)))
        .Where(p => p.Text.Length > 0)
        .Select(p => $"{p.Name}: {p.Text}");

    private static string Inner(SettingValue value) => value switch
    {
        ObjectValue or MapValue when Short(value) is { Length: > 0 } text => "{ " + text + " }",
        ListValue { Items.Length: > 0 } => "[" + Short(value) + "]",
        _ => Short(value),
    };
}

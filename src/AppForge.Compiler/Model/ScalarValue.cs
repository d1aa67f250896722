using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>A text, number, flag, date, query, name, reference …, as text; its kind of value gives the normal form.</summary>
public sealed class ScalarValue(string text, SourceSpan origin, ScalarNode? node = null) : SettingValue(origin)
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>The node of the file, where there is one: parts of the text (a field in a query) find their place through it.</summary>
    public ScalarNode? Node { get; } = node;

    /// <summary>A value that no file holds.</summary>
    public static ScalarValue Of(string text) => new(text, SourceSpan.None);

    /// <summary>The place of a part of the text.</summary>
    public SourceSpan PartOf(int start, int length) => Node?.PartOf(start, length) ?? Origin;

    /// <inheritdoc />
    public override string ToString() => Text;
}

using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>A text, number, flag, date, query, name, reference …, as text; its kind of value gives the normal form.</summary>
public sealed class ScalarValue : SettingValue
{
    // Of a node that says no more than the value itself only the style is kept, and the syntax tree isn't held.
    private readonly ScalarNode? _node;
    private readonly ScalarStyle? _style;

    /// <summary>Makes a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origin">Where it is written.</param>
    /// <param name="node">The node of the file, where there is one.</param>
    public ScalarValue(string text, SourceSpan origin, ScalarNode? node = null)
        : base(origin)
    {
        Text = text;
        if (node is not null && node.SaysNoMoreThan(text, origin))
        {
            _style = node.Style;
        }
        else
        {
            _node = node;
        }
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The node of the file, where there is one: parts of the text (a field in a query) find their place through it.</summary>
    public ScalarNode? Node => _style is { } style ? new(Text, style, Origin) : _node;

    /// <summary>A value that no file holds.</summary>
    public static ScalarValue Of(string text) => new(text, SourceSpan.None);

    /// <summary>The place of a part of the text.</summary>
    public SourceSpan PartOf(int start, int length) => Node?.PartOf(start, length) ?? Origin;

    /// <inheritdoc />
    public override string ToString() => Text;
}

using System.Text;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Tests.Languages;

/// <summary>
/// Writes random texts that are right, and plants a mistake in one of them: at one of the places where a part of a kind is wanted, the mistake's own text is
/// written, in it the place that must be named between two marks.
/// </summary>
/// <param name="random">Where choices come from: the same seed, the same text.</param>
internal abstract class TextMaker(Random random)
{
    protected const char Open = '\uE000';
    protected const char Close = '\uE001';

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private Mistake? _mistake;
    private int _plantAt = -1;

    /// <summary>How often each field was named.</summary>
    public Dictionary<string, int> Named { get; } = new(StringComparer.Ordinal);

    protected Random Random { get; } = random;

    /// <summary>A mistake.</summary>
    /// <param name="Name">What it is.</param>
    /// <param name="Code">What must be reported.</param>
    /// <param name="At">The kind of part in whose stead it stands.</param>
    /// <param name="Text">Its text; null where the scope has nothing to make it of.</param>
    internal sealed record Mistake(string Name, LanguageErrorCode Code, string At, Func<string?> Text)
    {
        public override string ToString() => Name;
    }

    /// <summary>Where a kind of part is wanted, how often.</summary>
    public int Places(string kind) => _places.GetValueOrDefault(kind);

    public void Plant(Mistake mistake, int place) => (_mistake, _plantAt) = (mistake, place);

    /// <summary>A part of a kind: right, or the mistake if this is its place.</summary>
    protected string Part(string kind, Func<string> right)
    {
        var place = Places(kind);
        _places[kind] = place + 1;
        return _mistake?.At == kind && place == _plantAt && _mistake.Text() is { } wrong ? wrong : right();
    }

    /// <summary>Takes the marks out of a text.</summary>
    public static (string Text, int Start, int Length)? Unmark(string marked)
    {
        var open = marked.IndexOf(Open, StringComparison.Ordinal);
        var close = marked.IndexOf(Close, StringComparison.Ordinal);
        return open < 0 ? null : (marked.Remove(close, 1).Remove(open, 1), open, close - open - 1);
    }

    protected static string Marked(string text) => Open + text + Close;

    protected T? Pick<T>(IEnumerable<T> all)
        where T : class
    {
        var items = all.ToList();
        return items.Count == 0 ? null : items[Random.Next(items.Count)];
    }

    protected string PickText(params string[] all) => all[Random.Next(all.Length)];

    protected string Name(string code)
    {
        Named[code] = Named.GetValueOrDefault(code) + 1;
        return code;
    }

    /// <summary>White space that may be there.</summary>
    protected string Sp() => Random.Next(6) switch { 0 => "", 1 => "　", 2 => "  ", 3 => "\n", _ => " " };

    /// <summary>White space that must be there.</summary>
    protected string Gap() => Random.Next(5) switch { 0 => "　", 1 => " \t", 2 => "\r\n  ", _ => " " };

    protected string Join(params string[] tokens)
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
        {
            text.Append(text.Length == 0 ? "" : Sp()).Append(token);
        }

        return text.ToString();
    }
}

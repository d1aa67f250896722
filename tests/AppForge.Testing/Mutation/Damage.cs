using System.Text;
using AppForge.Compiler.Syntax;

namespace AppForge.Testing.Mutation;

/// <summary>A damage of the sample project: changes of its texts, and the places at which they have to be reported.</summary>
public sealed class Damage
{
    private const char Open = '⟦';
    private const char Close = '⟧';

    private readonly List<TextChange> _changes = [];
    private readonly List<SourceSpan> _expected = [];
    private readonly List<SourceSpan> _allowed = [];
    private readonly List<SourceSpan> _grounds = [];
    private readonly List<string> _gone = [];

    /// <summary>The changes.</summary>
    public IReadOnlyList<TextChange> Changes => _changes;

    /// <summary>The files that are gone.</summary>
    public IReadOnlyList<string> Gone => _gone;

    /// <summary>The places, in the undamaged texts, at which something has to be reported; a place inside a change is that of its new text.</summary>
    public IReadOnlyList<SourceSpan> Expected => _expected;

    /// <summary>Other places that the damage breaks too, each of which may be reported once.</summary>
    public IReadOnlyList<SourceSpan> Allowed => _allowed;

    /// <summary>Places that make the changes a damage: another damage there may undo this one.</summary>
    public IReadOnlyList<SourceSpan> Grounds => _grounds;

    /// <summary>Puts a text in the place of another. What stands in ⟦ ⟧ has to be reported; without any, the whole text.</summary>
    public Damage Put(SourceSpan place, string text)
    {
        AddChange(place, text, wholeWithoutMarks: true);
        return this;
    }

    /// <summary>Puts a text in the place of another; only what stands in ⟦ ⟧ has to be reported.</summary>
    public Damage PutQuietly(SourceSpan place, string text)
    {
        AddChange(place, text, wholeWithoutMarks: false);
        return this;
    }

    /// <summary>Takes something out of a text.</summary>
    public Damage Cut(SourceSpan place) => PutQuietly(place, "");

    /// <summary>Takes a file away.</summary>
    public Damage Drop(string path)
    {
        _gone.Add(path);
        return this;
    }

    /// <summary>Something has to be reported at places that aren't changed.</summary>
    public Damage Breaks(params IEnumerable<SourceSpan> places)
    {
        _expected.AddRange(places);
        return this;
    }

    /// <summary>Something may be reported at places that aren't changed: they use what is damaged.</summary>
    public Damage MayBreak(params IEnumerable<SourceSpan> places)
    {
        _allowed.AddRange(places);
        return this;
    }

    /// <summary>The changes are a damage because of what stands at other places.</summary>
    public Damage RestsOn(params IEnumerable<SourceSpan> places)
    {
        _grounds.AddRange(places);
        return this;
    }

    private void AddChange(SourceSpan place, string text, bool wholeWithoutMarks)
    {
        var clean = new StringBuilder();
        List<(int Start, int Length)> marks = [];
        var start = 0;
        foreach (var c in text)
        {
            if (c == Open)
            {
                start = clean.Length;
            }
            else if (c == Close)
            {
                marks.Add((start, clean.Length - start));
            }
            else
            {
                clean.Append(c);
            }
        }

        if (marks.Count == 0 && wholeWithoutMarks)
        {
            marks.Add((0, clean.Length));
        }

        _changes.Add(new(place, clean.ToString(), marks));
    }
}

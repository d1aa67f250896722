using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>Collects mistakes; a second one at the same place is a consequence of the first and is dropped.</summary>
internal sealed class ErrorList
{
    /// <summary>Nobody reads more, and a text of nothing but mistakes must not cost quadratic time.</summary>
    private const int Most = 100;

    // Most texts have none.
    private List<LanguageError>? _errors;

    public int Count => _errors?.Count ?? 0;

    public void Add(LanguageErrorCode code, int start, int length, params string[] args)
    {
        if (Count < Most && !HasSpellingAt(start, null))
        {
            (_errors ??= []).Add(new LanguageError(code, start, length, [.. args]));
        }
    }

    public void Add(LanguageErrorCode code, LanguageNode node, params string[] args) => AddAt(code, node.Start, node.Length, args);

    /// <summary>Adds a mistake in what the text means: at one place there may be several, but none where the spelling is wrong already.</summary>
    public void AddAt(LanguageErrorCode code, int start, int length, params string[] args)
    {
        if (Count < Most && !HasSpellingAt(start, length))
        {
            (_errors ??= []).Add(new LanguageError(code, start, length, [.. args]));
        }
    }

    public void AddRange(ImmutableArray<LanguageError> errors)
    {
        if (!errors.IsEmpty)
        {
            (_errors ??= []).AddRange(errors);
        }
    }

    public bool HasAt(int start) => _errors is not null && _errors.Exists(e => e.Start == start);

    public void CutBack(int count) => _errors?.RemoveRange(count, _errors.Count - count);

    public ImmutableArray<LanguageError> ToSorted() => _errors is null ? [] : [.. _errors.OrderBy(e => e.Start).ThenBy(e => e.Length)];

    // One in the spelling comes before those in the meaning. Without a length, wherever it ends.
    private bool HasSpellingAt(int start, int? length) =>
        _errors is not null && _errors.Exists(e => e.Start == start && (length is null || e.Length == length) && e.Code < LanguageErrorCode.UnknownField);
}

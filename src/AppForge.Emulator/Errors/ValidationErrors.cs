namespace AppForge.Emulator.Errors;

/// <summary>Collects what is wrong with a request: kintone reports all paths together (errors.md, "Paths in errors").</summary>
internal sealed class ValidationErrors
{
    private readonly SortedDictionary<string, List<LocalizedText>> _byPath = new(StringComparer.Ordinal);

    public bool Any => _byPath.Count > 0;

    /// <summary>How many messages there are.</summary>
    public int Count => _byPath.Values.Sum(m => m.Count);

    public void Add(string path, LocalizedText message)
    {
        if (!_byPath.TryGetValue(path, out List<LocalizedText>? messages))
        {
            _byPath.Add(path, messages = []);
        }

        if (!messages.Contains(message))
        {
            messages.Add(message);
        }
    }

    public void ThrowIfAny()
    {
        if (Any)
        {
            throw KnownErrors.Invalid(_byPath.ToDictionary(e => e.Key, e => (IReadOnlyList<LocalizedText>)e.Value, StringComparer.Ordinal));
        }
    }
}

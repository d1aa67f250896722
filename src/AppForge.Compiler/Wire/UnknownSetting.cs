namespace AppForge.Compiler.Wire;

/// <summary>Something that kintone has and the catalog doesn't know: kept as it is, and owed a warning.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Word">What stands there: the tag of its kind where it has one, else its JSON text.</param>
public sealed record UnknownSetting(SettingPath Path, string Word)
{
    private const int Shown = 40;

    /// <summary>Whether it is a property that the catalog doesn't know; else a known place says an unknown word.</summary>
    public bool IsProperty { get; init; }

    /// <summary>What it is the same as in other entries and rows: the property whatever its value, the word at its place.</summary>
    public string Kind => IsProperty ? Path.Kind : $"{Path.Kind}: {Word}";

    /// <summary>Where and what: <c>theme: "PURPLE"</c>.</summary>
    public override string ToString() => $"{Path.Text}: {(Word.Length <= Shown ? Word : Word[..(Shown - 1)] + "…")}";

    /// <summary>One of each kind, with how many there are of it.</summary>
    public static IEnumerable<(UnknownSetting First, int Count)> ByKind(IEnumerable<UnknownSetting> settings) =>
        settings.GroupBy(s => s.Kind, StringComparer.Ordinal).Select(g => (g.First(), g.Count()));
}

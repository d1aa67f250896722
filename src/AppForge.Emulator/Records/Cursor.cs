namespace AppForge.Emulator.Records;

/// <summary>An open cursor: the ids that matched when it was opened, and how far it was read.</summary>
internal sealed record Cursor(long App, string User, IReadOnlyList<long> Ids, IReadOnlyList<string>? Fields, int Size, DateTimeOffset OpenedAt)
{
    public int Position { get; init; }
}

namespace AppForge.Emulator.Storage;

/// <summary>An app as the store keeps it; <see cref="LiveRevision"/> is <see langword="null"/> until the first deploy.</summary>
internal sealed record AppRow
{
    public long Id { get; init; }

    public string Code { get; init; } = "";

    public long? Space { get; init; }

    public long? Thread { get; init; }

    public bool JapaneseNames { get; init; }

    public long PreviewRevision { get; init; }

    public long? LiveRevision { get; init; }

    public required string Creator { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string Modifier { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public bool IsDeployed => LiveRevision is not null;
}

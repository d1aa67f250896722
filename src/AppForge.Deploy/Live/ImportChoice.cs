namespace AppForge.Deploy.Live;

/// <summary>Which apps an import is asked for.</summary>
/// <param name="Ids">Their ids; null where none are named.</param>
/// <param name="Space">The space whose apps they are; null for any.</param>
public sealed record ImportChoice(IReadOnlyCollection<long>? Ids, long? Space)
{
    /// <summary>All that the account sees.</summary>
    public static ImportChoice All { get; } = new(null, null);

    /// <summary>Whether each app was asked for by its id: one that can't be read is then an error, not something to go on without.</summary>
    public bool IsByName => Ids is not null;
}

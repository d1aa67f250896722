namespace AppForge.Emulator;

/// <summary>A space apps can be created in. Spaces are given, not made: no call creates, changes or deletes one here.</summary>
/// <param name="Id">The space id, from 1.</param>
/// <param name="Name">The display name.</param>
/// <param name="DefaultThread">The id of its first thread.</param>
/// <param name="IsGuest">A guest space: its apps are reached only under <c>/k/guest/{id}/v1/</c>.</param>
public sealed record EmulatorSpace(long Id, string Name, long DefaultThread, bool IsGuest)
{
    /// <summary>The ids of further threads. With one, the space is multi-threaded.</summary>
    public IReadOnlyList<long> OtherThreads { get; init; } = [];

    /// <summary>A private space: seen by its members only. A guest space always is one.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The login names of the members; empty makes everybody one.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Only administrators create apps in it (<c>permissions.createApp</c> is <c>ADMIN</c>).</summary>
    public bool OnlyAdministratorsCreateApps { get; init; }

    internal bool HasThread(long thread) => thread == DefaultThread || OtherThreads.Contains(thread);

    internal bool Admits(EmulatorUser user) =>
        user.IsAdministrator || Members.Count == 0 || Members.Contains(user.Code, StringComparer.Ordinal);

    internal bool ShowsItselfTo(EmulatorUser user) => !(IsPrivate || IsGuest) || Admits(user);

    internal bool LetsCreate(EmulatorUser user) => user.IsAdministrator || (Admits(user) && !OnlyAdministratorsCreateApps);
}

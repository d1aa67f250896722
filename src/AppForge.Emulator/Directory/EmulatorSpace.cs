namespace AppForge.Emulator;

/// <summary>A space apps can be created in.</summary>
/// <param name="Id">The space id, from 1.</param>
/// <param name="Name">The display name.</param>
/// <param name="DefaultThread">The id of its first thread.</param>
/// <param name="IsGuest">A guest space: its apps are reached only under <c>/k/guest/{id}/v1/</c>.</param>
public sealed record EmulatorSpace(long Id, string Name, long DefaultThread, bool IsGuest)
{
    /// <summary>Further threads. With one, the space is multi-threaded.</summary>
    public IReadOnlyList<EmulatorThread> OtherThreads { get; init; } = [];

    /// <summary>The name of the first thread; empty is the name of the space.</summary>
    public string DefaultThreadName { get; init; } = "";

    /// <summary>The text of the first thread, as HTML. Of a single-threaded space it is the text of the space as well.</summary>
    public string DefaultThreadBody { get; init; } = "";

    /// <summary>The text of a multi-threaded space, as HTML.</summary>
    public string Body { get; init; } = "";

    /// <summary>A space that may have several threads; there is no way back.</summary>
    public bool UsesThreads { get; init; }

    /// <summary>A private space: seen by its members only. A guest space always is one.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The members; empty makes everybody one, and the system administrators administrators of the space.</summary>
    public IReadOnlyList<EmulatorSpaceMember> Members { get; init; } = [];

    /// <summary>The mail addresses of the guests who belong to a guest space.</summary>
    public IReadOnlyList<string> Guests { get; init; } = [];

    /// <summary>Nobody joins or leaves by himself.</summary>
    public bool FixedMember { get; init; }

    /// <summary>Only administrators create apps in it (<c>permissions.createApp</c> is <c>ADMIN</c>).</summary>
    public bool OnlyAdministratorsCreateApps { get; init; }

    /// <summary>The widgets of its page that are hidden: <c>showAnnouncement</c>, <c>showThreadList</c>, <c>showAppList</c>, <c>showMemberList</c>, <c>showRelatedLinkList</c>.</summary>
    public IReadOnlyList<string> HiddenWidgets { get; init; } = [];

    /// <summary>The login name of who made it.</summary>
    public string Creator { get; init; } = "Administrator";

    /// <summary>The login name of who changed it last.</summary>
    public string Modifier { get; init; } = "Administrator";

    /// <summary>When it was made; <see langword="null"/> for one that was there when the domain started.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    internal bool IsMultiThread => UsesThreads || OtherThreads.Count > 0;

    internal bool IsHidden => IsPrivate || IsGuest;

    internal IEnumerable<EmulatorThread> Threads =>
        OtherThreads.Prepend(new EmulatorThread(DefaultThread) { Name = DefaultThreadName.Length > 0 ? DefaultThreadName : Name, Body = DefaultThreadBody });

    /// <summary>The members that were set, or those that stand for nobody having set any.</summary>
    internal IReadOnlyList<EmulatorSpaceMember> EffectiveMembers => Members.Count > 0
        ? Members
        : [new("Administrator") { IsAdministrator = true }, new("everyone") { Type = "GROUP" }];

    internal bool HasThread(long thread) => Threads.Any(t => t.Id == thread);

    internal EmulatorSpace WithThread(EmulatorThread thread) => thread.Id == DefaultThread
        ? this with { DefaultThreadName = thread.Name, DefaultThreadBody = thread.Body }
        : this with { OtherThreads = [.. OtherThreads.Where(t => t.Id != thread.Id), thread] };
}

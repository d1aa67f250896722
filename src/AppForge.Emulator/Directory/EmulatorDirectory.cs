using System.Collections.Immutable;

namespace AppForge.Emulator;

/// <summary>Users, groups, organisations, spaces and API tokens of the emulated domain: everything kintone keeps outside of apps.</summary>
public sealed record EmulatorDirectory
{
    internal const string GuestPrefix = "guest/";

    /// <summary>The groups that every domain has; who belongs to them follows from the users.</summary>
    internal static IReadOnlyList<EmulatorGroup> BuiltInGroups { get; } =
        [new("Administrators", "Administrators") { Id = 7 }, new("everyone", "everyone") { Id = 8 }];

    /// <summary>The users. Without a user <c>Administrator</c> one is added when the emulator starts.</summary>
    public IReadOnlyList<EmulatorUser> Users { get; init; } = [];

    /// <summary>The groups besides the built-in <c>everyone</c> and <c>Administrators</c>.</summary>
    public IReadOnlyList<EmulatorGroup> Groups { get; init; } = [];

    /// <summary>The organisations.</summary>
    public IReadOnlyList<EmulatorOrganization> Organizations { get; init; } = [];

    /// <summary>The spaces, ordinary and guest.</summary>
    public IReadOnlyList<EmulatorSpace> Spaces { get; init; } = [];

    /// <summary>The templates spaces are made from.</summary>
    public IReadOnlyList<EmulatorSpaceTemplate> SpaceTemplates { get; init; } = [];

    /// <summary>The titles users can have in organisations.</summary>
    public IReadOnlyList<EmulatorTitle> Titles { get; init; } = [];

    /// <summary>The API tokens known from the start.</summary>
    public IReadOnlyList<EmulatorToken> Tokens { get; init; } = [];

    /// <summary>The plug-ins installed in the system: apps can add these only.</summary>
    public IReadOnlyList<EmulatorPlugin> Plugins { get; init; } = [];

    /// <summary>Users, groups and organisations that were there once: settings that name them hide them.</summary>
    internal ImmutableHashSet<(string Type, string Code)> Former { get; init; } = [];

    private IEnumerable<(string Type, string Code)> Principals =>
    [
        .. Users.Select(u => ("USER", u.Code)),
        .. Groups.Select(g => ("GROUP", g.Code)),
        .. Organizations.Select(o => ("ORGANIZATION", o.Code)),
    ];

    /// <summary>Reads a users file: a JSON object with the properties of this type in camelCase, for example
    /// <c>{"users":[{"code":"sato","password":"…","groups":["soumu"],"language":"japanese"}]}</c>.</summary>
    /// <param name="json">The content of the file.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="EmulatorDirectoryException">The text is not such an object, or says what can't be; the message never repeats the content.</exception>
    public static EmulatorDirectory Parse(string json) => DirectoryFile.Read(json);

    /// <summary>This directory with further groups, named by their codes. Codes it has already, and kintone's own groups, are passed over.</summary>
    /// <param name="codes">The codes.</param>
    /// <returns>The larger directory.</returns>
    public EmulatorDirectory WithGroups(params IEnumerable<string> codes) =>
        this with { Groups = [.. Groups, .. NewOnes("GROUP", codes).Select(code => new EmulatorGroup(code, code))] };

    /// <summary>This directory with further organisations at the top, named by their codes. Codes it has already are passed over.</summary>
    /// <param name="codes">The codes.</param>
    /// <returns>The larger directory.</returns>
    public EmulatorDirectory WithOrganizations(params IEnumerable<string> codes) =>
        this with { Organizations = [.. Organizations, .. NewOnes("ORGANIZATION", codes).Select(code => new EmulatorOrganization(code, code))] };

    /// <summary>This directory with further users who all have the same password. Codes it has already are passed over.</summary>
    /// <param name="password">The password.</param>
    /// <param name="codes">The login names.</param>
    /// <returns>The larger directory.</returns>
    public EmulatorDirectory WithUsers(string password, params IEnumerable<string> codes) => this with
    {
        Users = [.. Users, .. codes.Distinct(StringComparer.Ordinal).Where(code => FindUser(code) is null)
            .Select(code => new EmulatorUser { Code = code, Password = password })],
    };

    /// <summary>This directory without the users, groups and organisations of these codes: they were deleted.</summary>
    /// <param name="codes">The codes.</param>
    /// <returns>The smaller directory.</returns>
    public EmulatorDirectory Without(params IEnumerable<string> codes)
    {
        HashSet<string> gone = [.. codes];
        return this with
        {
            Users = [.. Users.Where(u => !gone.Contains(u.Code))],
            Groups = [.. Groups.Where(g => !gone.Contains(g.Code))],
            Organizations = [.. Organizations.Where(o => !gone.Contains(o.Code))],
        };
    }

    /// <summary>This directory with some of its users stopped: they cannot log in, and settings hide them.</summary>
    /// <param name="codes">Their login names.</param>
    /// <returns>The changed directory.</returns>
    public EmulatorDirectory WithSuspended(params IEnumerable<string> codes)
    {
        HashSet<string> stopped = [.. codes];
        return this with { Users = [.. Users.Select(u => stopped.Contains(u.Code) ? u with { IsSuspended = true } : u)] };
    }

    /// <summary>This directory, knowing who was there before and is not any more.</summary>
    internal EmulatorDirectory After(EmulatorDirectory before) => this with { Former = before.Former.Union(before.Principals).Except(Principals) };

    /// <summary>This directory with an id for everything that has none.</summary>
    /// <param name="idOf">The id for a kind and a code; what has an id already is told, too.</param>
    internal EmulatorDirectory Numbered(Func<string, string, long, long> idOf) => this with
    {
        Users = [.. Users.Select(u => idOf("USER", u.Code, u.Id) is var id && id == u.Id ? u : u with { Id = id })],
        Groups = [.. Groups.Select(g => idOf("GROUP", g.Code, g.Id) is var id && id == g.Id ? g : g with { Id = id })],
        Organizations = [.. Organizations.Select(o => idOf("ORGANIZATION", o.Code, o.Id) is var id && id == o.Id ? o : o with { Id = id })],
        Titles = [.. Titles.Select(t => idOf("TITLE", t.Code, t.Id) is var id && id == t.Id ? t : t with { Id = id })],
    };

    internal EmulatorDirectory WithAdministrator(string password) =>
        Users.Any(u => u.Code == "Administrator")
            ? this
            : this with { Users = [.. Users, new EmulatorUser { Code = "Administrator", Password = password, IsAdministrator = true }] };

    internal EmulatorUser? FindUser(string code) => Users.FirstOrDefault(u => u.Code == code);

    /// <summary>The user of a code that stands in a record.</summary>
    internal EmulatorUser? FindPerson(string entityCode) => FindUser(LoginName(entityCode)) is { } user && user.EntityCode == entityCode ? user : null;

    internal EmulatorSpace? FindSpace(long id) => Spaces.FirstOrDefault(s => s.Id == id);

    internal EmulatorOrganization? FindOrganization(string code) => Organizations.FirstOrDefault(o => o.Code == code);

    internal EmulatorGroup? FindGroup(string code) => BuiltInGroups.Concat(Groups).FirstOrDefault(g => g.Code == code);

    /// <summary>A plug-in that apps can add.</summary>
    internal EmulatorPlugin? FindPlugin(string id) => Plugins.FirstOrDefault(p => p.Id == id && !p.IsUninstalled);

    /// <summary>A plug-in that is installed, or was.</summary>
    internal EmulatorPlugin? FindKnownPlugin(string id) => Plugins.FirstOrDefault(p => p.Id == id);

    /// <summary>Whether a user is a member of the space: by name, or by a group or an organisation. A system administrator is one of every space.</summary>
    internal bool IsMember(EmulatorSpace space, EmulatorUser user) =>
        user.IsAdministrator || (user.IsGuest ? space.IsGuest && space.Guests.Contains(user.Code, StringComparer.Ordinal) : space.EffectiveMembers.Any(m => Belongs(user, m)));

    /// <summary>Whether a user manages the space.</summary>
    internal bool IsSpaceAdministrator(EmulatorSpace space, EmulatorUser user) =>
        user.IsAdministrator || space.EffectiveMembers.Any(m => m.IsAdministrator && Belongs(user, m));

    internal bool Sees(EmulatorUser user, EmulatorSpace space) => !(space.IsHidden || user.IsGuest) || IsMember(space, user);

    internal bool MayCreateAppsIn(EmulatorSpace space, EmulatorUser user) =>
        space.OnlyAdministratorsCreateApps ? IsSpaceAdministrator(space, user) : IsMember(space, user);

    internal IEnumerable<EmulatorUser> UsersOf(EmulatorSpaceMember member) => Users.Where(u => !u.IsSuspended && Belongs(u, member));

    internal bool IsBelow(string organization, string ancestor) => Above(organization).Contains(ancestor, StringComparer.Ordinal);

    /// <summary>This directory with one of its users changed.</summary>
    internal EmulatorDirectory With(EmulatorUser user) => this with { Users = Replaced(Users, user, u => u.Id) };

    /// <summary>This directory with a space that is new or changed.</summary>
    internal EmulatorDirectory With(EmulatorSpace space) => this with { Spaces = Replaced(Spaces, space, s => s.Id) };

    /// <summary>This directory with a plug-in that is new or changed.</summary>
    internal EmulatorDirectory With(EmulatorPlugin plugin) => this with { Plugins = Replaced(Plugins, plugin, p => p.Id) };

    /// <summary>This directory with one of its groups changed.</summary>
    internal EmulatorDirectory With(EmulatorGroup group) => this with { Groups = Replaced(Groups, group, g => g.Id) };

    /// <summary>This directory with one of its organisations changed.</summary>
    internal EmulatorDirectory With(EmulatorOrganization organization) => this with { Organizations = Replaced(Organizations, organization, o => o.Id) };

    internal bool Knows(string entityType, string code) => entityType switch
    {
        "USER" => FindUser(LoginName(code)) is { IsSuspended: false },
        "GROUP" => BuiltInGroups.Concat(Groups).Any(g => g.Code == code),
        "ORGANIZATION" => Organizations.Any(o => o.Code == code),
        _ => false,
    };

    /// <summary>Whether the principal is one that was stopped or deleted. One that was never there is unknown, not gone.</summary>
    internal bool IsGone(string entityType, string code) => IsDeleted(entityType, code) || (entityType == "USER" && FindUser(LoginName(code)) is { IsSuspended: true });

    internal bool IsDeleted(string entityType, string code) => Former.Contains((entityType, entityType == "USER" ? LoginName(code) : code));

    internal bool Belongs(EmulatorUser user, string entityType, string code, bool includeSubs) => CodesOf(user, entityType, includeSubs).Contains(code, StringComparer.Ordinal);

    /// <summary>The codes of one kind that mean the user: the own one, those of the user's groups, or of the organisations.</summary>
    internal IEnumerable<string> CodesOf(EmulatorUser user, string entityType, bool includeSubs) => entityType switch
    {
        "USER" => [user.Code, GuestPrefix + user.Code],
        "GROUP" => user.IsAdministrator ? ["everyone", "Administrators", .. user.Groups] : ["everyone", .. user.Groups],
        "ORGANIZATION" => includeSubs ? user.Organizations.SelectMany(o => Above(o).Prepend(o)) : user.Organizations,
        _ => [],
    };

    /// <summary>Guests are named with a prefix in settings.</summary>
    private static string LoginName(string code) => code.StartsWith(GuestPrefix, StringComparison.Ordinal) ? code[GuestPrefix.Length..] : code;

    private bool Belongs(EmulatorUser user, EmulatorSpaceMember member) => !user.IsGuest && Belongs(user, member.Type, member.Code, member.IncludesSubs);

    private static List<T> Replaced<T, TKey>(IReadOnlyList<T> all, T item, Func<T, TKey> key)
    {
        List<T> changed = [.. all];
        int place = changed.FindIndex(i => EqualityComparer<TKey>.Default.Equals(key(i), key(item)));
        if (place < 0)
        {
            changed.Add(item);
        }
        else
        {
            changed[place] = item;
        }

        return changed;
    }

    private IEnumerable<string> NewOnes(string entityType, IEnumerable<string> codes) =>
        codes.Distinct(StringComparer.Ordinal).Where(code => !Knows(entityType, code));

    private IEnumerable<string> Above(string organization)
    {
        string? current = organization;
        for (int depth = 0; depth <= Organizations.Count && current is not null; depth++)
        {
            current = Organizations.FirstOrDefault(o => o.Code == current)?.ParentCode;
            if (current is not null)
            {
                yield return current;
            }
        }
    }
}

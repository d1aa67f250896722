using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppForge.Emulator;

/// <summary>Users, groups, organisations, spaces and API tokens of the emulated domain: everything kintone keeps outside of apps.</summary>
public sealed record EmulatorDirectory
{
    private static readonly JsonSerializerOptions FileFormat = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private const string GuestPrefix = "guest/";

    /// <summary>Ids below are kintone's own: the built-in groups.</summary>
    private const long FirstId = 11;

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

    /// <summary>The API tokens known from the start.</summary>
    public IReadOnlyList<EmulatorToken> Tokens { get; init; } = [];

    /// <summary>The plug-ins installed in the system: apps can add these only.</summary>
    public IReadOnlyList<EmulatorPlugin> Plugins { get; init; } = [];

    /// <summary>Users, groups and organisations that were there once: settings that name them hide them.</summary>
    internal ImmutableHashSet<(string Type, string Code)> Former { get; init; } = [];

    private long LastId { get; init; }

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
    /// <exception cref="FormatException">The text is not such an object; the message never repeats the content.</exception>
    public static EmulatorDirectory Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<EmulatorDirectory>(json, FileFormat) ?? new EmulatorDirectory();
        }
        catch (JsonException e)
        {
            throw new FormatException(
                $"ユーザーファイルを読めません / The users file cannot be read: {e.Path} (line {e.LineNumber + 1})", e);
        }
    }

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

    /// <summary>This directory with an id for everything that has none: new ones come after all others, so that an id is never used twice.</summary>
    internal EmulatorDirectory Numbered()
    {
        long next = new[] { LastId, FirstId - 1 }.Concat(Users.Select(u => u.Id)).Concat(Groups.Select(g => g.Id)).Concat(Organizations.Select(o => o.Id)).Max();
        long IdOf(long given) => given > 0 ? given : ++next;
        return this with
        {
            Users = [.. Users.Select(u => u with { Id = IdOf(u.Id) })],
            Groups = [.. Groups.Select(g => g with { Id = IdOf(g.Id) })],
            Organizations = [.. Organizations.Select(o => o with { Id = IdOf(o.Id) })],
            LastId = next,
        };
    }

    internal EmulatorDirectory WithAdministrator(string password) =>
        Users.Any(u => u.Code == "Administrator")
            ? this
            : this with { Users = [.. Users, new EmulatorUser { Code = "Administrator", Password = password, IsAdministrator = true }] };

    internal EmulatorUser? FindUser(string code) => Users.FirstOrDefault(u => u.Code == code);

    internal EmulatorSpace? FindSpace(long id) => Spaces.FirstOrDefault(s => s.Id == id);

    internal EmulatorPlugin? FindPlugin(string id) => Plugins.FirstOrDefault(p => p.Id == id);

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

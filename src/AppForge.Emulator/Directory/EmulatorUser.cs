using System.Collections.Immutable;

namespace AppForge.Emulator;

/// <summary>A user who can log in to the emulator.</summary>
public sealed record EmulatorUser
{
    internal const string KintoneService = "kintone";

    /// <summary>The id in the User API; 0 lets the emulator choose.</summary>
    public long Id { get; init; }

    /// <summary>The time zone (IANA): reminders of an app take that of whoever sets them up first.</summary>
    public string TimeZone { get; init; } = "Asia/Tokyo";

    /// <summary>The login name: kintone's user code.</summary>
    public required string Code { get; init; }

    /// <summary>The password of password authentication.</summary>
    public required string Password { get; init; }

    /// <summary>The display name; empty means the login name is shown.</summary>
    public string Name { get; init; } = "";

    /// <summary>The display language; it comes before <c>Accept-Language</c> (behaviour.md, trap 44).</summary>
    public MessageLanguage Language { get; init; }

    /// <summary>Codes of the groups the user belongs to; <c>everyone</c> is implied.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Codes of the organisations the user belongs to; the first one is the preferred one.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>An administrator of the domain manages every app, and belongs to the group <c>Administrators</c>; records are seen by their rights alone.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>A suspended user cannot log in, and is not accepted in new settings.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>A guest: the login name is a mail address, and nothing is reached but the guest spaces the guest belongs to.</summary>
    public bool IsGuest { get; init; }

    /// <summary>
    /// What else the User API keeps of the user: texts by their names there, for example <c>phone</c> or <c>surName</c>; dates as <c>2020-04-01</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Profile { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The values of the items that the domain added to its users, by the items' codes.</summary>
    public IReadOnlyDictionary<string, string> CustomItems { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The place in lists; <see langword="null"/> when it was never set.</summary>
    public long? SortOrder { get; init; }

    /// <summary>Codes of the titles the user has, by the codes of the organisations they are for.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// The services the user may use. Whether kintone lets a user who was just made use any is not known: here everybody may use kintone until told otherwise.
    /// </summary>
    public IReadOnlyList<string> Services { get; init; } = [KintoneService];

    /// <summary>When the user was made; <see langword="null"/> for one who was there when the domain started.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the user was changed last.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>Whether the system permissions let the user create apps.</summary>
    public bool MayCreateApps { get; init; } = true;

    /// <summary>The code that records and settings have for the user: a guest's is set apart (records.md, 1).</summary>
    internal string EntityCode => IsGuest ? EmulatorDirectory.GuestPrefix + Code : Code;

    internal string? PrimaryOrganization => Organizations.Count > 0 ? Organizations[0] : null;

    internal bool MayUseKintone => IsGuest || Services.Contains(KintoneService, StringComparer.Ordinal);

    internal string DisplayName => Name.Length > 0 ? Name : Code;
}

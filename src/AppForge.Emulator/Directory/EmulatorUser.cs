namespace AppForge.Emulator;

/// <summary>A user who can log in to the emulator.</summary>
public sealed record EmulatorUser
{
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

    /// <summary>Whether the system permissions let the user create apps.</summary>
    public bool MayCreateApps { get; init; } = true;

    internal string? PrimaryOrganization => Organizations.Count > 0 ? Organizations[0] : null;

    internal string DisplayName => Name.Length > 0 ? Name : Code;
}

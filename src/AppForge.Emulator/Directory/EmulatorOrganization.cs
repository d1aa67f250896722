namespace AppForge.Emulator;

/// <summary>An organisation (department).</summary>
/// <param name="Code">The code used in settings.</param>
/// <param name="Name">The display name.</param>
/// <param name="ParentCode">The organisation above; <see langword="null"/> at the top.</param>
public sealed record EmulatorOrganization(string Code, string Name, string? ParentCode = null)
{
    /// <summary>The id in the User API; 0 lets the emulator choose.</summary>
    public long Id { get; init; }

    /// <summary>The description.</summary>
    public string Description { get; init; } = "";

    /// <summary>The display name in another language.</summary>
    public string LocalName { get; init; } = "";

    /// <summary>The language of <see cref="LocalName"/>, for example <c>en</c>.</summary>
    public string LocalNameLocale { get; init; } = "";
}

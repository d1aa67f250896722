namespace AppForge.Emulator;

/// <summary>A group (role) of users.</summary>
/// <param name="Code">The code used in settings.</param>
/// <param name="Name">The display name.</param>
public sealed record EmulatorGroup(string Code, string Name)
{
    /// <summary>The id in the User API; 0 lets the emulator choose.</summary>
    public long Id { get; init; }

    /// <summary>The description.</summary>
    public string Description { get; init; } = "";
}

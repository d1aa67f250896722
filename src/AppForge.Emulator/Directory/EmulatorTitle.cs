namespace AppForge.Emulator;

/// <summary>A title (job title) that users have in organisations. No call of the User API makes one, only its CSV files (users-and-orgs.md, A): it is given.</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">The display name.</param>
public sealed record EmulatorTitle(string Code, string Name)
{
    /// <summary>The id in the User API; 0 lets the emulator choose.</summary>
    public long Id { get; init; }

    /// <summary>The description.</summary>
    public string Description { get; init; } = "";
}

namespace AppForge.Emulator;

/// <summary>A plug-in installed in the system.</summary>
/// <param name="Id">Its id: 32 letters from a to p.</param>
/// <param name="Name">The display name.</param>
public sealed record EmulatorPlugin(string Id, string Name)
{
    /// <summary>What it says of itself.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its version.</summary>
    public string Version { get; init; } = "1";

    /// <summary>Whether it comes from the marketplace.</summary>
    public bool IsMarketPlugin { get; init; }

    /// <summary>It was taken out of the system: apps that had it keep it, no app can add it.</summary>
    public bool IsUninstalled { get; init; }

    /// <summary>When it came; lists begin with the newest.</summary>
    public DateTimeOffset? InstalledAt { get; init; }
}

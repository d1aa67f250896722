namespace AppForge.Emulator;

/// <summary>A group (role) of users.</summary>
/// <param name="Code">The code used in settings.</param>
/// <param name="Name">The display name.</param>
public sealed record EmulatorGroup(string Code, string Name);

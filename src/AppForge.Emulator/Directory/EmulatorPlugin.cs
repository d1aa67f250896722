namespace AppForge.Emulator;

/// <summary>A plug-in installed in the system.</summary>
/// <param name="Id">Its id: 32 letters from a to p.</param>
/// <param name="Name">The display name.</param>
public sealed record EmulatorPlugin(string Id, string Name);

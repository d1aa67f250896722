namespace AppForge.Emulator;

/// <summary>A space apps can be created in. Spaces are given, not made: the space API is not emulated yet.</summary>
/// <param name="Id">The space id, from 1.</param>
/// <param name="Name">The display name.</param>
/// <param name="DefaultThread">The id of its first thread.</param>
/// <param name="IsGuest">A guest space: its apps are reached only under <c>/k/guest/{id}/v1/</c>.</param>
public sealed record EmulatorSpace(long Id, string Name, long DefaultThread, bool IsGuest);

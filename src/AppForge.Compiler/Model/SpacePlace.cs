namespace AppForge.Compiler.Model;

/// <summary>A space of a tenant, and the thread of it that apps belong to.</summary>
/// <param name="Space">The space's id.</param>
/// <param name="Thread">The thread's id; null for the space's default thread.</param>
public sealed record SpacePlace(long Space, long? Thread);

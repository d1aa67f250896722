namespace AppForge.Emulator.Tests.OpenApi;

/// <summary>An operation of the description: the schema of its parameters (body or query) and of its 200 answer; <see langword="null"/> where it is not JSON.</summary>
internal sealed record Operation(Schema? Request, Schema? Response);

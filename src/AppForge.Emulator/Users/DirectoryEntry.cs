using System.Text.Json.Nodes;

namespace AppForge.Emulator.Users;

/// <summary>Something that a list of the User API shows.</summary>
internal sealed record DirectoryEntry(long Id, string Code, Func<JsonObject> Describe);

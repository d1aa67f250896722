using System.Text.Json.Nodes;

namespace AppForge.Emulator.Storage;

/// <summary>A record: its values by the lasting ids of the fields, so that a changed field code changes no record.</summary>
internal sealed record RecordRow(long App, long Id, long Revision, JsonObject Values);

using System.Text.Json.Nodes;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Settings;

/// <summary>A writing method of an area: changes the pre-live settings, and returns what the answer has besides the revision.</summary>
internal sealed record AreaWrite(string Method, Func<AppSettings, InputObject, JsonObject> Carry);

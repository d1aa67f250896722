using System.Text.Json.Nodes;
using AppForge.Emulator.Input;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>A file in settings, as it is kept; a GET puts a key of the moment in the place of the stored one.</summary>
internal static class SettingsFile
{
    public static JsonObject Stored(FileRow file) => new()
    {
        ["contentType"] = file.ContentType,
        ["fileKey"] = file.Key,
        ["name"] = file.Name,
        ["size"] = Wire.Number(file.Content.Length),
    };
}

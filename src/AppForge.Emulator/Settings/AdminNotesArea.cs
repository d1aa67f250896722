using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>The memo for the app's administrators: a patch, and read with app management only (settings.md, 9).</summary>
internal sealed class AdminNotesArea : ISettingsArea
{
    public const string Key = "app/adminNotes";
    private const int MaxContent = 10_000;

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Manage;

    public IReadOnlyList<string> Languages => [];

    public bool HasLiveWrite => false;

    public IReadOnlyList<Mention> Mentions => [];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    public JsonObject Initial(AppRow app, string name) => new() { ["content"] = "", ["includeInTemplateAndDuplicates"] = false };

    public JsonObject Show(AppSettings settings) => settings.Load(Key);

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        JsonObject document = settings.Load(Key);
        document["content"] = input.Text("content", 0, MaxContent) ?? (string)document["content"]!;
        document["includeInTemplateAndDuplicates"] =
            input.Flag("includeInTemplateAndDuplicates") ?? (bool)document["includeInTemplateAndDuplicates"]!;
        input.Errors.ThrowIfAny();
        settings.Save(Key, input.Patch(document));
        return [];
    }
}

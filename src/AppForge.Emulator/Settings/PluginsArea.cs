using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>
/// Plug-ins of an app: they can be added, at the end and enabled, never removed or set up (settings.md, 9). Whether one that is there already is an
/// error or nothing is not known; an error is the safer teacher.
/// </summary>
internal sealed class PluginsArea : ISettingsArea
{
    public const string Key = "app/plugins";
    private const int MaxPlugins = 20;

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Use;

    public bool HasLiveWrite => false;

    public IReadOnlyList<string> Languages => ["JA", "EN", "ZH", "ES"];

    public IReadOnlyList<Mention> Mentions => [];

    public IReadOnlyList<AreaWrite> Writes => [new("POST", Add)];

    public JsonObject Initial(AppRow app, string name) => new() { ["plugins"] = new JsonArray() };

    public JsonObject Show(AppSettings settings)
    {
        JsonObject document = settings.Load(Key);
        foreach (JsonObject plugin in document["plugins"]!.AsArray().Select(p => p!.AsObject()))
        {
            string id = (string)plugin["id"]!;
            plugin["name"] = settings.Call.World.Directory.FindKnownPlugin(id)?.Name ?? id;
        }

        return document;
    }

    private static JsonObject Add(AppSettings settings, InputObject input)
    {
        JsonObject document = settings.Load(Key);
        JsonArray plugins = document["plugins"]!.AsArray();
        IReadOnlyList<string> ids = input.Require("ids") ? input.TextList("ids")! : [];
        HashSet<string> present = [.. plugins.Select(p => (string)p!["id"]!)];
        for (int i = 0; i < ids.Count; i++)
        {
            if (settings.Call.World.Directory.FindPlugin(ids[i]) is null)
            {
                input.Refuse($"ids[{i}]", Texts.UnknownPlugin);
            }
            else if (!present.Add(ids[i]))
            {
                input.Refuse($"ids[{i}]", Texts.PluginIsThere);
            }

            plugins.Add(new JsonObject { ["id"] = ids[i], ["enabled"] = true });
        }

        if (plugins.Count > MaxPlugins)
        {
            input.Refuse("ids", Texts.Count(0, MaxPlugins));
        }

        input.Errors.ThrowIfAny();
        settings.Save(Key, input.Patch(document));
        return [];
    }
}

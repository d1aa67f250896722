using System.Text.Json.Nodes;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Control;

/// <summary>The settings of an app that a page shows: the live ones, or the draft of an app that was never deployed.</summary>
internal sealed class StoredSettings(Emulation world, AppRow app)
{
    private JsonObject? _fields;

    public string Name => Load(GeneralArea.Key)["name"]?.ToString() is { Length: > 0 } name ? name : $"#{app.Id}";

    public JsonObject Fields => _fields ??= Load(FieldsArea.Key)["properties"] as JsonObject ?? [];

    public IEnumerable<JsonObject> AllFields => Fields.Select(f => f.Value).OfType<JsonObject>();

    public IEnumerable<JsonObject> Layout => (Load(LayoutArea.Key)["layout"] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The views in the order of the app's menu.</summary>
    public IEnumerable<JsonObject> Views => (Load(ViewsArea.Key)["views"] as JsonObject ?? []).Select(v => v.Value).OfType<JsonObject>()
        .OrderBy(v => int.TryParse(v["index"]?.ToString(), out int index) ? index : int.MaxValue);

    /// <summary>A field by its code; one that isn't there is shown by the code.</summary>
    public JsonObject Field(string? code) => code is null ? [] : Fields[code] as JsonObject
        ?? AllFields.Select(f => (f["fields"] as JsonObject)?[code] as JsonObject).FirstOrDefault(f => f is not null) ?? new JsonObject { ["label"] = code, ["code"] = code };

    private JsonObject Load(string area)
    {
        Side side = app.IsDeployed ? Side.Live : Side.Preview;
        return world.Store.FindSetting(app.Id, area, side) ?? SettingsAreas.Find(area).Initial(app, "");
    }
}

using System.Text.Json.Nodes;
using AppForge.Emulator.Checks;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>The settings of one app on one side, during one call.</summary>
internal sealed class AppSettings(Call call, AppRow app, Side side)
{
    public Call Call { get; } = call;

    public AppRow App { get; } = app;

    public Side Side { get; } = side;

    public FormFields Fields => new(Load(FieldsArea.Key));

    /// <summary>The stored fields, for conditions and formulas.</summary>
    public AppScope Scope { get; } = new(call.Store, app.Id, side);

    public bool IsInGuestSpace => App.Space is { } space && Call.World.Directory.FindSpace(space) is { IsGuest: true };

    public bool ProcessEnabled => (bool)Load(ProcessArea.Key)["enable"]!;

    /// <summary>The document of an area; an app of a file older than the area has what a new app has.</summary>
    public JsonObject Load(string area) => Call.Store.FindSetting(App.Id, area, Side) ?? SettingsAreas.Find(area).Initial(App, "");

    /// <summary>Puts a new value in the place of the one thing an area consists of; what else was planted there stays.</summary>
    public void Replace(string area, InputObject input, string property, JsonNode value)
    {
        JsonObject document = Load(area);
        document[property] = value;
        Save(area, input.Patch(document));
    }

    public void Save(string area, JsonObject document) => Call.Store.SaveSetting(App.Id, area, Side, document);
}

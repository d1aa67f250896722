using System.Text.Json.Nodes;

namespace AppForge.Emulator.Tests;

/// <summary>A test of settings areas, on an app with a text, a date and a user.</summary>
public abstract class AreaTest : EmulatorTest
{
    internal long App { get; private set; }

    [SetUp]
    public async Task CreateAsync()
    {
        App = await Admin.CreateAppAsync();
        object properties = Fields(("件名", Text("件名")), ("日付", Field("DATE", "日付")), ("担当", Field("USER_SELECT", "担当")));
        (await Admin.PostAsync("preview/app/form/fields", new { app = App, properties })).Ok();
    }

    internal Task<Reply> PutAsync(string area, string more) => Admin.PutAsync("preview/" + area, $$"""{"app":{{App}},{{more}}}""");

    internal async Task<JsonObject> ReadAsync(string area, string side = "preview/") => (await Admin.GetAsync(side + area, $"app={App}")).Ok();
}

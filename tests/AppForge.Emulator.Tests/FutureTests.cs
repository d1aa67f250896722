using System.Text.Json.Nodes;
using AppForge.Testing.OpenApi;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>The kintone of next year: what a test plants is shown, and taken back unchanged.</summary>
[Parallelizable(ParallelScope.All)]
[BeyondContract("the kintone of next year", AnswersToo = true)]
public sealed class FutureTests : AreaTest
{
    /// <summary>A good body for every area; a property is put into every object of it.</summary>
    private static readonly TestCaseData[] Bodies =
    [
        new("app/settings", """{"theme":"RED","icon":{"type":"PRESET","key":"APP1"},"titleField":{"selectionMode":"MANUAL","code":"件名"},"numberPrecision":{"digits":"16","decimalPlaces":"4","roundingMode":"UP"}}"""),
        new("app/form/layout", """
            {"layout":[{"type":"ROW","fields":[{"type":"SINGLE_LINE_TEXT","code":"件名","size":{"width":"100"}},{"type":"DATE","code":"日付","size":{"width":"100"}},
            {"type":"USER_SELECT","code":"担当","size":{"width":"100"}},{"type":"HR","elementId":"","size":{"width":"100"}}]}]}
            """),
        new("app/views", """{"views":{"a":{"type":"LIST","name":"a","index":"0","fields":["件名"],"filterCond":"","sort":"件名 asc"}}}"""),
        new("app/status", """
            {"enable":true,"states":{"a":{"name":"a","index":"0","assignee":{"type":"ONE","entities":[]}},"b":{"name":"b","index":"1","assignee":{"type":"ANY","entities":[{"entity":{"type":"USER","code":"sato"},"includeSubs":false}]}}},
            "actions":[{"name":"x","from":"a","to":"b","filterCond":"","type":"SECONDARY","executableUser":{"entities":[{"entity":{"type":"USER","code":"sato"},"includeSubs":false}]}}]}
            """),
        new("app/acl", """{"rights":[{"entity":{"type":"GROUP","code":"everyone"},"includeSubs":false,"recordViewable":true}]}"""),
        new("record/acl", """{"rights":[{"filterCond":"","entities":[{"entity":{"type":"USER","code":"sato"},"viewable":true,"editable":false,"deletable":false,"includeSubs":false}]}]}"""),
        new("field/acl", """{"rights":[{"code":"件名","entities":[{"entity":{"type":"USER","code":"sato"},"accessibility":"READ","includeSubs":false}]}]}"""),
        new("app/notifications/general", """{"notifications":[{"entity":{"type":"USER","code":"sato"},"includeSubs":false,"recordAdded":true}],"notifyToCommenter":false}"""),
        new("app/notifications/perRecord", """{"notifications":[{"filterCond":"","title":"t","targets":[{"entity":{"type":"USER","code":"sato"},"includeSubs":false}]}]}"""),
        new("app/notifications/reminder", """{"notifications":[{"timing":{"code":"日付","daysLater":"1","time":"09:00"},"filterCond":"","title":"t","targets":[{"entity":{"type":"USER","code":"sato"},"includeSubs":false}]}],"timezone":"Asia/Tokyo"}"""),
        new("app/reports", """
            {"reports":{"a":{"chartType":"BAR","chartMode":"NORMAL","name":"a","index":"0","groups":[{"code":"日付","per":"DAY"}],"aggregations":[{"type":"COUNT"}],"filterCond":"",
            "sorts":[{"by":"TOTAL","order":"ASC"}],"periodicReport":{"active":true,"period":{"every":"DAY","time":"09:00"}}}}}
            """),
        new("app/customize", """{"scope":"ADMIN","desktop":{"js":[{"type":"URL","url":"https://example.com/a.js"}],"css":[]},"mobile":{"js":[],"css":[]}}"""),
        new("app/adminNotes", """{"content":"a","includeInTemplateAndDuplicates":true}"""),
        new("app/form/fields", """
            {"properties":{"件名":{"type":"SINGLE_LINE_TEXT","code":"件名","label":"件名","unique":true},"担当":{"type":"USER_SELECT","code":"担当","label":"担当","defaultValue":[{"type":"USER","code":"sato"}]}}}
            """),
    ];

    [TestCaseSource(nameof(Bodies))]
    public async Task A_property_nobody_knows_is_kept_in_every_object(string area, string body)
    {
        await LearnAsync("future");
        JsonObject sent = JsonNode.Parse(body)!.AsObject();
        Decorate(sent, 0);
        sent["app"] = App;
        (await Admin.PutAsync("preview/" + area, sent.ToJsonString())).Ok();
        sent.Remove("app");
        JsonObject read = await ReadAsync(area);
        ShouldHold(read, sent, area);
        await Admin.DeployAsync(App);
        ShouldHold(await ReadAsync(area, ""), sent, area);
    }

    [Test]
    public async Task A_property_of_something_that_is_patched_stays_when_left_out()
    {
        await Host.PlantAsync(App, "app/settings", settings => settings["enableTelepathy"] = true);
        await Host.PlantAsync(App, "app/form/fields", form => form["properties"]!["件名"]!["autoFill"] = new JsonObject { ["from"] = "AI" });
        (await PutAsync("app/settings", """ "theme":"RED" """)).Ok();
        (await ReadAsync("app/settings"))["enableTelepathy"]!.GetValue<bool>().ShouldBeTrue();
        (await PutAsync("app/settings", """ "enableTelepathy":false """)).Ok();
        (await ReadAsync("app/settings"))["enableTelepathy"]!.GetValue<bool>().ShouldBeFalse();
        (await PutAsync("app/form/fields", """ "properties":{"件名":{"type":"SINGLE_LINE_TEXT","label":"題"}} """)).Ok();
        (await ReadAsync("app/form/fields"))["properties"]!["件名"]!["autoFill"]!["from"]!.GetValue<string>().ShouldBe("AI");
    }

    [TestCase("app/settings", """ "theme":"PLAID" """, "theme")]
    [TestCase("app/settings", """ "icon":{"type":"HOLOGRAM","shape":"cube"} """, "icon")]
    [TestCase("app/views", """ "views":{"a":{"type":"MAP","name":"a","index":"0","zoom":3}} """, "views")]
    [TestCase("app/status", """ "enable":true,"states":{"a":{"name":"a","index":"0"},"b":{"name":"b","index":"1","assignee":{"type":"LOTTERY","entities":[]}}} """, "states.b.assignee")]
    [TestCase("app/acl", """ "rights":[{"entity":{"type":"ROBOT","serial":7},"recordViewable":true}] """, "rights.0.entity")]
    [TestCase("field/acl", """ "rights":[{"code":"件名","entities":[{"entity":{"type":"USER","code":"sato"},"accessibility":"BLUR"}]}] """, "rights.0.entities.0.accessibility")]
    [TestCase("app/reports", """ "reports":{"a":{"chartType":"RADAR","name":"a","index":"0","groups":[{"code":"日付","per":"DECADE"}],"aggregations":[{"type":"MEDIAN","code":"日付"}],"sorts":[],"periodicReport":{"period":{"every":"ECLIPSE","moon":true}}}} """, "reports")]
    [TestCase("app/customize", """ "desktop":{"js":[{"type":"MODULE","name":"x"}]} """, "desktop.js")]
    [TestCase("app/form/layout", """
        "layout":[{"type":"TAB","title":"t","layout":[{"type":"ROW","fields":[{"type":"SINGLE_LINE_TEXT","code":"件名"}]}]},
        {"type":"ROW","fields":[{"type":"DATE","code":"日付","size":{"width":"193"}},{"type":"USER_SELECT","code":"担当","size":{"width":"193"}},{"type":"BUTTON","caption":"c"}]}]
        """, "layout")]
    public async Task A_word_nobody_knows_is_refused_until_it_is_planted(string area, string body, string path)
    {
        (await PutAsync(area, body)).Refused(400, "CB_VA01");
        JsonObject sent = JsonNode.Parse($"{{{body}}}")!.AsObject();
        await Host.PlantAsync(App, "app/adminNotes", notes => notes["seed"] = sent.DeepClone());
        (await PutAsync(area, body)).Ok();
        JsonNode? expected = sent;
        JsonNode? read = await ReadAsync(area);
        foreach (string step in path.Split('.'))
        {
            expected = expected is JsonArray array ? array[int.Parse(step)] : expected![step];
            read = read is JsonArray list ? list[int.Parse(step)] : read![step];
        }

        ShouldHold(read, expected, area);
    }

    [Test]
    public async Task A_field_of_a_type_nobody_knows_is_added_changed_renamed_and_placed()
    {
        const string Field = """{"type":"SKETCH","code":"図","label":"図","brush":{"width":"3","colors":["red"]}}""";
        (await Admin.PostAsync("preview/app/form/fields", $$"""{"app":{{App}},"properties":{"図":{{Field}} } }""")).Invalid("properties[図].type");
        await Host.PlantAsync(App, "app/adminNotes", notes => notes["seed"] = JsonNode.Parse(Field));
        (await Admin.PostAsync("preview/app/form/fields", $$"""{"app":{{App}},"properties":{"図":{{Field}} } }""")).Ok();
        JsonObject properties = (await ReadAsync("app/form/fields"))["properties"]!.AsObject();
        ShouldHold(properties["図"], JsonNode.Parse(Field), "fields");
        (await PutAsync("app/form/fields", """ "properties":{"図":{"type":"SKETCH","code":"絵","brush":{"width":"5"}}} """)).Ok();
        (await ReadAsync("app/form/fields"))["properties"]!["絵"]!.ToJsonString().ShouldBe(JsonNode.Parse("""{"type":"SKETCH","code":"絵","label":"図","brush":{"width":"5"}}""")!.ToJsonString());
        JsonObject layout = await ReadAsync("app/form/layout");
        (await Admin.PutAsync("preview/app/form/layout", new JsonObject { ["app"] = App, ["layout"] = layout["layout"]!.DeepClone() }.ToJsonString())).Ok();
        (await ReadAsync("app/form/layout"))["layout"]!.ToJsonString().ShouldBe(layout["layout"]!.ToJsonString());
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={App}&fields[0]=絵")).Ok();
    }

    /// <summary>Lets the emulator know a name, by planting it where it harms nobody.</summary>
    private Task LearnAsync(string name) => Host.PlantAsync(App, "app/adminNotes", notes => notes[name] = "seed");

    private static int Decorate(JsonNode? node, int next)
    {
        // Maps of named things hold things only: a property there would be one of them.
        bool isMap = node?.Parent is JsonObject && node.GetPropertyName() is "views" or "states" or "reports" or "properties";
        foreach (JsonNode? child in node switch { JsonObject json => json.Select(p => p.Value), JsonArray array => [.. array], _ => Array.Empty<JsonNode?>() })
        {
            next = Decorate(child, next);
        }

        if (node is JsonObject thing && !isMap)
        {
            thing["future"] = $"kept {next++}";
        }

        return next;
    }

    /// <summary>Everything that was sent is there; what the server fills in besides is its own.</summary>
    private static void ShouldHold(JsonNode? read, JsonNode? sent, string at)
    {
        switch (sent)
        {
            case JsonObject json:
                foreach ((string name, JsonNode? value) in json)
                {
                    ShouldHold(read?[name], value, $"{at}.{name}");
                }

                break;
            case JsonArray array:
                (read as JsonArray)?.Count.ShouldBe(array.Count, at);
                for (int i = 0; i < array.Count; i++)
                {
                    ShouldHold(read![i], array[i], $"{at}[{i}]");
                }

                break;
            default:
                read?.ToJsonString().ShouldBe(sent?.ToJsonString(), at);
                (read is null).ShouldBe(sent is null, at);
                break;
        }
    }
}

namespace AppForge.Emulator.Tests;

/// <summary>Settings that the compiler refuses because kintone does: they are refused here as well.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SettingRefusalTests : EmulatorTest
{
    [TestCase("minLength", 5, "maxLength", 4, "SINGLE_LINE_TEXT")]
    [TestCase("minValue", "2", "maxValue", "1.5", "NUMBER")]
    public async Task A_turned_range(string least, object min, string most, object max, string type)
    {
        long app = await Admin.CreateAppAsync();
        Dictionary<string, object> field = new() { ["type"] = type, ["code"] = "値", ["label"] = "値", [least] = min, [most] = max };
        (await Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(("値", field)) })).Invalid($"properties[値].{least}");
        field[least] = max;
        (await Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(("値", field)) })).Ok();
    }

    [Test]
    public async Task More_places_than_digits()
    {
        long app = await Admin.CreateAppAsync();
        (await Admin.PutAsync("preview/app/settings", new { app, numberPrecision = new { digits = 4, decimalPlaces = 4, roundingMode = "UP" } }))
            .Invalid("numberPrecision.decimalPlaces");
    }

    [Test]
    public async Task Fields_without_a_value_in_a_list()
    {
        long app = await Admin.CreateAppAsync();
        (await Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(("組", Field("GROUP", "組"))) })).Ok();
        (await Admin.PutAsync("preview/app/views", new { app, views = new { 一覧 = new { type = "LIST", name = "一覧", index = 0, fields = new[] { "組" } } } }))
            .Invalid("views[一覧].fields");
    }

    [Test]
    public async Task Lookups_and_related_records_of_what_cannot_be_copied_shown_or_compared()
    {
        long master = await Admin.CreateDeployedAppAsync("元", Fields(
            ("番号", Text("番号")), ("自動", new { type = "SINGLE_LINE_TEXT", code = "自動", label = "自動", expression = "番号" }),
            ("文", Field("MULTI_LINE_TEXT", "文")), ("組", Field("GROUP", "組")),
            ("表", new { type = "SUBTABLE", code = "表", fields = Fields(("列", Text("列"))) })));
        long app = await Admin.CreateDeployedAppAsync("先", Fields(("字", Text("字")), ("文", Field("MULTI_LINE_TEXT", "文"))));
        (await AddAsync(app, Lookup(master, "自動", "字"))).Invalid("properties[探].lookup.relatedKeyField");
        (await AddAsync(app, Lookup(master, "番号", "字", "組"))).Invalid("properties[探].lookup.lookupPickerFields[0]");
        (await AddAsync(app, Lookup(master, "番号", "字"))).Ok();
        (await AddAsync(app, Lookup(master, "番号", "探", code: "二"))).Invalid("properties[二].lookup.fieldMappings[0].field");
        (await AddAsync(app, Related(master, "文", "文"))).Invalid("properties[関].referenceTable.condition");
        (await AddAsync(app, Related(master, "字", "列"))).Invalid("properties[関].referenceTable.condition");
        (await AddAsync(app, Related(master, "字", "番号", "組"))).Invalid("properties[関].referenceTable.displayFields[0]");
        (await AddAsync(app, Related(master, "字", "番号", "列"))).Ok();
    }

    [Test]
    public async Task A_field_that_a_formula_reads_cannot_go_without_it()
    {
        long app = await Admin.CreateAppAsync();
        object formula = new { type = "CALC", code = "計", label = "計", expression = "数 * 2" };
        (await Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(("数", Field("NUMBER", "数")), ("計", formula)) })).Ok();
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={app}&fields[0]=数")).Invalid("fields");
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={app}&fields[0]=数&fields[1]=計")).Ok();
    }

    private Task<Reply> AddAsync(long app, (string Code, object Field) field) =>
        Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(field) });

    private static (string Code, object Field) Lookup(long master, string key, string target, string picker = "番号", string code = "探") => (code, new
    {
        type = "SINGLE_LINE_TEXT",
        code,
        label = code,
        lookup = new
        {
            relatedApp = new { app = master },
            relatedKeyField = key,
            fieldMappings = new[] { new { field = target, relatedField = "番号" } },
            lookupPickerFields = new[] { picker },
            filterCond = "",
        },
    });

    private static (string Code, object Field) Related(long master, string here, string there, string shown = "番号") => ("関", new
    {
        type = "REFERENCE_TABLE",
        code = "関",
        label = "関",
        referenceTable = new { relatedApp = new { app = master }, condition = new { field = here, relatedField = there }, displayFields = new[] { shown }, filterCond = "" },
    });
}

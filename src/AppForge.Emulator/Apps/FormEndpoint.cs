using System.Text.Json.Nodes;
using AppForge.Emulator.Http;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Apps;

/// <summary>
/// The form as the first version of the API gives it: a list in the order of the layout, options as texts. <c>app/form/fields</c> took its place
/// (endpoints.tsv); the properties are those of the published description, with values as today's API writes them.
/// </summary>
internal static class FormEndpoint
{
    private static readonly string[] Copied =
    [
        "label", "noLabel", "required", "unique", "maxValue", "minValue", "maxLength", "minLength", "defaultValue", "digit", "displayScale", "expression",
        "hideExpression", "format", "protocol", "unit", "unitPosition", "elementId",
    ];

    private static readonly string[] BuiltInOnes = ["RECORD_NUMBER", "CREATOR", "CREATED_TIME", "MODIFIER", "UPDATED_TIME"];

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("GET", "form", call => Read(call, Side.Live, AppNeed.UseOrManage)),
        new("GET", "preview/form", call => Read(call, Side.Preview, AppNeed.Manage)),
    ];

    private static Answer Read(Call call, Side side, AppNeed need)
    {
        AppRow app = call.OpenApp("app", side, need);
        if (side == Side.Preview)
        {
            DeployRunner.RefuseWhileRunning(call, app);
        }

        FormFields fields = new(call.Store.FindSetting(app.Id, FieldsArea.Key, side)!);
        JsonArray properties = [];
        HashSet<string> placed = [];
        foreach (JsonObject item in Items(call.Store.FindSetting(app.Id, LayoutArea.Key, side)!["layout"]))
        {
            string? code = (string?)item["code"];
            if (code is null)
            {
                properties.Add(Decoration(item));
            }
            else if (fields.TopLevel.FirstOrDefault(f => f.Code == code) is { Type: not "GROUP" } field && placed.Add(code))
            {
                properties.Add(Describe(field));
            }
        }

        foreach (FormField field in fields.TopLevel.Where(f => BuiltInOnes.Contains(f.Type, StringComparer.Ordinal) && !placed.Contains(f.Code)))
        {
            properties.Add(Describe(field));
        }

        return Answer.Of(new JsonObject { ["properties"] = properties });
    }

    /// <summary>What stands in the layout, groups opened: fields, tables, labels, lines and spaces.</summary>
    private static IEnumerable<JsonObject> Items(JsonNode? rows) => (rows as JsonArray ?? []).OfType<JsonObject>().SelectMany(row => (string)row["type"]! switch
    {
        "GROUP" => Items(row["layout"]),
        "SUBTABLE" => [row],
        _ => row["fields"]!.AsArray().OfType<JsonObject>(),
    });

    private static JsonObject Decoration(JsonObject item)
    {
        JsonObject result = new() { ["type"] = (string)item["type"]! };
        string? shown = (string)item["type"]! switch { "LABEL" => "label", "SPACER" => "elementId", _ => null };
        if (shown is not null)
        {
            result[shown] = (string?)item[shown] ?? "";
        }

        return result;
    }

    private static JsonObject Describe(FormField field)
    {
        JsonObject result = new() { ["type"] = field.Type, ["code"] = field.Code };
        if (field.Type == "SUBTABLE")
        {
            // The description gives a table no code, although records name it by one; it is sent all the same.
            result["fields"] = new JsonArray([.. FormFields.InnerOf(field).Select(Describe)]);
        }

        foreach (string name in Copied.Where(field.Json.ContainsKey))
        {
            result[name] = field.Json[name]?.DeepClone();
        }

        if (field.Json["options"] is JsonObject options)
        {
            result["options"] = new JsonArray([.. options.OrderBy(o => long.Parse((string)o.Value!["index"]!, System.Globalization.CultureInfo.InvariantCulture)).Select(o => JsonValue.Create(o.Key))]);
        }

        if (field.Json["defaultNowValue"] is JsonValue now && (bool)now)
        {
            result["defaultExpression"] = "NOW";
        }

        if (field.Lookup is { } lookup)
        {
            result["relatedApp"] = (string)lookup["relatedApp"]!["app"]!;
        }
        else if (field.ReferenceTable is { } table)
        {
            result["relatedApp"] = (string)table["relatedApp"]!["app"]!;
        }

        return result;
    }
}

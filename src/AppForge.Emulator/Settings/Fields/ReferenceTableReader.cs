using System.Text.Json.Nodes;
using AppForge.Emulator.Input;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>Reads the <c>referenceTable</c> object of a related-records field. Naming the app resets everything else (behaviour.md, trap 40).</summary>
internal sealed class ReferenceTableReader(AppSettings settings)
{
    private static readonly IReadOnlyList<string> Sizes = CatalogWords.OfField("REFERENCE_TABLE", "referenceTable", "size");

    public void Read(InputObject input, JsonObject field)
    {
        JsonObject? stored = field["referenceTable"] as JsonObject;
        if (stored is null)
        {
            input.Require("referenceTable");
        }

        if (input.Object("referenceTable") is not { } table)
        {
            return;
        }

        if (stored is null || table.Has("relatedApp"))
        {
            if (RelatedApp.Read(settings, table, selfMayBeUndeployed: true) is not { } app)
            {
                return;
            }

            table.Require("condition");
            field["referenceTable"] = stored = Fresh(app);
        }

        if (table.Object("condition") is { } condition)
        {
            condition.Require("field");
            condition.Require("relatedField");
            stored["condition"] = condition.Keep(new JsonObject { ["field"] = condition.Text("field"), ["relatedField"] = condition.Text("relatedField") });
        }

        if (table.TextList("displayFields") is { } display)
        {
            stored["displayFields"] = new JsonArray([.. display.Select(code => JsonValue.Create(code))]);
        }

        stored["size"] = table.Choice("size", Sizes) ?? (string)stored["size"]!;
        foreach (string name in new[] { "filterCond", "sort" })
        {
            if (table.Text(name) is { } text)
            {
                stored[name] = text;
            }
        }

        table.Patch(stored);
    }

    private JsonObject Fresh(AppRow app) => new()
    {
        ["relatedApp"] = RelatedApp.Stored(app),
        ["condition"] = new JsonObject { ["field"] = "", ["relatedField"] = "" },
        ["filterCond"] = "",
        ["displayFields"] = new JsonArray(),
        ["sort"] = RelatedApp.FieldsOf(settings, app.Id, settings.Fields).BuiltIn("RECORD_NUMBER").Code + " desc",
        ["size"] = "5",
    };
}

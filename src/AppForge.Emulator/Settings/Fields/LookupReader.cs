using System.Text.Json.Nodes;
using AppForge.Emulator.Input;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>Reads the <c>lookup</c> object. Whether the fields it names exist is judged once the whole request is read: see <see cref="RelatedAppChecks"/>.</summary>
internal sealed class LookupReader(AppSettings settings)
{
    public void Read(InputObject input, JsonObject field)
    {
        if (input.Object("lookup") is not { } lookup)
        {
            return;
        }

        JsonObject? stored = field["lookup"] as JsonObject;
        if (stored is null || lookup.Has("relatedApp"))
        {
            // Naming the app resets everything else (behaviour.md, trap 40).
            if (RelatedApp.Read(settings, lookup, selfMayBeUndeployed: false) is not { } app)
            {
                return;
            }

            lookup.Require("relatedKeyField");
            field["lookup"] = stored = Fresh(app);
        }

        if (lookup.Text("relatedKeyField") is { } key)
        {
            stored["relatedKeyField"] = key;
            if (key.StartsWith('$'))
            {
                lookup.Refuse("relatedKeyField", Errors.Texts.BadCode);
            }
        }

        ReadMappings(lookup, stored);
        if (lookup.TextList("lookupPickerFields") is { } picker)
        {
            stored["lookupPickerFields"] = new JsonArray([.. picker.Select(code => JsonValue.Create(code))]);
        }

        foreach (string name in new[] { "filterCond", "sort" })
        {
            if (lookup.Text(name) is { } text)
            {
                stored[name] = text;
            }
        }

        lookup.Patch(stored);
    }

    private JsonObject Fresh(AppRow app) => new()
    {
        ["relatedApp"] = RelatedApp.Stored(app),
        ["relatedKeyField"] = "",
        ["fieldMappings"] = new JsonArray(),
        ["lookupPickerFields"] = new JsonArray(),
        ["filterCond"] = "",
        ["sort"] = RelatedApp.FieldsOf(settings, app.Id, settings.Fields).BuiltIn("RECORD_NUMBER").Code + " desc",
    };

    private static void ReadMappings(InputObject lookup, JsonObject stored)
    {
        if (lookup.Objects("fieldMappings") is not { } mappings)
        {
            return;
        }

        JsonArray kept = [];
        foreach (InputObject mapping in mappings)
        {
            mapping.Require("field");
            mapping.Require("relatedField");
            kept.Add(mapping.Keep(new JsonObject { ["field"] = mapping.Text("field"), ["relatedField"] = mapping.Text("relatedField") }));
        }

        stored["fieldMappings"] = kept;
    }
}

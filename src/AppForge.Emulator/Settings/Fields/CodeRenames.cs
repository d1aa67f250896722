using System.Text.Json.Nodes;
using AppForge.Emulator.Checks;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>Puts new field codes into documents that name the old ones. All renames apply at once, so two codes can be swapped.</summary>
internal sealed class CodeRenames(IReadOnlyDictionary<string, string> renames)
{
    public bool IsEmpty => renames.Count == 0;

    /// <summary>In the form itself: keys, formulas, copy targets, and references to the own app.</summary>
    public void InOwnFields(FormFields fields, long app)
    {
        foreach (FormField field in fields.All.ToList())
        {
            RenameValue(field.Json, "code");
            RenameText(field.Json, "expression");
            foreach (JsonNode? mapping in field.Lookup?["fieldMappings"]?.AsArray() ?? [])
            {
                RenameValue(mapping!.AsObject(), "field");
            }

            if (field.ReferenceTable?["condition"] is JsonObject condition)
            {
                RenameValue(condition, "field");
            }
        }

        InRelated(fields, app);
        RenameKeys(fields.Properties);
        foreach (JsonObject inner in fields.TopLevel.Select(f => f.Json["fields"]).OfType<JsonObject>())
        {
            RenameKeys(inner);
        }
    }

    /// <summary>In lookups and related records that point to the app whose codes changed.</summary>
    public bool InRelated(FormFields fields, long app)
    {
        bool found = false;
        foreach (JsonObject reference in fields.All.Select(f => f.Lookup ?? f.ReferenceTable).OfType<JsonObject>().Where(r => RelatedApp.IdOf(r) == app))
        {
            found = true;
            RenameValue(reference, "relatedKeyField");
            RenameItems(reference, "lookupPickerFields");
            RenameItems(reference, "displayFields");
            RenameText(reference, "filterCond");
            RenameText(reference, "sort");
            foreach (JsonNode? mapping in reference["fieldMappings"]?.AsArray() ?? [])
            {
                RenameValue(mapping!.AsObject(), "relatedField");
            }

            if (reference["condition"] is JsonObject condition)
            {
                RenameValue(condition, "relatedField");
            }
        }

        return found;
    }

    /// <summary>In any other area: wherever an area's document holds codes, it does so under one of these names.</summary>
    public void InArea(JsonNode? node, bool codesAreFields)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? item in array)
            {
                InArea(item, codesAreFields);
            }
        }
        else if (node is JsonObject json)
        {
            bool isEntity = json["type"] is JsonValue type && (string?)type == "FIELD_ENTITY";
            if (isEntity || (codesAreFields && !IsPrincipal(json)))
            {
                RenameValue(json, "code");
            }

            if (json["type"] is JsonValue kind && (string?)kind == "CALENDAR")
            {
                RenameValue(json, "date");
                RenameValue(json, "title");
            }

            RenameText(json, "filterCond");
            RenameText(json, "sort");
            RenameItems(json, "fields");
            foreach (JsonNode? child in json.Select(p => p.Value).ToList())
            {
                InArea(child, codesAreFields);
            }
        }
    }

    private static bool IsPrincipal(JsonObject json) => json.Parent is JsonObject parent && parent["entity"] == json;

    private void RenameKeys(JsonObject map)
    {
        KeyValuePair<string, JsonNode?>[] entries = [.. map];
        map.Clear();
        foreach ((string key, JsonNode? value) in entries)
        {
            map[renames.GetValueOrDefault(key, key)] = value;
        }
    }

    private void RenameValue(JsonObject json, string name)
    {
        if (json[name] is JsonValue value && value.TryGetValue(out string? code) && renames.TryGetValue(code, out string? renamed))
        {
            json[name] = renamed;
        }
    }

    private void RenameItems(JsonObject json, string name)
    {
        if (json[name] is JsonArray items && items.All(i => i is JsonValue))
        {
            json[name] = new JsonArray([.. items.Select(i => JsonValue.Create(renames.GetValueOrDefault((string)i!, (string)i!)))]);
        }
    }

    private void RenameText(JsonObject json, string name)
    {
        if (json[name] is JsonValue value && value.TryGetValue(out string? text))
        {
            json[name] = IdentifierRename.Apply(text, renames);
        }
    }
}

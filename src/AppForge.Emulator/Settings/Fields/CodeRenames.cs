using System.Text.Json.Nodes;
using AppForge.Compiler.Formula;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>
/// Puts new field codes into documents that name the old ones: kintone keeps ids, so a rename shows everywhere (behaviour.md, unconfirmed 2).
/// All renames apply at once, so two codes can be swapped.
/// </summary>
/// <param name="app">The app whose fields are renamed.</param>
/// <param name="before">Its form with the old codes.</param>
/// <param name="renames">Old codes to new ones.</param>
internal sealed class CodeRenames(long app, FormFields before, IReadOnlyDictionary<string, string> renames)
{
    private readonly HashSet<string> _ownTables = TablesShowing(app, before);

    public bool IsEmpty => renames.Count == 0;

    /// <summary>The related-records fields of a form that show an app.</summary>
    public static HashSet<string> TablesShowing(long app, FormFields fields) =>
        [.. fields.All.Where(f => f.ReferenceTable is { } table && RelatedApp.IdOf(table) == app).Select(f => f.Code)];

    /// <summary>In the form itself: keys, formulas, copy targets, and references to the own app.</summary>
    public void InOwnFields(FormFields fields)
    {
        foreach (FormField field in fields.All.ToList())
        {
            RenameValue(field.Json, "code");
            ChangeText(field.Json, "expression", text => FormulaText.Rename(text, NewName));
            foreach (JsonNode? mapping in field.Lookup?["fieldMappings"]?.AsArray() ?? [])
            {
                RenameValue(mapping!.AsObject(), "field");
            }

            if (field.ReferenceTable?["condition"] is JsonObject condition)
            {
                RenameValue(condition, "field");
            }
        }

        InRelated(fields);
        RenameKeys(fields.Properties);
        foreach (JsonObject inner in fields.TopLevel.Select(f => f.Json["fields"]).OfType<JsonObject>())
        {
            RenameKeys(inner);
        }
    }

    /// <summary>In lookups and related records that point to the app whose codes changed.</summary>
    public bool InRelated(FormFields fields)
    {
        bool found = false;
        foreach (JsonObject reference in fields.All.Select(f => f.Lookup ?? f.ReferenceTable).OfType<JsonObject>().Where(r => RelatedApp.IdOf(r) == app))
        {
            found = true;
            RenameValue(reference, "relatedKeyField");
            RenameItems(reference, "lookupPickerFields");
            RenameItems(reference, "displayFields");
            RenameTexts(reference);
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
        foreach (JsonObject json in ObjectsIn(node))
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

            RenameTexts(json);
            RenameItems(json, "fields");
        }
    }

    /// <summary>In the conditions of another app, which reach the renamed fields through its related records (<c>REF.code</c>).</summary>
    public void InConditions(JsonNode? node, IReadOnlySet<string> tables)
    {
        foreach (JsonObject json in ObjectsIn(node))
        {
            ChangeText(json, "filterCond", text => QueryText.Rename(text, s => s.Kind == SymbolKind.Field && s.Field is { } table && tables.Contains(table)
                ? renames.GetValueOrDefault(s.Name) : null));
        }
    }

    private static List<JsonObject> ObjectsIn(JsonNode? node) => node switch
    {
        JsonArray array => [.. array.SelectMany(ObjectsIn)],
        JsonObject json => [json, .. json.SelectMany(p => ObjectsIn(p.Value))],
        _ => [],
    };

    private static bool IsPrincipal(JsonObject json) => json.Parent is JsonObject parent && parent["entity"] == json;

    private static void ChangeText(JsonObject json, string name, Func<string, string> change)
    {
        if (json[name] is JsonValue value && value.TryGetValue(out string? text))
        {
            json[name] = change(text);
        }
    }

    /// <summary>A field of the app itself, or one that related records of the app show of the app itself.</summary>
    private string? NewName(SymbolOccurrence symbol) =>
        symbol.Kind == SymbolKind.Field && (symbol.Field is null || _ownTables.Contains(symbol.Field)) ? renames.GetValueOrDefault(symbol.Name) : null;

    private void RenameTexts(JsonObject json)
    {
        ChangeText(json, "filterCond", text => QueryText.Rename(text, NewName));
        ChangeText(json, "sort", text => QueryText.RenameSort(text, NewName));
    }

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
}

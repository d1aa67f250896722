using System.Text.Json.Nodes;
using AppForge.Compiler.Formula;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using AppForge.Emulator.Settings.Mentions;

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

    /// <summary>The app's own related-records fields that show the app itself.</summary>
    public IReadOnlySet<string> OwnTables => _ownTables;

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

    /// <summary>In another area, of the app itself or of one that mentions the app's fields.</summary>
    /// <param name="own">The app whose document it is.</param>
    /// <param name="document">The area's document.</param>
    /// <param name="mentions">Where the area mentions fields.</param>
    /// <param name="tables">In another app, its related-records fields that show this app: conditions reach the fields as <c>TABLE.code</c>.</param>
    public void InArea(long own, JsonObject document, IEnumerable<Mention> mentions, IReadOnlySet<string> tables)
    {
        foreach (MentionedValue value in mentions.SelectMany(m => m.In(document)))
        {
            if (value.Mention.Kind == MentionKind.Condition && value.Text is { } condition)
            {
                value.SetText(QueryText.Rename(condition, symbol => NewName(symbol, own, tables)));
            }
            else if (value.Mention.Kind == MentionKind.Sort && value.Text is { } sort)
            {
                value.SetText(QueryText.RenameSort(sort, symbol => NewName(symbol, own, tables)));
            }
            else if (value.FieldCode is { } code && value.Concerns(app, own) && renames.TryGetValue(code, out string? renamed))
            {
                value.SetFieldCode(renamed);
            }
        }
    }

    private static void ChangeText(JsonObject json, string name, Func<string, string> change)
    {
        if (json[name] is JsonValue value && value.TryGetValue(out string? text))
        {
            json[name] = change(text);
        }
    }

    private string? NewName(SymbolOccurrence symbol) => NewName(symbol, app, _ownTables);

    /// <summary>A field of the app itself, or one that related records show of it.</summary>
    private string? NewName(SymbolOccurrence symbol, long own, IReadOnlySet<string> tables) =>
        symbol.Kind == SymbolKind.Field && (symbol.Field is null ? own == app : tables.Contains(symbol.Field)) ? renames.GetValueOrDefault(symbol.Name) : null;

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

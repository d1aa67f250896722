using System.Text.Json.Nodes;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>What the app's other areas lose with a deleted field: list columns, title, rights and assignees by field (behaviour.md, unconfirmed 26: dropped silently).</summary>
internal static class DroppedReferences
{
    public static void Drop(AppSettings settings, FormFields fields, IReadOnlyCollection<string> gone)
    {
        Change(settings, ViewsArea.Key, document => DropFromViews(document, fields, gone));
        Change(settings, GeneralArea.Key, document =>
        {
            if (gone.Contains((string?)document["titleField"]!["code"] ?? ""))
            {
                document["titleField"] = new JsonObject { ["selectionMode"] = "AUTO" };
            }
        });
        Change(settings, FieldRightsArea.Key, document => RemoveWhere(document["rights"]!.AsArray(), row => gone.Contains((string)row["code"]!)));
        foreach (string area in new[] { RecordRightsArea.Key, FieldRightsArea.Key, ProcessArea.Key })
        {
            Change(settings, area, document => DropEntities(document, gone));
        }
    }

    private static void Change(AppSettings settings, string area, Action<JsonObject> change)
    {
        JsonObject document = settings.Load(area);
        change(document);
        settings.Save(area, document);
    }

    private static void DropFromViews(JsonObject document, FormFields fields, IReadOnlyCollection<string> gone)
    {
        foreach (JsonObject view in document["views"]!.AsObject().Select(v => v.Value!.AsObject()))
        {
            if (view["fields"] is JsonArray columns)
            {
                view["fields"] = new JsonArray([.. columns.Select(c => (string)c!).Where(c => !gone.Contains(c)).Select(c => JsonValue.Create(c))]);
            }

            if (gone.Contains((string?)view["date"] ?? ""))
            {
                view["date"] = fields.BuiltIn("UPDATED_TIME").Code;
            }

            if (gone.Contains((string?)view["title"] ?? ""))
            {
                view["title"] = fields.BuiltIn("RECORD_NUMBER").Code;
            }
        }
    }

    private static void DropEntities(JsonNode? node, IReadOnlyCollection<string> gone)
    {
        if (node is JsonArray array)
        {
            RemoveWhere(array, row => (string?)(row["entity"] as JsonObject)?["type"] == "FIELD_ENTITY" && gone.Contains((string)row["entity"]!["code"]!));
            foreach (JsonNode? item in array)
            {
                DropEntities(item, gone);
            }
        }
        else if (node is JsonObject json)
        {
            foreach (JsonNode? child in json.Select(p => p.Value))
            {
                DropEntities(child, gone);
            }
        }
    }

    private static void RemoveWhere(JsonArray array, Func<JsonObject, bool> condition)
    {
        for (int i = array.Count - 1; i >= 0; i--)
        {
            if (array[i] is JsonObject row && condition(row))
            {
                array.RemoveAt(i);
            }
        }
    }
}

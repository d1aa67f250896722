using System.Text.Json.Nodes;
using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Settings;

/// <summary>What happens to the layout when fields come and go: new ones are appended, deleted ones leave with their empty rows (fields.md, 1).</summary>
internal static class LayoutUpkeep
{
    public static void Append(AppSettings settings, IReadOnlyList<FormField> added)
    {
        JsonObject layout = settings.Load(LayoutArea.Key);
        JsonArray rows = layout["layout"]!.AsArray();
        foreach (FormField field in added)
        {
            if (field.Table is { } table)
            {
                rows.First(r => (string?)r!["code"] == table)!["fields"]!.AsArray().Add(LayoutCell.Of(field));
            }
            else
            {
                rows.Add(RowOf(field));
            }
        }

        settings.Save(LayoutArea.Key, layout);
    }

    public static void Remove(JsonObject layout, IReadOnlySet<string> gone) => Remove(layout["layout"]!.AsArray(), gone);

    public static IEnumerable<string> CodesInGroup(JsonObject layout, string group) => layout["layout"]!.AsArray()
        .Where(row => (string?)row!["type"] == "GROUP" && (string?)row["code"] == group)
        .SelectMany(row => row!["layout"]!.AsArray())
        .SelectMany(row => row!["fields"]!.AsArray())
        .Select(cell => (string?)cell!["code"])
        .OfType<string>();

    private static void Remove(JsonArray rows, IReadOnlySet<string> gone)
    {
        for (int i = rows.Count - 1; i >= 0; i--)
        {
            if (rows[i] is not JsonObject row)
            {
                continue;
            }

            if (row["layout"] is JsonArray inner)
            {
                Remove(inner, gone);
            }

            bool emptied = row["fields"] is JsonArray cells && RemoveCells(cells, gone);
            if (gone.Contains((string?)row["code"] ?? "") || (emptied && (string)row["type"]! == "ROW"))
            {
                rows.RemoveAt(i);
            }
        }
    }

    private static bool RemoveCells(JsonArray cells, IReadOnlySet<string> gone)
    {
        int before = cells.Count;
        for (int i = before - 1; i >= 0; i--)
        {
            if (gone.Contains((string?)cells[i]!["code"] ?? ""))
            {
                cells.RemoveAt(i);
            }
        }

        return before > 0 && cells.Count == 0;
    }

    private static JsonObject RowOf(FormField field) => field.Type switch
    {
        "SUBTABLE" => new JsonObject
        {
            ["type"] = "SUBTABLE",
            ["code"] = field.Code,
            ["fields"] = new JsonArray([.. FormFields.InnerOf(field).Select(LayoutCell.Of)]),
        },
        "GROUP" => new JsonObject { ["type"] = "GROUP", ["code"] = field.Code, ["layout"] = new JsonArray() },
        _ => new JsonObject { ["type"] = "ROW", ["fields"] = new JsonArray(LayoutCell.Of(field)) },
    };
}

using System.Text.Json.Nodes;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Settings;

/// <summary>One cell of the layout (fields.md, 3). Default sizes are ours where nothing is published.</summary>
internal static class LayoutCell
{
    private const int MaxElementId = 64;
    private static readonly string[] RowsOfTheirOwn = ["SUBTABLE", "GROUP"];

    /// <summary>What is no field: without identity, and never in a table.</summary>
    public static IReadOnlyList<string> Decorations { get; } = ["LABEL", "SPACER", "HR"];

    public static IReadOnlyList<string> Types { get; } = [.. FieldTypes.Names.Except(RowsOfTheirOwn, StringComparer.Ordinal), .. Decorations];

    public static JsonObject Of(FormField field) => With(new JsonObject { ["type"] = field.Type, ["code"] = field.Code }, DefaultSize(field.Type));

    /// <summary>A cell of a layout PUT; a size left out stays as it was.</summary>
    public static JsonObject? Read(InputObject cell, JsonObject? stored)
    {
        if (!cell.Require("type") || cell.Choice("type", Types) is not { } type)
        {
            return null;
        }

        if (!Types.Contains(type, StringComparer.Ordinal))
        {
            return cell.Verbatim();
        }

        JsonObject result = new() { ["type"] = type };
        if (!Decorations.Contains(type, StringComparer.Ordinal))
        {
            cell.Require("code");
            result["code"] = cell.Text("code");
        }

        if (type == "LABEL")
        {
            result["label"] = cell.Text("label") ?? "";
        }

        if (Decorations.Contains(type, StringComparer.Ordinal))
        {
            result["elementId"] = cell.Text("elementId", 0, MaxElementId) ?? "";
        }

        return cell.Keep(With(result, ReadSize(cell, (stored?["size"] as JsonObject)?.DeepClone().AsObject() ?? DefaultSize(type))));
    }

    private static JsonObject? ReadSize(InputObject cell, JsonObject? size)
    {
        InputObject? sent = cell.Object("size");
        foreach (string name in size?.Select(p => p.Key).ToList() ?? [])
        {
            // The ranges are not published (fields.md, 3): only what is no size at all is refused.
            string? value = sent?.Count(name);
            if (value is { Length: > 0 })
            {
                size![name] = value;
            }
        }

        return size is null ? null : sent?.Keep(size) ?? size;
    }

    private static JsonObject With(JsonObject cell, JsonObject? size)
    {
        if (size is not null)
        {
            cell["size"] = size;
        }

        return cell;
    }

    private static JsonObject? DefaultSize(string type) => type switch
    {
        "REFERENCE_TABLE" => null,
        "MULTI_LINE_TEXT" or "RICH_TEXT" => new JsonObject { ["width"] = "315", ["innerHeight"] = "125" },
        "SPACER" => new JsonObject { ["width"] = "193", ["height"] = "64" },
        _ => new JsonObject { ["width"] = "193" },
    };
}

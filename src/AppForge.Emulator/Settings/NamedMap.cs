using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Settings;

/// <summary>
/// What maps of named, numbered things have in common (views, reports, app actions): the key is the current name and <c>name</c> the new one, a
/// name that is left out is deleted, the order is <c>index</c>, and an id stays with its name (behaviour.md, traps 2 and 16).
/// </summary>
internal static class NamedMap
{
    /// <summary>The name of an entry: required and equal to the key for a new one (trap 42).</summary>
    public static string NameOf(string key, InputObject entry, bool isNew, int max)
    {
        if (isNew)
        {
            entry.Require("name");
        }

        string name = entry.Text("name", 1, max) ?? key;
        if (isNew && name != key)
        {
            entry.Refuse("name", Texts.KeyIsNotName);
        }

        return name;
    }

    public static string? IndexOf(InputObject entry)
    {
        entry.Require("index");
        return entry.Integer("index") is { } index ? Wire.Number(index) : null;
    }

    /// <summary>Puts the things that were read into a map by their names; a name or an index twice is refused.</summary>
    public static JsonObject Collect(InputObject input, string property, IEnumerable<(InputObject Entry, JsonObject? Item)> items)
    {
        JsonObject map = [];
        foreach ((InputObject entry, JsonObject? item) in items)
        {
            if (item is null)
            {
                continue;
            }

            string name = (string)item["name"]!;
            if (map.ContainsKey(name))
            {
                entry.Refuse("name", Texts.Duplicate);
            }

            map[name] = item;
        }

        if (map.Select(p => (string?)p.Value!["index"]).Distinct().Count() < map.Count)
        {
            input.Refuse(property, Texts.Duplicate);
        }

        return map;
    }

    /// <summary>The server numbers from 0 in the order asked for.</summary>
    public static void Renumber(JsonObject map)
    {
        int next = 0;
        foreach (JsonNode? item in map.Select(p => p.Value).OrderBy(v => long.Parse((string)v!["index"]!, CultureInfo.InvariantCulture)).ToList())
        {
            item!["index"] = Wire.Number(next++);
        }
    }

    /// <summary>Gives new things an id; the answer of a PUT shows the ids of all.</summary>
    public static JsonObject GiveIds(AppSettings settings, string sequence, JsonObject map)
    {
        JsonObject ids = [];
        foreach ((string name, JsonNode? item) in map)
        {
            item!["id"] ??= Wire.Number(settings.Call.Store.Next(sequence));
            ids[name] = new JsonObject { ["id"] = (string)item["id"]! };
        }

        return ids;
    }
}

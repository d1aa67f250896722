using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>Options of selection fields (fields.md, "Options"): the key of a new one is its label, of a stored one its old label; what is left out is deleted.</summary>
internal static class FieldOptions
{
    private const int MaxOptions = 1000;
    private const int MaxLength = 128;

    public static void Read(InputObject input, JsonObject field, Func<string> nextId)
    {
        JsonObject? stored = field["options"] as JsonObject;
        if (stored is null)
        {
            input.Require("options");
        }

        if (input.Map("options") is not { } sent)
        {
            return;
        }

        if (sent.Count is 0 or > MaxOptions)
        {
            input.Refuse("options", Texts.Count(1, MaxOptions));
            return;
        }

        List<(string Key, string Label, long Index)> options = [];
        Dictionary<string, InputObject> entries = new(StringComparer.Ordinal);
        foreach ((string key, InputObject option) in sent)
        {
            options.Add(ReadOption(key, option, isNew: stored?.ContainsKey(key) != true));
            entries[key] = option;
        }

        if (options.Select(o => o.Label).Distinct(StringComparer.Ordinal).Count() < options.Count
            || options.Select(o => o.Index).Distinct().Count() < options.Count)
        {
            input.Refuse("options", Texts.Duplicate);
            return;
        }

        FollowInDefault(field, options);
        JsonObject kept = [];
        foreach ((string key, string label, _) in options.OrderBy(o => o.Index))
        {
            string id = stored?[key] is { } known ? NamedIds.Of(key, known) : nextId();
            JsonObject option = new() { [FormField.IdKey] = id, ["label"] = label, ["index"] = kept.Count.ToString(CultureInfo.InvariantCulture) };
            kept[label] = entries[key].Keep(option, stored?[key] as JsonObject);
        }

        field["options"] = kept;
    }

    /// <summary>Judges the default against the options, and gives a radio button its first option where it has none.</summary>
    public static void CheckDefault(FieldType type, InputObject input, JsonObject field)
    {
        JsonObject options = field["options"]!.AsObject();
        bool isList = field["defaultValue"] is JsonArray;
        string[] values = isList
            ? [.. field["defaultValue"]!.AsArray().Select(v => (string)v!)]
            : [.. new[] { (string?)field["defaultValue"] ?? "" }.Where(v => v.Length > 0)];
        for (int i = 0; i < values.Length; i++)
        {
            if (!options.ContainsKey(values[i]))
            {
                input.Refuse(isList ? $"defaultValue[{i}]" : "defaultValue", Texts.NotAnOption(values[i]));
            }
        }

        if (type.NeedsDefaultOption && values.Length == 0 && options.Count > 0)
        {
            field["defaultValue"] = options.First().Key;
        }
    }

    private static (string Key, string Label, long Index) ReadOption(string key, InputObject option, bool isNew)
    {
        option.Require("index");
        if (isNew)
        {
            option.Require("label");
        }

        string label = option.Text("label", 1, MaxLength) ?? key;
        if (isNew && label != key)
        {
            option.Refuse("label", Texts.KeyIsNotLabel);
        }

        return (key, label, option.Integer("index", 0) ?? 0);
    }

    /// <summary>A stored default follows a renamed option, and goes with a deleted one.</summary>
    private static void FollowInDefault(JsonObject field, List<(string Key, string Label, long Index)> options)
    {
        Dictionary<string, string> labels = options.ToDictionary(o => o.Key, o => o.Label, StringComparer.Ordinal);
        if (field["defaultValue"] is JsonArray list)
        {
            field["defaultValue"] = new JsonArray([.. list.Select(v => labels.GetValueOrDefault((string)v!)).OfType<string>().Select(l => JsonValue.Create(l))]);
        }
        else if (field["defaultValue"] is JsonValue single)
        {
            field["defaultValue"] = labels.GetValueOrDefault((string)single!, "");
        }
    }
}

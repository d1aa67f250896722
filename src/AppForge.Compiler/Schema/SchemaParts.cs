using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Schema;

/// <summary>The parts of a schema that are the same wherever they stand.</summary>
internal static class SchemaParts
{
    public const string FileWord = "file";
    public const string RenamedFrom = "renamedFrom";
    public const string RawForm = "AppForge の知らない設定";

    public static JsonObject RenamedFromSchema() => new()
    {
        ["title"] = "変更前の名前",
        ["description"] = "名前を変えるときに、前の名前を書きます。反映したら消せます。\n\nThe name that it had before; once deployed it can go.",
        ["type"] = "string",
    };

    public static JsonObject Text() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    public static JsonObject TextFile() => new()
    {
        ["title"] = "テキストファイル",
        ["description"] = "{ file: パス }。パスはアプリのフォルダからの相対です。\n\nText in a file, from the app's folder",
        ["type"] = "object",
        ["properties"] = new JsonObject { [FileWord] = new JsonObject { ["type"] = "string" } },
        ["required"] = new JsonArray(FileWord),
        ["additionalProperties"] = false,
    };

    // A word made of digits is a number to a schema unless it is quoted.
    public static JsonObject Choice(IEnumerable<(string Word, LocalizedText Title)> words)
    {
        var values = new JsonArray();
        var titles = new JsonArray();
        foreach (var (word, title) in words)
        {
            values.Add(word);
            titles.Add(title.Japanese);
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                values.Add(number);
                titles.Add(title.Japanese);
            }
        }

        return new() { ["enum"] = values, ["enumDescriptions"] = titles };
    }

    public static JsonObject Counted(JsonObject list, int least, int? most)
    {
        if (least > 0)
        {
            list["minItems"] = least;
        }

        if (most is { } max)
        {
            list["maxItems"] = max;
        }

        return list;
    }

    public static JsonObject RawInPlace(JsonObject value) => new()
    {
        ["title"] = RawForm,
        ["type"] = "object",
        ["properties"] = new JsonObject { [RawValue.Word] = RawTitle(value), [RenamedFrom] = NotOffered(RenamedFromSchema()) },
        ["required"] = new JsonArray(RawValue.Word),
        ["additionalProperties"] = false,
    };

    public static JsonObject RawTitle(JsonObject schema)
    {
        schema.Insert(0, "title", RawForm);
        schema.Insert(1, "description", "kintone から取り込んだまま残し、そのまま送り返します。\n\nWhat AppForge does not know, as kintone gave it.");
        return NotOffered(schema);
    }

    // Nobody starts to write it: import does.
    public static JsonObject NotOffered(JsonObject schema)
    {
        schema["doNotSuggest"] = true;
        return schema;
    }

    public static JsonObject Titled(JsonObject schema, LocalizedText title)
    {
        if (schema.ContainsKey("type") || schema.ContainsKey("enum"))
        {
            schema["title"] ??= title.Japanese;
        }

        return schema;
    }

    // A form that nothing fits: an editor offers its skeletons where nothing stands yet, and forgets them where something does.
    public static JsonObject Offering(JsonObject schema, JsonArray skeletons) => skeletons.Count == 0
        ? schema
        : AnyOf(schema, new() { ["title"] = "ひな形", ["not"] = new JsonObject(), ["defaultSnippets"] = skeletons });

    // Forms inside a form are forms of the whole.
    public static JsonObject AnyOf(params JsonObject[] forms) => forms.Length == 1
        ? forms[0]
        : new() { ["anyOf"] = new JsonArray([.. forms.SelectMany(f => f is { Count: 1 } && f["anyOf"] is JsonArray inner ? inner.Select(i => i!.DeepClone()) : [f])]) };

    /// <summary>The same schema with a description; null adds none.</summary>
    public static JsonObject Described(JsonObject schema, string? description)
    {
        var copy = (JsonObject)schema.DeepClone();
        if (description is not null)
        {
            copy["description"] = description;
        }

        return copy;
    }
}

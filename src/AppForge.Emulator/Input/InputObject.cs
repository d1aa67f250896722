using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Records;

namespace AppForge.Emulator.Input;

/// <summary>
/// One object of a request, read by name. What is wrong is collected under its path; a value of the wrong JSON kind (an object where a text
/// belongs) is CB_IJ01 at once. A <c>null</c> counts as left out (behaviour.md, Transport).
/// </summary>
internal sealed class InputObject(JsonObject json, string path, ValidationErrors errors, FutureWords future)
{
    public ValidationErrors Errors { get; } = errors;

    public string Path { get; } = path;

    public bool Has(string name) => json[name] is not null;

    public string PathOf(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    public void Refuse(string name, LocalizedText message) => Errors.Add(PathOf(name), message);

    public bool Require(string name)
    {
        bool present = json[name] is JsonValue value ? Scalar(value).Length > 0 : Has(name);
        if (present)
        {
            return true;
        }

        Refuse(name, Texts.Required);
        return false;
    }

    /// <summary>A text; numbers and booleans are taken as their text, as a Jackson-like binder does.</summary>
    public string? Text(string name, int min = 0, int max = int.MaxValue)
    {
        if (ScalarOf(name) is not { } text)
        {
            return null;
        }

        if (text.Length < min)
        {
            Refuse(name, min == 1 ? Texts.Required : Texts.MoreThan(min - 1));
        }
        else if (text.Length > max)
        {
            Refuse(name, Texts.LessThan(max + 1));
        }

        return text;
    }

    public bool? Flag(string name)
    {
        switch (ScalarOf(name))
        {
            case null: return null;
            case "true": return true;
            case "false": return false;
            default:
                Refuse(name, Texts.NotABoolean);
                return null;
        }
    }

    public long? Integer(string name, long min = long.MinValue, long max = long.MaxValue)
    {
        if (ScalarOf(name) is not { } text)
        {
            return null;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
        {
            Refuse(name, text.Length == 0 ? Texts.Required : Texts.NotANumber);
            return null;
        }

        if (number < min || number > max)
        {
            Refuse(name, number < min ? Texts.AtLeast(min) : Texts.AtMost(max));
            return null;
        }

        return number;
    }

    /// <summary>A decimal number of any length as text, the way settings keep it; <c>""</c> stays (it clears a limit).</summary>
    public string? Number(string name, int max = int.MaxValue)
    {
        if (Text(name, 0, max) is not { Length: > 0 } text || text.Length > max)
        {
            return ScalarOf(name);
        }

        if (DecimalNumber.TryParse(text, out DecimalNumber number))
        {
            return text.Contains('e', StringComparison.OrdinalIgnoreCase) ? number.ToString() : text.Trim();
        }

        Refuse(name, Texts.NotANumber);
        return null;
    }

    /// <summary>A whole number from 0 on as text; <c>""</c> stays.</summary>
    public string? Count(string name, long max = long.MaxValue)
    {
        if (Number(name) is not { Length: > 0 } text)
        {
            return ScalarOf(name) is { Length: 0 } ? "" : null;
        }

        return Integer(name, 0, max) is null ? null : text;
    }

    public string? Choice(string name, IReadOnlyList<string> values)
    {
        if (ScalarOf(name) is not { } text || values.Contains(text, StringComparer.Ordinal) || future.Knows(text))
        {
            return ScalarOf(name);
        }

        Refuse(name, Texts.NotInEnum);
        return null;
    }

    /// <summary>
    /// What was sent, with the properties that today's kintone does not have: those a test planted (<see cref="FutureWords"/>). A patched object
    /// keeps the ones it had.
    /// </summary>
    public JsonObject Keep(JsonObject known, JsonObject? stored = null)
    {
        foreach ((string name, JsonNode? value) in (stored ?? []).Concat(json).Where(p => future.KnowsProperty(p.Key) && !known.ContainsKey(p.Key)).ToList())
        {
            known[name] = (json[name] ?? value)?.DeepClone();
        }

        return known;
    }

    /// <summary>The same for a document that is patched in place: what was sent wins over what it has.</summary>
    public JsonObject Patch(JsonObject document)
    {
        foreach ((string name, JsonNode? value) in json.Where(p => future.KnowsProperty(p.Key)).ToList())
        {
            document[name] = value?.DeepClone();
        }

        return document;
    }

    /// <summary>The object as it was sent: for a kind of thing that a test planted, of which nothing is known.</summary>
    public JsonObject Verbatim() => json.DeepClone().AsObject();

    public InputObject? Object(string name) => json[name] switch
    {
        null => null,
        JsonObject inner => new InputObject(inner, PathOf(name), Errors, future),
        _ => throw KnownErrors.InvalidJson(),
    };

    public IReadOnlyList<InputObject>? Objects(string name) =>
        ItemsOf(name)?.Select((node, i) => node switch
        {
            JsonObject inner => new InputObject(inner, $"{PathOf(name)}[{i}]", Errors, future),
            _ => throw KnownErrors.InvalidJson(),
        }).ToList();

    public IReadOnlyList<string>? TextList(string name) =>
        ItemsOf(name)?.Select(node => node is JsonValue value ? Scalar(value) : throw KnownErrors.InvalidJson()).ToList();

    public IReadOnlyList<long>? Integers(string name)
    {
        if (TextList(name) is not { } texts)
        {
            return null;
        }

        List<long> numbers = [];
        for (int i = 0; i < texts.Count; i++)
        {
            if (long.TryParse(texts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= 1)
            {
                numbers.Add(number);
            }
            else
            {
                bool isNumber = texts[i] == number.ToString(CultureInfo.InvariantCulture);
                Errors.Add($"{PathOf(name)}[{i}]", isNumber ? Texts.AtLeastOne : Texts.NotANumber);
            }
        }

        return numbers;
    }

    /// <summary>A list used as a filter: too long it is refused, empty it filters nothing.</summary>
    public IReadOnlyList<T>? Filter<T>(string name, IReadOnlyList<T>? items, int max)
    {
        if (items?.Count > max)
        {
            Refuse(name, Texts.Count(0, max));
        }

        return items is { Count: 0 } ? null : items;
    }

    /// <summary>An object used as a map. A <c>null</c> entry is refused (behaviour.md: 400 since 2023-07).</summary>
    public IReadOnlyList<KeyValuePair<string, InputObject>>? Map(string name)
    {
        if (json[name] is null)
        {
            return null;
        }

        List<KeyValuePair<string, InputObject>> entries = [];
        foreach ((string key, JsonNode? node) in json[name] as JsonObject ?? throw KnownErrors.InvalidJson())
        {
            string entryPath = $"{PathOf(name)}[{key}]";
            if (node is null)
            {
                Errors.Add(entryPath, Texts.Required);
                continue;
            }

            entries.Add(new(key, new InputObject(node as JsonObject ?? throw KnownErrors.InvalidJson(), entryPath, Errors, future)));
        }

        return entries;
    }

    private JsonNode?[]? ItemsOf(string name) => json[name] switch
    {
        null => null,
        JsonArray array => [.. array],
        _ => throw KnownErrors.InvalidJson(),
    };

    private string? ScalarOf(string name) => json[name] switch
    {
        null => null,
        JsonValue value => Scalar(value),
        _ => throw KnownErrors.InvalidJson(),
    };

    private static string Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToJsonString(),
    };
}

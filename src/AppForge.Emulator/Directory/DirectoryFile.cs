using System.Text.Json;
using System.Text.Json.Serialization;
using AppForge.Emulator.Input;

namespace AppForge.Emulator;

/// <summary>Reads a users file: what could only go wrong later, in the middle of a call, is refused at once.</summary>
internal static class DirectoryFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <exception cref="EmulatorDirectoryException">It can't be used.</exception>
    public static EmulatorDirectory Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            RefuseNothing(document.RootElement, "$");
            EmulatorDirectory directory = document.RootElement.Deserialize<EmulatorDirectory>(Format)!;
            Check(directory);
            return directory;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a lone surrogate in an escape cannot be a string.
            JsonException? syntax = e as JsonException;
            throw new EmulatorDirectoryException(EmulatorDirectoryFault.NotReadable, syntax?.Path ?? "$", e) { Line = syntax is { Path: null } ? syntax.LineNumber + 1 : null };
        }
    }

    /// <summary>A <c>null</c> in a list passes the reader, whatever the list is of.</summary>
    private static void RefuseNothing(JsonElement element, string place)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Null when place is "$" || place.EndsWith(']'):
                throw new EmulatorDirectoryException(EmulatorDirectoryFault.Missing, place);
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    RefuseNothing(property.Value, $"{place}.{property.Name}");
                }

                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    RefuseNothing(item, $"{place}[{index++}]");
                }

                break;
        }
    }

    private static void Check(EmulatorDirectory directory)
    {
        CheckKeys(directory.Users, u => u.Code, "$.users", "code");
        CheckKeys(directory.Groups, g => g.Code, "$.groups", "code");
        CheckKeys(directory.Organizations, o => o.Code, "$.organizations", "code");
        CheckKeys(directory.Titles, t => t.Code, "$.titles", "code");
        CheckKeys(directory.Plugins, p => p.Id, "$.plugins", "id");
        CheckKeys(directory.Tokens, t => t.Token, "$.tokens", "token");
        CheckKeys(directory.Spaces, s => KeyOf(s.Id), "$.spaces", "id");
        CheckKeys(directory.Spaces, s => KeyOf(s.DefaultThread), "$.spaces", "defaultThread");
        CheckKeys(directory.SpaceTemplates, t => KeyOf(t.Id), "$.spaceTemplates", "id");
        RefuseAny(directory.Groups, g => EmulatorDirectory.BuiltInGroups.Any(b => b.Code == g.Code), EmulatorDirectoryFault.BuiltIn, "$.groups", "code");
        RefuseAny(directory.Users, u => !TimeZones.TryFind(u.TimeZone, out _), EmulatorDirectoryFault.UnknownTimeZone, "$.users", "timeZone");
        RefuseAny(directory.Users, u => HasNothing(u.Profile), EmulatorDirectoryFault.Missing, "$.users", "profile");
        RefuseAny(directory.Users, u => HasNothing(u.CustomItems), EmulatorDirectoryFault.Missing, "$.users", "customItems");
        RefuseAny(directory.Users, u => HasNothing(u.Titles), EmulatorDirectoryFault.Missing, "$.users", "titles");
    }

    private static bool HasNothing(IReadOnlyDictionary<string, string> texts) => texts.Values.Any(v => v is null);

    /// <summary>Ids of spaces, threads and templates begin with 1.</summary>
    private static string KeyOf(long id) => id < 1 ? "" : Wire.Number(id);

    private static void CheckKeys<T>(IReadOnlyList<T> entries, Func<T, string> key, string list, string property)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        RefuseAny(entries, e => key(e).Length == 0, EmulatorDirectoryFault.Missing, list, property);
        RefuseAny(entries, e => !seen.Add(key(e)), EmulatorDirectoryFault.Twice, list, property);
    }

    private static void RefuseAny<T>(IReadOnlyList<T> entries, Func<T, bool> isWrong, EmulatorDirectoryFault fault, string list, string property)
    {
        for (int i = 0; i < entries.Count; i++)
        {
            if (isWrong(entries[i]))
            {
                throw new EmulatorDirectoryException(fault, $"{list}[{i}].{property}");
            }
        }
    }
}

using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>One property of a field type: what kintone fills in when it is left out, and how a sent value is read.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Default">The filled-in value (fields.md, column "Default").</param>
/// <param name="Read">The value as it is kept; <see langword="null"/> when it was refused or left out.</param>
internal sealed record FieldProperty(string Name, Func<JsonNode?> Default, Func<InputObject, string, JsonNode?> Read)
{
    /// <summary>A property without which the field cannot be added.</summary>
    public bool IsRequired { get; init; }

    public static FieldProperty Flag(string name, bool value = false) =>
        new(name, () => value, (input, key) => input.Flag(key));

    public static FieldProperty Text(string name, int max = int.MaxValue) =>
        new(name, () => "", (input, key) => input.Text(key, 0, max));

    public static FieldProperty Number(string name, int max = int.MaxValue) =>
        new(name, () => "", (input, key) => input.Number(key, max));

    /// <summary>A whole number from 0 on, or empty.</summary>
    public static FieldProperty Count(string name, long max) =>
        new(name, () => "", (input, key) => input.Count(key, max));

    /// <summary>One of the catalog's words for this property of this type; <paramref name="value"/> is what kintone takes when none is sent.</summary>
    public static FieldProperty Choice(string type, string name, string value)
    {
        IReadOnlyList<string> words = CatalogWords.OfField(type, name);
        return new(name, () => value, (input, key) => input.Choice(key, words));
    }

    public static FieldProperty TextList(string name) =>
        new(name, () => new JsonArray(), (input, key) =>
            input.TextList(key) is { } items ? new JsonArray([.. items.Select(i => JsonValue.Create(i))]) : null);

    /// <summary>A date or time in one of the given .NET formats, or empty.</summary>
    public static FieldProperty Moment(string name, Func<string, bool> isValid) =>
        new(name, () => "", (input, key) =>
        {
            string? text = input.Text(key);
            if (text is { Length: > 0 } && !isValid(text))
            {
                input.Refuse(key, Texts.BadFormat);
            }

            return text;
        });

    /// <summary>Users, groups or organisations, and functions such as <c>LOGINUSER()</c>.</summary>
    public static FieldProperty Principals(string name, params string[] types) =>
        new(name, () => new JsonArray(), (input, key) => input.Objects(key) is { } rows
            ? new JsonArray([.. rows.Select(row => ReadPrincipal(row, types))])
            : null);

    private static JsonObject ReadPrincipal(InputObject row, string[] types)
    {
        row.Require("type");
        row.Require("code");
        return row.Keep(new JsonObject { ["type"] = row.Choice("type", types), ["code"] = row.Text("code") });
    }
}

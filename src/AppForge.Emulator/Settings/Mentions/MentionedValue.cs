using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Settings.Mentions;

/// <summary>One value found by a <see cref="Mention"/>.</summary>
/// <param name="Mention">Where it was looked for.</param>
/// <param name="Node">The value.</param>
/// <param name="Row">The innermost array item or map value it belongs to.</param>
internal sealed record MentionedValue(Mention Mention, JsonNode Node, JsonNode? Row)
{
    /// <summary>The text, where the value is one.</summary>
    public string? Text => TextOf(Node);

    /// <summary>The <c>type</c> and <c>code</c> of a principal; empty where it is none.</summary>
    public (string Type, string Code) Entity => Node is JsonObject entity ? (TextOf(entity["type"]) ?? "", TextOf(entity["code"]) ?? "") : ("", "");

    /// <summary>The code of the field that is mentioned by itself, not inside a text.</summary>
    public string? FieldCode => Mention.Kind switch
    {
        MentionKind.Field => Text,
        MentionKind.Principal when Entity is ("FIELD_ENTITY", { } code) => code,
        _ => null,
    };

    /// <summary>Whether the field meant is one of this app.</summary>
    /// <param name="app">The app asked for.</param>
    /// <param name="own">The app whose document this is.</param>
    public bool Concerns(long app, long own) => (Mention.Owner is { } owner ? OwnerApp(owner) : own) == app;

    public void SetText(string text) => Node.ReplaceWith(text);

    public void SetFieldCode(string code)
    {
        if (Node is JsonObject entity)
        {
            entity["code"] = code;
        }
        else
        {
            SetText(code);
        }
    }

    /// <summary>Takes the mention away, as kintone does when the field is deleted.</summary>
    public void Forget(FormFields fields)
    {
        if (Mention.WhenGone is { } change)
        {
            change(Node.Parent!.AsObject(), fields);
        }
        else
        {
            Leave();
        }
    }

    /// <summary>Takes the row of the mention out of its array or map.</summary>
    public void Leave()
    {
        if (Row?.Parent is JsonArray array)
        {
            array.Remove(Row);
        }
        else if (Row?.Parent is JsonObject map)
        {
            map.Remove(Row.GetPropertyName());
        }
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private long? OwnerApp(string owner)
    {
        for (JsonNode? node = Node; node is not null; node = node.Parent)
        {
            if (node is JsonObject json && json[owner] is JsonObject reference && TextOf(reference["app"]) is { } id)
            {
                return long.Parse(id, CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}

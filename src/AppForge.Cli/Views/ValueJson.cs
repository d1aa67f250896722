using System.Text.Json;
using AppForge.Compiler.Model;

namespace AppForge.Cli.Views;

/// <summary>Writes a setting as JSON, in the shape that definitions have.</summary>
internal static class ValueJson
{
    private const string Tag = "type";

    /// <summary>Writes a value; null where there is none.</summary>
    public static void Write(Utf8JsonWriter json, SettingValue? value)
    {
        switch (value)
        {
            case ScalarValue v:
                json.WriteStringValue(v.Text);
                break;
            case ListValue v:
                WriteList(json, v);
                break;
            case MapValue v:
                WriteMap(json, v);
                break;
            case ObjectValue v:
                WriteObject(json, v);
                break;
            case RawValue v:
                json.WriteRawValue(v.Json);
                break;
            case UnreadableValue:
                json.WriteStringValue(UnreadableValue.Word);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter json, ListValue value)
    {
        json.WriteStartArray();
        foreach (var item in value.Items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter json, MapValue value)
    {
        json.WriteStartObject();
        foreach (var entry in value.Entries)
        {
            json.WritePropertyName(entry.Key);
            Write(json, entry.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, ObjectValue value)
    {
        json.WriteStartObject();
        if (value.Tag is { } tag && value[Tag] is null)
        {
            json.WriteString(Tag, tag);
        }

        foreach (var property in value.Properties)
        {
            json.WritePropertyName(property.Shape.Name);
            Write(json, property.Value);
        }

        foreach (var (name, text) in value.Raw)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(text);
        }

        json.WriteEndObject();
    }
}

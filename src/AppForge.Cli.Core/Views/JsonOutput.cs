using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AppForge.Cli.Views;

/// <summary>JSON as every command writes it: indented, Japanese readable, ending with a line break, its schema's version first.</summary>
internal static class JsonOutput
{
    private const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one document.</summary>
    /// <param name="terminal">Where it goes.</param>
    /// <param name="properties">Writes the properties after <c>schemaVersion</c>.</param>
    public static void Write(Terminal terminal, Action<Utf8JsonWriter> properties) => WriteForeign(terminal, json =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        properties(json);
    });

    /// <summary>Writes one document of a form that isn't ours.</summary>
    /// <param name="terminal">Where it goes.</param>
    /// <param name="properties">Writes the properties.</param>
    public static void WriteForeign(Terminal terminal, Action<Utf8JsonWriter> properties)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        terminal.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    /// <summary>Writes an array.</summary>
    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }
}

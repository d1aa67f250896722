using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace AppForge.Deploy.Kintone;

/// <summary>Builds request bodies and reads answers, in which numbers come as strings.</summary>
internal static class KintoneJson
{
    public static JsonElement Object(Action<Utf8JsonWriter> writeProperties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writeProperties(writer);
            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>Writes a number kintone may do without; leaves it out where there is none.</summary>
    public static void WriteNumber(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    /// <exception cref="KintoneApiException">The answer lacks what kintone always tells.</exception>
    public static JsonElement Required(JsonElement answer, string name, KintoneRequest request) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out JsonElement value) ? value : throw Strange(name, request);

    public static JsonElement List(JsonElement answer, string name, KintoneRequest request) =>
        Required(answer, name, request) is { ValueKind: JsonValueKind.Array } list ? list : throw Strange(name, request);

    public static long Long(JsonElement answer, string name, KintoneRequest request) =>
        OptionalLong(answer, name, request) ?? throw Strange(name, request);

    public static long? OptionalLong(JsonElement answer, string name, KintoneRequest request) => Required(answer, name, request) switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number or JsonValueKind.String } value
            when long.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
        _ => throw Strange(name, request),
    };

    public static string Text(JsonElement answer, string name, KintoneRequest request) =>
        Required(answer, name, request) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw Strange(name, request);

    public static DateTimeOffset Instant(JsonElement answer, string name, KintoneRequest request) =>
        Required(answer, name, request) is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out DateTimeOffset instant)
            ? instant
            : throw Strange(name, request);

    private static KintoneApiException Strange(string name, KintoneRequest request) => new(KintoneErrorKind.Unexpected, request, new(
        $"kintoneの応答に {name} がないか、形が違います。環境の url を確認してください。",
        $"kintone's answer lacks {name}, or has it in another form. Check the url of the environment."))
    {
        // Whatever the answer looked like, one came: a write was carried out.
        MayHaveBeenCarriedOut = request.Safety != RepeatSafety.Read,
        Attempts = 1,
    };
}

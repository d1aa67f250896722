using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace AppForge.Records;

/// <summary>Reads the values of a record, or of a row of a table, as kintone answers them: field code → <c>{ type, value }</c>.</summary>
public sealed class RecordReader
{
    private readonly JsonObject _json;

    /// <summary>Reads a record.</summary>
    public RecordReader(JsonObject json)
    {
        _json = json;
        RecordId = Whole("$id");
        RecordRevision = Whole("$revision");
    }

    private RecordReader(JsonObject row, RecordReader record, string? rowId)
    {
        _json = row;
        RecordId = record.RecordId;
        RecordRevision = record.RecordRevision;
        RowId = rowId;
    }

    /// <summary>The record's id; null where it wasn't asked for.</summary>
    public long? RecordId { get; }

    /// <summary>The record's revision; null where it wasn't asked for.</summary>
    public long? RecordRevision { get; }

    /// <summary>The id of the row that is read; null for a record.</summary>
    public string? RowId { get; }

    /// <summary>A value that has to be there.</summary>
    /// <exception cref="RecordFormatException">It isn't: the record was written before the field became required.</exception>
    public T Required<T>(string code, T? value)
        where T : struct => value ?? throw Wrong(code, "value, though it is required");

    /// <summary>A text that has to be there; one that was left empty is empty.</summary>
    public string RequiredText(string code) => Text(code) ?? "";

    /// <summary>A text; null where it is empty.</summary>
    public string? Text(string code) => Value(code) switch
    {
        null => null,
        JsonValue value => value.ToString() is { Length: > 0 } text ? text : null,
        _ => throw Wrong(code, "text"),
    };

    /// <summary>A number.</summary>
    public decimal? Number(string code) => Parsed(code, RecordText.Number, "number that a decimal can hold");

    /// <summary>A date.</summary>
    public DateOnly? Date(string code) => Parsed(code, RecordText.Date, "date");

    /// <summary>A time of day.</summary>
    public TimeOnly? Time(string code) => Parsed(code, RecordText.Time, "time");

    /// <summary>A point in time.</summary>
    public DateTimeOffset? Moment(string code) => Parsed(code, RecordText.Moment, "date and time");

    /// <summary>Hours and minutes.</summary>
    public TimeSpan? Duration(string code) => Parsed(code, RecordText.Duration, "hours and minutes");

    /// <summary>An option; null where none is chosen.</summary>
    public T? Option<T>(string code)
        where T : struct, IKintoneOption<T> => Text(code) is { } text ? T.Of(text) : null;

    /// <summary>The options that are chosen.</summary>
    public ImmutableArray<T> Options<T>(string code)
        where T : struct, IKintoneOption<T> => [.. Texts(code).Select(T.Of)];

    /// <summary>Several texts.</summary>
    public ImmutableArray<string> Texts(string code) => [.. Items(code).Select(i => i is JsonValue text ? text.ToString() : throw Wrong(code, "list of texts"))];

    /// <summary>One user.</summary>
    public KintoneUser? User(string code) => Value(code) is { } value ? new(Part(code, value, "code"), Optional(value, "name")) : null;

    /// <summary>The users.</summary>
    public ImmutableArray<KintoneUser> Users(string code) => [.. Items(code).Select(i => new KintoneUser(Part(code, i, "code"), Optional(i, "name")))];

    /// <summary>The organizations.</summary>
    public ImmutableArray<KintoneOrganization> Organizations(string code) => [.. Items(code).Select(i => new KintoneOrganization(Part(code, i, "code"), Optional(i, "name")))];

    /// <summary>The groups.</summary>
    public ImmutableArray<KintoneGroup> Groups(string code) => [.. Items(code).Select(i => new KintoneGroup(Part(code, i, "code"), Optional(i, "name")))];

    /// <summary>The files.</summary>
    public ImmutableArray<KintoneFile> Files(string code) => [.. Items(code).Select(i => new KintoneFile(
        Part(code, i, "fileKey"), Optional(i, "name"), Optional(i, "contentType"),
        long.TryParse(Optional(i, "size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null))];

    /// <summary>The rows of a table.</summary>
    public ImmutableArray<T> Rows<T>(string code)
        where T : KintoneRow, IKintoneRow<T> => [.. Items(code).Select(i => T.Read(
            new RecordReader((i as JsonObject)?["value"] as JsonObject ?? throw Wrong(code, "table"), this, Optional(i, "id"))))];

    /// <summary>A value of a type that AppForge doesn't know, as kintone answers it.</summary>
    public JsonNode? Raw(string code) => Value(code)?.DeepClone();

    private JsonNode? Value(string code) => (_json[code] as JsonObject)?["value"];

    private JsonArray Items(string code) => Value(code) switch
    {
        null => [],
        JsonArray items => items,
        _ => throw Wrong(code, "list"),
    };

    private T? Parsed<T>(string code, Func<string, T?> parse, string expected)
        where T : struct => Text(code) is { } text ? parse(text) ?? throw Wrong(code, expected) : null;

    private string Part(string code, JsonNode? item, string property) => Optional(item, property) ?? throw Wrong(code, property);

    private static string? Optional(JsonNode? item, string property) => (item as JsonObject)?[property] is JsonValue value ? value.ToString() : null;

    private long? Whole(string code) => long.TryParse(Text(code), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private RecordFormatException Wrong(string code, string expected) => new(RecordId is { } id ? id.ToString(CultureInfo.InvariantCulture) : "(new)", code, expected);
}

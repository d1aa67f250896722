using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace AppForge.Records;

/// <summary>Writes the values of a record, or of a row of a table, as kintone takes them: field code → <c>{ value }</c>.</summary>
public sealed class RecordWriter
{
    private readonly bool _skipsEmpty;

    /// <summary>Makes a writer.</summary>
    /// <param name="skipsEmpty">Whether a value that isn't there is left out, as for a new record; else it is written as empty, so that kintone clears the field.</param>
    internal RecordWriter(bool skipsEmpty) => _skipsEmpty = skipsEmpty;

    /// <summary>What was written.</summary>
    internal JsonObject Json { get; } = [];

    /// <summary>A text.</summary>
    public void Text(string code, string? value) => Put(code, value is null && !_skipsEmpty ? "" : value);

    /// <summary>A number.</summary>
    public void Number(string code, decimal? value) => Text(code, value is { } number ? RecordText.Of(number) : null);

    /// <summary>A date.</summary>
    public void Date(string code, DateOnly? value) => Put(code, value is { } date ? RecordText.Of(date) : null);

    /// <summary>A time of day.</summary>
    public void Time(string code, TimeOnly? value) => Put(code, value is { } time ? RecordText.Of(time) : null);

    /// <summary>A point in time.</summary>
    public void Moment(string code, DateTimeOffset? value) => Put(code, value is { } moment ? RecordText.Of(moment) : null);

    /// <summary>An option.</summary>
    public void Option<T>(string code, T? value)
        where T : struct, IKintoneOption<T> => Put(code, value?.Value);

    /// <summary>Options.</summary>
    public void Options<T>(string code, ImmutableArray<T> values)
        where T : struct, IKintoneOption<T> => List(code, values, v => v.Value);

    /// <summary>Users.</summary>
    public void Users(string code, ImmutableArray<KintoneUser> values) => List(code, values, v => Coded("code", v.Code));

    /// <summary>Organizations.</summary>
    public void Organizations(string code, ImmutableArray<KintoneOrganization> values) => List(code, values, v => Coded("code", v.Code));

    /// <summary>Groups.</summary>
    public void Groups(string code, ImmutableArray<KintoneGroup> values) => List(code, values, v => Coded("code", v.Code));

    /// <summary>Files.</summary>
    public void Files(string code, ImmutableArray<KintoneFile> values) => List(code, values, v => Coded("fileKey", v.FileKey));

    /// <summary>The rows of a table.</summary>
    public void Rows<T>(string code, ImmutableArray<T> rows)
        where T : KintoneRow => List(code, rows, row =>
        {
            var writer = new RecordWriter(_skipsEmpty);
            row.Write(writer);
            var json = new JsonObject { ["value"] = writer.Json };
            if (row.RowId is { } id)
            {
                json.Insert(0, "id", id);
            }

            return json;
        });

    private void List<T>(string code, ImmutableArray<T> values, Func<T, JsonNode?> write)
    {
        if (!values.IsDefaultOrEmpty || !_skipsEmpty)
        {
            Put(code, new JsonArray([.. (values.IsDefault ? [] : values).Select(write)]));
        }
    }

    private void Put(string code, JsonNode? value)
    {
        if (value is not null || !_skipsEmpty)
        {
            Json[code] = new JsonObject { ["value"] = value };
        }
    }

    private static JsonObject Coded(string property, string code) => new() { [property] = code };
}

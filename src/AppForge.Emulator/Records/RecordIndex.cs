using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>What of a record is searched and sorted by, in the form of the index.</summary>
internal static partial class RecordIndex
{
    private const int LongTextKept = 100;

    public static List<IndexEntry> Of(RecordForm form, RecordRow record)
    {
        List<IndexEntry> entries = [];
        foreach (RecordField field in form.TopLevel.Where(f => f.HasValue))
        {
            if (field.Type == "SUBTABLE")
            {
                foreach (JsonNode? row in record.Values[field.Id] as JsonArray ?? [])
                {
                    long id = long.Parse((string)row!["id"]!, CultureInfo.InvariantCulture);
                    JsonObject values = row["value"]!.AsObject();
                    foreach (RecordField inner in field.Inner)
                    {
                        Add(form, entries, inner, id, values[inner.Id]);
                    }
                }
            }
            else if (field.Type == "RECORD_NUMBER")
            {
                entries.Add(new IndexEntry(field.Number, 0, 0, DecimalNumber.Of(record.Id).SortKey));
            }
            else if (field.Type == "STATUS" && form.Process is not null)
            {
                entries.Add(new IndexEntry(field.Number, 0, 0, (string?)record.Values[field.Id] ?? form.FirstState));
            }
            else
            {
                Add(form, entries, field, 0, record.Values[field.Id]);
            }
        }

        return entries;
    }

    /// <summary>The one value of a field that has one, for example to find others that have the same.</summary>
    public static string KeyOf(RecordField field, JsonNode? value) => KeysOf(field, value).First();

    private static void Add(RecordForm form, List<IndexEntry> entries, RecordField field, long row, JsonNode? value)
    {
        int item = 0;
        foreach (string key in KeysOf(field, value).DefaultIfEmpty(""))
        {
            entries.Add(new IndexEntry(field.Number, row, item, key) { Text = item == 0 ? SearchedText(form, field, value) : null });
            item++;
        }
    }

    private static IEnumerable<string> KeysOf(RecordField field, JsonNode? value) => (field.Type, value) switch
    {
        (_, null) => [""],
        ("NUMBER" or "CALC", _) => [DecimalNumber.TryParse((string)value!, out DecimalNumber number) ? number.SortKey : ""],
        ("MULTI_LINE_TEXT" or "RICH_TEXT", _) => [Shortened(PlainText(field, (string)value!).Trim())],
        ("CREATOR" or "MODIFIER", JsonObject person) => [(string)person["code"]!],
        ("FILE", JsonArray files) => files.Select(f => (string)f!["name"]!),
        (_, JsonArray several) => several.Select(v => v is JsonObject principal ? (string)principal["code"]! : (string)v!),
        _ => [(string)value!],
    };

    private static string Shortened(string text) => text.Length <= LongTextKept ? text : text[..LongTextKept];

    private static string? SearchedText(RecordForm form, RecordField field, JsonNode? value) => field.Type switch
    {
        "SINGLE_LINE_TEXT" or "LINK" or "MULTI_LINE_TEXT" or "RICH_TEXT" => WordSearch.Fold(PlainText(field, (string?)value ?? "")),
        "FILE" => WordSearch.Fold(string.Join(' ', (value as JsonArray ?? []).Select(f => $"{(string)f!["name"]!}\n{form.Store.FileText((string)f["fileKey"]!)}"))),
        _ => null,
    };

    private static string PlainText(RecordField field, string text) =>
        field.Type == "RICH_TEXT" ? System.Net.WebUtility.HtmlDecode(Tag().Replace(text, " ")) : text;

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}

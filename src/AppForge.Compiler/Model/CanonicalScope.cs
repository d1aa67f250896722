using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model;

/// <summary>What the canonical form of an app depends on besides its own text: its fields, the project's other apps, the project's language.</summary>
public sealed class CanonicalScope
{
    /// <summary>The app's own key.</summary>
    public required string AppKey { get; init; }

    /// <summary>The names that built-in fields have when nothing is written.</summary>
    public required BuiltInNames BuiltIns { get; init; }

    /// <summary>The app's fields, once they are canonical; empty while they are being made so.</summary>
    public MapValue Fields { get; init; } = MapValue.Empty;

    /// <summary>The code of another app's record number, by the app's key; null where the app isn't known. Nothing else of other apps matters.</summary>
    public Func<string, string?> RecordNumberOf { get; init; } = static _ => null;

    /// <summary>The project's time zone (IANA), for what kintone asks one.</summary>
    public string TimeZone { get; init; } = "Asia/Tokyo";

    /// <summary>The same surroundings, with the app's own fields.</summary>
    public CanonicalScope WithFields(MapValue fields) =>
        new() { AppKey = AppKey, BuiltIns = BuiltIns, Fields = fields, RecordNumberOf = RecordNumberOf, TimeZone = TimeZone };

    /// <summary>The code of a built-in field of this app, by type.</summary>
    public string BuiltInCode(string type) => CodeOfType(Fields, type) ?? BuiltIns.CodeOf(type);

    /// <summary>The code of the record number of an app with these fields; they may leave it to kintone.</summary>
    public static string RecordNumberIn(MapValue fields, BuiltInNames builtIns) => CodeOfType(fields, "RECORD_NUMBER") ?? builtIns.CodeOf("RECORD_NUMBER");

    /// <summary>A field or a column of a table by its code; codes are unique in an app. Null where there is none.</summary>
    public static SettingValue? FieldOrColumn(MapValue fields, string code) =>
        fields.Find(code)?.Value
        ?? fields.Entries.SelectMany(e => ColumnsOf(e.Value)).Select(columns => columns.Find(code)?.Value).FirstOrDefault(field => field is not null);

    /// <summary>The columns of a field that is a table.</summary>
    public static IEnumerable<MapValue> ColumnsOf(SettingValue field) => field is ObjectValue o
        ? o.Properties.Where(p => p.Shape.Shape is MapShape { Declares: SymbolKind.Field }).Select(p => p.Value).OfType<MapValue>()
        : [];

    /// <summary>The code of the first field of a type, or null.</summary>
    public static string? CodeOfType(MapValue fields, string type)
    {
        foreach (var entry in fields.Entries)
        {
            if (entry.Value is ObjectValue { Tag: { } tag } && string.Equals(tag, type, StringComparison.Ordinal))
            {
                return entry.Key;
            }
        }

        return null;
    }
}

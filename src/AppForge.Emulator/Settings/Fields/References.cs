using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>Lookups and related-records fields, seen from the app they point to.</summary>
internal static class References
{
    /// <summary>Those of all other apps, live and pre-live: either holds on to what it names.</summary>
    public static IEnumerable<(AppRow App, FormField Field)> FromOtherApps(EmulatorStore store, long app) =>
        from other in store.Apps()
        where other.Id != app
        from side in new[] { Side.Preview, Side.Live }
        let document = store.FindSetting(other.Id, FieldsArea.Key, side)
        where document is not null
        from field in new FormFields(document).All
        where PointsTo(field, app)
        select (other, field);

    public static bool PointsTo(FormField field, long app) => (field.Lookup ?? field.ReferenceTable) is { } reference && RelatedApp.IdOf(reference) == app;

    /// <summary>The fields of the related app that a reference takes, compares or shows.</summary>
    public static IEnumerable<string> CodesIn(FormField field) => field.Lookup is { } lookup
        ? [Text(lookup["relatedKeyField"]), .. lookup["fieldMappings"]!.AsArray().Select(m => Text(m!["relatedField"])), .. Texts(lookup["lookupPickerFields"])]
        : field.ReferenceTable is { } table ? [Text(table["condition"]!["relatedField"]), .. Texts(table["displayFields"])] : [];

    /// <summary>The fields of the related app that a reference filters or sorts by.</summary>
    public static IEnumerable<string> CodesInTexts(FormField field) => (field.Lookup ?? field.ReferenceTable) is { } reference
        ? QueryText.Symbols(Text(reference["filterCond"])).Concat(QueryText.SortSymbols(Text(reference["sort"]))).Where(s => s.Field is null).Select(s => s.Name)
        : [];

    private static string Text(JsonNode? node) => (string)node!;

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(Text);
}

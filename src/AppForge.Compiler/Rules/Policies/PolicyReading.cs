using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>What several governance rules ask of an app.</summary>
internal static class PolicyReading
{
    /// <summary>The place of what is missing in an app: its name, or the top of its file where a fragment says it.</summary>
    public static SourceSpan NamePlace(this AppModel app) => app.Definition?["name"]?.Origin ?? app.Source?.Span(0, 0) ?? SourceSpan.None;

    /// <summary>The place of a value; of the app's name where it is written nowhere.</summary>
    public static SourceSpan PlaceOf(this AppModel app, SettingValue? value) => value is { Origin.IsNone: false } ? value.Origin : app.NamePlace();

    /// <summary>The fields and columns that hold personal information.</summary>
    public static IEnumerable<FieldSymbol> PersonalFields(this AppModel app) => app.Fields.WithColumns.Where(f => f.Personal is not null && !f.Origin.IsNone);

    /// <summary>Whether the app says its permissions.</summary>
    public static bool WritesPermissions(this AppModel app) => PermissionRow.AreWritten(app);

    /// <summary>Whether everyone has a permission of the app; also where nothing is written.</summary>
    public static bool EveryoneMay(this AppModel app, string permission) =>
        PermissionRow.OfApp(app).Any(r => r.Who.Who == PrincipalKind.Everyone && r.Allowed.Contains(permission));

    /// <summary>Whether the permissions of records close every record to everyone.</summary>
    public static bool HidesRecordsFromEveryone(this AppModel app) => RecordPermissionRule.Of(app) is [.., { Filter.Length: 0 }] rules
        && rules.All(r => !r.Rows.Any(row => row.Who.Who == PrincipalKind.Everyone && row.Allowed.Contains("viewable")));

    /// <summary>What everyone may do with a field: <c>READ</c>, <c>WRITE</c>, <c>NONE</c>. A column has the permissions of its table.</summary>
    public static string EveryonesAccess(this AppModel app, FieldSymbol field) =>
        FieldPermissionRule.Of(app).Where(r => r.Field == field.Code || r.Field == field.Table?.Code)
            .SelectMany(r => r.Rows).Where(r => r.Who.Who == PrincipalKind.Everyone).Select(r => r.Access).FirstOrDefault() ?? "WRITE";

    /// <summary>Whether everyone can't see a field.</summary>
    public static bool IsHiddenFromEveryone(this AppModel app, FieldSymbol field) => app.EveryonesAccess(field) == "NONE";

    /// <summary>Whom the notifications of an app name.</summary>
    public static IEnumerable<ScalarValue> NotifiedPrincipals(this AppModel app) => app.Definition?["notifications"] is { } notifications && KintoneCatalog.App.Find("notifications") is { } property
        ? ScalarWalker.In(app.Key, notifications, property.Shape).Where(s => s.Kind is PrincipalKind).Select(s => s.Value)
        : [];

    /// <summary>Whether a principal is one person.</summary>
    public static bool IsPerson(string who) => who.StartsWith("user/", StringComparison.Ordinal);

    /// <summary>The section of an app's file in which a name is used.</summary>
    public static string SectionIn(this Reference reference, AppModel app) => reference.From.Within(app.Key).Split('.', '[')[0];

    /// <summary>The keys that lookups take: of apps of the project, prohibiting duplicates.</summary>
    public static IEnumerable<(string App, string Field)> MasterKeys(this Compilation compilation) => compilation.Apps.Values
        .SelectMany(a => a.Fields.WithColumns).Select(f => f.Lookup).OfType<LookupSymbol>().Select(l => (l.AppKey, l.KeyField)).Distinct()
        .Where(k => compilation.Find(k.AppKey)?.Fields.Find(k.KeyField) is { IsUnique: true });

    /// <summary>Texts, one after the other.</summary>
    public static LocalizedText Listed(this IReadOnlyCollection<LocalizedText> texts) =>
        new(string.Join("・", texts.Select(t => t.Japanese)), string.Join(", ", texts.Select(t => t.English)));
}

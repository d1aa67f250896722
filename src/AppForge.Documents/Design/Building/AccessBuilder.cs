using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes chapter 10; its summary is made by <see cref="PermissionSummaryBuilder"/>.</summary>
internal sealed class AccessBuilder(AppInDocument app, PrincipalWording principals)
{
    private const string Everyone = "everyone";
    private static readonly string[] AppRights = ["recordViewable", "recordAddable", "recordEditable", "recordDeletable", "appEditable", "recordImportable", "recordExportable"];
    private static readonly string[] RecordRights = ["viewable", "editable", "deletable"];

    public AccessChapter Build() => new(
        AppRows(),
        [.. RecordPermissionRule.Of(app.App).SelectMany((rule, i) => rule.Rows.Select(row => new RecordPermissionRow(
            i + 1, app.Condition(rule.Filter, "すべてのレコード"), Who(row.Who, rule.Rows.Length), [.. RecordRights.Select(r => Mark(row.Allowed.Contains(r)))])))],
        [.. FieldPermissionRule.Of(app.App).SelectMany(rule => rule.Rows.Select(row => new FieldPermissionRow(
            app.Label(rule.Field), Who(row.Who, rule.Rows.Length), [Mark(row.Access is "READ" or "WRITE"), Mark(row.Access == "WRITE")])))],
        new PermissionSummaryBuilder(app, principals).Build());

    private List<AppPermissionRow> AppRows()
    {
        var rules = RecordPermissionRule.Of(app.App);
        var rows = PermissionRow.OfApp(app.App);
        return [.. rows.Select(row => new AppPermissionRow(Who(row.Who, rows.Length), [.. AppRights.Select(right => AppMark(row, right, rules))]))];
    }

    /// <summary>What records allow to a row of their own is not narrowed; everything else depends on the record.</summary>
    private static string AppMark(PermissionRow row, string right, IReadOnlyList<RecordPermissionRule> rules)
    {
        if (!row.Allowed.Contains(right))
            return "×";
        var onRecord = right switch { "recordViewable" => "viewable", "recordEditable" => "editable", "recordDeletable" => "deletable", _ => "" };
        if (onRecord.Length == 0 || rules.Count == 0)
            return "○";
        return rules.All(rule => rule.Rows.Any(r => r.Who.Who == row.Who.Who && r.Allowed.Contains(onRecord))) ? "○" : "△";
    }

    private string Who(PrincipalSymbol who, int rows) => who.Who == Everyone && rows > 1 ? "上記以外の全利用者（Everyone）" : principals.Long(who);

    private static string Mark(bool isAllowed) => isAllowed ? "○" : "×";
}

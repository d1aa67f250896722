namespace AppForge.Compiler.Catalog;

/// <summary>
/// What kintone takes at most: the one table of numbers, by limits.md. Shapes name its rows; what no shape can say (all fields of an app, all apps of a domain) is
/// counted by <see cref="Rules.LimitRule"/>.
/// </summary>
internal static class Limits
{
    public static readonly Limit Apps = new("apps per domain", 1_000) { Light = 200, IsOpenInWide = true };
    public static readonly Limit AppName = new("app name", 64);
    public static readonly Limit Description = new("description", 10_000);
    public static readonly Limit AdminNotes = new("admin memo", 10_000);
    public static readonly Limit IconKilobytes = new("icon file", 800);
    public static readonly Limit Fields = new("fields per app", 500);
    public static readonly Limit FieldLabel = new("field label", 128);
    public static readonly Limit FieldCode = new("field code", 128);
    public static readonly Limit Unit = new("unit", 128);
    public static readonly Limit DefaultNumber = new("NUMBER defaultValue", 1_000);
    public static readonly Limit UniqueText = new("SINGLE_LINE_TEXT with unique", 64);
    public static readonly Limit Options = new("options", 1_000);
    public static readonly Limit OptionName = new("options", 128);
    public static readonly Limit ElementId = new("SPACER/LABEL/HR elementId", 64);
    public static readonly Limit Views = new("views", 1_000);
    public static readonly Limit ViewName = new("views", 64);
    public static readonly Limit Reports = new("reports (graphs)", 1_000);
    public static readonly Limit ReportName = new("reports (graphs)", 64);
    public static readonly Limit ReportGroups = new("reports (graphs)", 3);
    public static readonly Limit ReportAggregations = new("reports (graphs)", 10);
    public static readonly Limit ReportSorts = new("reports (graphs)", 3);
    public static readonly Limit ProcessName = new("process state / action name", 64);
    public static readonly Limit AppActionName = new("app action name", 32);
    public static readonly Limit NotificationTitle = new("perRecord/reminder title", 100);
    public static readonly Limit ReminderDistance = new("reminder daysLater / hoursLater", 10_000);
    public static readonly Limit CustomizeFiles = new("customize", 30);
    public static readonly Limit Plugins = new("plug-ins per app", 20);
    public static readonly Limit ApiTokens = new("API tokens per request / per app", 20);

    /// <summary>Of states, actions, rows of permissions and notifications no number is published; this one is often quoted (behaviour.md, unconfirmed 19).</summary>
    public static readonly Limit Quoted = new("counts: states, actions, notification rows, ACL rows, lookups, app actions", 500);
}

using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Checks;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings.Reports;

/// <summary>Reports (graphs): the whole map is replaced, by current name; of a report that stays, what is left out stays too (settings.md, 6).</summary>
internal sealed class ReportsArea : ISettingsArea
{
    public const string Key = "app/reports";
    private const int MaxReports = 1000;
    private const int MaxName = 64;
    private const int MaxGroups = 3;
    private const int MaxAggregations = 10;
    private const int MaxSorts = 3;

    private static readonly string[] ChartTypes = ["BAR", "COLUMN", "PIE", "LINE", "SPLINE", "AREA", "SPLINE_AREA", "TABLE", "PIVOT_TABLE"];
    private static readonly string[] ChartsWithMode = ["BAR", "COLUMN", "AREA", "SPLINE_AREA"];
    private static readonly string[] ChartModes = ["NORMAL", "STACKED", "PERCENTAGE"];
    private static readonly string[] SortKeys = ["TOTAL", "GROUP1", "GROUP2", "GROUP3"];
    private static readonly string[] SortOrders = ["ASC", "DESC"];

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Use;

    public bool HasLiveWrite => false;

    /// <summary>A report loses the groups and figures of a deleted field, and stays with the others.</summary>
    public IReadOnlyList<Mention> Mentions { get; } =
    [
        Mention.Field("reports.*.groups.*.code"),
        Mention.Field("reports.*.aggregations.*.code"),
        Mention.Condition("reports.*.filterCond"),
    ];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    public JsonObject Initial(AppRow app, string name) => new() { ["reports"] = new JsonObject() };

    public JsonObject Show(AppSettings settings) => settings.Load(Key);

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        input.Require("reports");
        JsonObject stored = settings.Load(Key)["reports"]!.AsObject();
        IReadOnlyList<KeyValuePair<string, InputObject>> sent = input.Map("reports") ?? [];
        if (sent.Count > MaxReports)
        {
            input.Refuse("reports", Texts.Count(0, MaxReports));
        }

        JsonObject reports = NamedMap.Collect(
            input, "reports", sent.Select(e => (e.Value, ReadReport(settings, e.Key, e.Value, stored[e.Key] as JsonObject))).ToList());
        input.Errors.ThrowIfAny();
        NamedMap.Renumber(reports);
        JsonObject ids = NamedMap.GiveIds(settings, "report", reports);
        settings.Replace(Key, input, "reports", reports);
        return new JsonObject { ["reports"] = ids };
    }

    private static JsonObject? ReadReport(AppSettings settings, string key, InputObject entry, JsonObject? stored)
    {
        string? index = NamedMap.IndexOf(entry);
        string name = NamedMap.NameOf(key, entry, stored is null, MaxName);
        if (!entry.Require("chartType") || entry.Choice("chartType", ChartTypes) is not { } chart)
        {
            return null;
        }

        foreach (string part in stored is null ? ["groups", "aggregations", "sorts"] : Array.Empty<string>())
        {
            if (!entry.Has(part))
            {
                entry.Refuse(part, Texts.Required);
            }
        }

        JsonObject report = new() { ["chartType"] = chart };
        if (ReadMode(entry, chart) is { } mode)
        {
            report["chartMode"] = mode;
        }

        ConditionChecks.CheckSent(entry, "filterCond", settings, QueryPlace.Report);
        FormFields fields = settings.Fields;
        report["id"] = stored?["id"]?.DeepClone();
        report["name"] = name;
        report["index"] = index;
        report["groups"] = Rows(entry, stored, "groups", row => ReportAxes.ReadGroup(fields, row));
        report["aggregations"] = Rows(entry, stored, "aggregations", row => ReportAxes.ReadAggregation(fields, row, chart));
        report["filterCond"] = entry.Text("filterCond") ?? (string?)stored?["filterCond"] ?? "";
        report["sorts"] = Rows(entry, stored, "sorts", ReadSort);
        report["periodicReport"] = PeriodicReport.Read(entry, stored?["periodicReport"] as JsonObject);
        CheckCounts(entry, report, chart, isOther: (string?)stored?["chartType"] != chart);
        return entry.Keep(report, stored);
    }

    /// <summary>Charts that can be stacked need a mode; for the others kintone has none and shows none.</summary>
    private static string? ReadMode(InputObject entry, string chart)
    {
        bool hasMode = ChartsWithMode.Contains(chart, StringComparer.Ordinal);
        if (hasMode && !entry.Require("chartMode"))
        {
            return null;
        }

        bool isKnown = ChartTypes.Contains(chart, StringComparer.Ordinal);
        return hasMode || !isKnown ? entry.Choice("chartMode", ChartModes) : null;
    }

    private static JsonArray Rows(InputObject entry, JsonObject? stored, string name, Func<InputObject, JsonObject> read) =>
        entry.Objects(name) is { } rows ? [.. rows.Select(read)] : stored?[name]?.DeepClone().AsArray() ?? [];

    private static JsonObject ReadSort(InputObject sort)
    {
        sort.Require("by");
        sort.Require("order");
        return sort.Keep(new JsonObject { ["by"] = sort.Choice("by", SortKeys), ["order"] = sort.Choice("order", SortOrders) });
    }

    /// <summary>What is stored was judged when it was sent, and may have lost fields since; another kind of chart is judged by what it is to have.</summary>
    private static void CheckCounts(InputObject entry, JsonObject report, string chart, bool isOther)
    {
        bool isPivot = chart == "PIVOT_TABLE";
        CheckCount("groups", isPivot ? 2 : 1, MaxGroups);
        CheckCount("aggregations", 1, isPivot ? 1 : MaxAggregations);
        CheckCount("sorts", 0, MaxSorts);

        void CheckCount(string name, int min, int max)
        {
            int count = report[name]!.AsArray().Count;
            if ((isOther || entry.Has(name)) && (count < min || count > max))
            {
                entry.Refuse(name, Texts.Count(min, max));
            }
        }
    }
}

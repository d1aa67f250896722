using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Settings.Reports;

/// <summary>The periodic drawing of a report: <see langword="null"/> until it is set up, then switched by <c>active</c> (settings.md, 6).</summary>
internal static class PeriodicReport
{
    private const string EndOfMonth = "END_OF_MONTH";

    private static readonly string[] Everies = ["YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR"];
    private static readonly string[] Patterns = ["JAN_APR_JUL_OCT", "FEB_MAY_AUG_NOV", "MAR_JUN_SEP_DEC"];
    private static readonly string[] DaysOfWeek = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];
    private static readonly string[] Minutes = ["0", "10", "20", "30", "40", "50"];

    public static JsonObject? Read(InputObject entry, JsonObject? stored)
    {
        if (entry.Object("periodicReport") is not { } periodic)
        {
            return stored?.DeepClone().AsObject();
        }

        if (stored is null)
        {
            periodic.Require("period");
        }

        return periodic.Keep(new JsonObject
        {
            ["active"] = periodic.Flag("active") ?? (bool?)stored?["active"] ?? true,
            ["period"] = periodic.Object("period") is { } period ? ReadPeriod(period) : stored?["period"]?.DeepClone(),
        }, stored);
    }

    private static JsonObject ReadPeriod(InputObject period)
    {
        if (!period.Require("every") || period.Choice("every", Everies) is not { } every)
        {
            return [];
        }

        if (!Everies.Contains(every, StringComparer.Ordinal))
        {
            return period.Verbatim();
        }

        JsonObject result = new() { ["every"] = every };
        switch (every)
        {
            case "YEAR":
                Set(period, result, "month", name => period.Integer(name, 1, 12) is { } month ? Wire.Number(month) : null);
                Set(period, result, "dayOfMonth", name => period.Integer(name, 1, 31) is { } day ? Wire.Number(day) : null);
                break;
            case "QUARTER":
                Set(period, result, "pattern", name => period.Choice(name, Patterns));
                Set(period, result, "dayOfMonth", name => DayOrEnd(period, name));
                break;
            case "MONTH":
                Set(period, result, "dayOfMonth", name => DayOrEnd(period, name));
                break;
            case "WEEK":
                Set(period, result, "dayOfWeek", name => period.Choice(name, DaysOfWeek));
                break;
            case "HOUR":
                Set(period, result, "minute", name => period.Choice(name, Minutes));
                return period.Keep(result);
        }

        Set(period, result, "time", name => Time(period, name));
        return period.Keep(result);
    }

    /// <summary>Each kind of period needs all that it has.</summary>
    private static void Set(InputObject period, JsonObject result, string name, Func<string, string?> read)
    {
        if (period.Require(name))
        {
            result[name] = read(name);
        }
    }

    private static string? DayOrEnd(InputObject period, string name) =>
        period.Text(name) == EndOfMonth ? EndOfMonth : period.Integer(name, 1, 31) is { } day ? Wire.Number(day) : null;

    private static string? Time(InputObject period, string name)
    {
        string time = period.Text(name)!;
        if (!ClockTime.IsTenMinutes(time))
        {
            period.Refuse(name, Texts.BadFormat);
        }

        return time;
    }
}

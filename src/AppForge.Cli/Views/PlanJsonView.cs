using System.Collections.Immutable;
using System.Text.Json;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;
using AppForge.Deploy.Planning.Records;

namespace AppForge.Cli.Views;

/// <summary>A plan for scripts. The shape is a contract.</summary>
internal static class PlanJsonView
{
    /// <summary>Writes the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="terminal">Where it goes.</param>
    /// <param name="uses">The requests of today against the limit; empty where there is none.</param>
    public static void Write(Plan plan, Terminal terminal, ImmutableArray<BudgetUse> uses = default) => JsonOutput.Write(terminal, json =>
    {
        json.WriteString("environment", plan.Environment);
        json.WriteString("planId", plan.PlanId);
        json.WriteBoolean("complete", plan.IsComplete);
        json.WriteArray("apps", plan.Apps, a => WriteApp(json, a));
        json.WriteArray("unreadable", plan.Unreadable, a => json.WriteStringValue(a.Text));
        json.WriteArray("foreign", plan.Foreign, a => json.WriteStringValue(Address.OfApp(a.Key).Text));
        json.WriteArray("foreignChanges", plan.Foreign.SelectMany(a => a.ForeignChanges).Where(c => !c.IsConsequence), c => WriteForeign(json, c));
        json.WriteArray("suspectedRenames", plan.SuspectedRenames, s => WriteSuspected(json, s));
        WriteManualTasks(json, plan);
        WriteFindings(json, plan, terminal.Language);
        WriteSummary(json, PlanSummary.Of(plan));
        WriteRequests(json, plan.Expected with { Read = plan.Reading.Total });
        WriteBudget(json, uses);
    });

    /// <summary>Writes counts of requests.</summary>
    public static void WriteRequests(Utf8JsonWriter json, RequestCounts counts)
    {
        json.WriteStartObject("requests");
        json.WriteNumber("read", counts.Read);
        json.WriteNumber("write", counts.Write);
        json.WriteNumber("deploy", counts.Deploy);
        json.WriteEndObject();
    }

    /// <summary>Writes what is left for people to do.</summary>
    public static void WriteManualTasks(Utf8JsonWriter json, Plan plan) => json.WriteArray("handWork", plan.ManualTasks, task =>
    {
        json.WriteStartObject();
        json.WriteString("address", task.Address.Text);
        json.WriteString("reason", task.Reason switch { ManualReason.Declared => "declared", ManualReason.Difference => "difference", _ => "followUp" });
        json.WriteString("title", task.Title.Japanese);
        WriteSide(json, "before", task.Before);
        WriteSide(json, "after", task.After);
        json.WriteEndObject();
    });

    /// <summary>Writes what was found out beforehand.</summary>
    public static void WriteFindings(Utf8JsonWriter json, Plan plan, Language language) => json.WriteArray("findings", plan.Remarks, finding =>
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Descriptor.Code);
        json.WriteString("severity", finding.IsRefusal ? "error" : "warning");
        json.WriteString("address", finding.Address.Text);
        json.WriteString("message", finding.Message(language));
        json.WriteString("help", finding.Help(language));
        WriteNumber(json, "affectedRecords", finding.Records.Known);
        json.WriteEndObject();
    });

    /// <summary>Writes the requests of today against the limit; null where there is none.</summary>
    public static void WriteBudget(Utf8JsonWriter json, ImmutableArray<BudgetUse> uses)
    {
        if (uses.IsDefaultOrEmpty)
        {
            json.WriteNull("budget");
            return;
        }

        json.WriteStartObject("budget");
        json.WriteNumber("limit", uses[0].Limit);
        json.WriteArray("apps", uses, use =>
        {
            json.WriteStartObject();
            json.WriteString("key", use.App);
            WriteNumber(json, "appId", use.AppId);
            json.WriteNumber("used", use.Used);
            json.WriteNumber("expected", use.Expected);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    /// <summary>Writes a change.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="change">The change.</param>
    /// <param name="lost">How many records it loses values of; null where it loses none, or nobody asked.</param>
    public static void WriteChange(Utf8JsonWriter json, Change change, RecordCount? lost = null)
    {
        WriteHead(json, change.Address, change.Kind, change.Risk);
        WriteSides(json, change);
        WriteEnd(json, lost);
    }

    // What somebody else did has cost its price already, or will by their hand.
    private static void WriteForeign(Utf8JsonWriter json, Change change)
    {
        WriteHead(json, change.Address, change.Kind, change.Risk);
        WriteSides(json, change);
        json.WriteEndObject();
    }

    private static void WriteSuspected(Utf8JsonWriter json, SuspectedRename pair)
    {
        json.WriteStartObject();
        json.WriteString("old", pair.Old.Text);
        json.WriteString("new", pair.New.Text);
        json.WriteString("renamedFrom", pair.OldKey);
        json.WriteEndObject();
    }

    private static void WriteSides(Utf8JsonWriter json, Change change)
    {
        WriteSide(json, "before", change.Kind == ChangeKind.Rename ? ScalarValue.Of(change.RenamedFrom ?? "") : change.Before);
        WriteSide(json, "after", change.Kind == ChangeKind.Rename ? ScalarValue.Of(AddressParts.Unquoted(AddressParts.Of(change.Address.Text)[^1])) : change.After);
    }

    private static void WriteApp(Utf8JsonWriter json, AppPlan app)
    {
        json.WriteStartObject();
        json.WriteString("key", app.Key);
        json.WriteString("name", app.Name);
        WriteNumber(json, "appId", app.AppId);
        WriteNumber(json, "revision", app.Revision);
        json.WriteStartArray("changes");
        if (app.IsNew)
        {
            WriteNewApp(json, app.Desired);
        }
        else
        {
            foreach (var change in app.Intentions)
            {
                WriteChange(json, change, app.LostBy(change));
            }
        }

        if (app.Move is { } move)
        {
            WriteHead(json, Address.OfApp(app.Key).Property("space"), ChangeKind.Change, ChangeRisk.None);
            WriteNumber(json, "before", move.From);
            WriteNumber(json, "after", move.To);
            WriteEnd(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNewApp(Utf8JsonWriter json, AppModel app)
    {
        WriteHead(json, Address.OfApp(app.Key), ChangeKind.Add, ChangeRisk.None);
        json.WriteNull("before");
        json.WriteStartObject("after");
        foreach (var area in app.Areas)
        {
            WriteSide(json, area.Name, app.Canonical(area));
        }

        json.WriteEndObject();
        WriteEnd(json);
    }

    private static void WriteHead(Utf8JsonWriter json, Address address, ChangeKind kind, ChangeRisk risk)
    {
        json.WriteStartObject();
        json.WriteString("address", address.Text);
        json.WriteString("action", kind switch { ChangeKind.Add => "add", ChangeKind.Rename => "rename", ChangeKind.Remove => "remove", _ => "change" });
        json.WriteString("risk", risk switch { ChangeRisk.LosesData => "losesData", ChangeRisk.Rewrites => "rewrites", _ => "none" });
    }

    private static void WriteSide(Utf8JsonWriter json, string name, SettingValue? value)
    {
        json.WritePropertyName(name);
        ValueJson.Write(json, value);
    }

    // A number that isn't exact says so beside it; null is "nobody knows", or that nothing is lost.
    private static void WriteEnd(Utf8JsonWriter json, RecordCount? lost = null)
    {
        WriteNumber(json, "affectedRecords", lost?.Known);
        if (lost is { Kind: not RecordCountKind.Exact and var kind })
        {
            json.WriteString("affectedRecordsAre", kind switch { RecordCountKind.AtMost => "atMost", RecordCountKind.AtLeast => "atLeast", _ => "unknown" });
        }

        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, PlanSummary summary)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("add", summary.Add);
        json.WriteNumber("change", summary.Change);
        json.WriteNumber("rename", summary.Rename);
        json.WriteNumber("remove", summary.Remove);
        json.WriteNumber("needsApproval", summary.NeedsApproval);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}

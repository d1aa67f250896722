using System.Text.Json;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Drift;
using AppForge.Deploy.Kintone;

namespace AppForge.Cli.Views;

/// <summary>Changes by hand for scripts, in the shape of a plan. The shape is a contract.</summary>
internal static class DriftJsonView
{
    /// <summary>Writes it.</summary>
    /// <param name="drift">What was found.</param>
    /// <param name="accepted">The definitions that were written; null where that wasn't asked for.</param>
    /// <param name="requests">What was sent.</param>
    /// <param name="terminal">Where it goes.</param>
    public static void Write(TenantDrift drift, IReadOnlyList<string>? accepted, RequestCounts requests, Terminal terminal) => JsonOutput.Write(terminal, json =>
    {
        json.WriteString("environment", drift.Environment);
        json.WriteNull("planId");
        json.WriteBoolean("complete", drift.Apps.All(a => a.Unreadable.IsEmpty));
        json.WriteArray("apps", drift.Drifted, a => WriteApp(json, a));
        json.WriteArray("unreadable", drift.Apps.SelectMany(a => a.Unreadable), a => json.WriteStringValue(a.Text));
        json.WriteArray("foreign", drift.Apps.Where(a => !a.Undeployed.IsEmpty), a => json.WriteStringValue(Address.OfApp(a.Key).Text));
        if (accepted is not null)
        {
            json.WriteArray("accepted", accepted, json.WriteStringValue);
        }

        WriteSummary(json, drift);
        PlanJsonView.WriteRequests(json, requests);
    });

    private static void WriteApp(Utf8JsonWriter json, AppDrift app)
    {
        json.WriteStartObject();
        json.WriteString("key", app.Key);
        json.WriteString("name", app.Name);
        json.WriteNumber("appId", app.AppId);
        json.WriteNumber("revision", app.Revision);
        json.WriteNumber("liveRevision", app.LiveRevision);
        if (app.DeployedRevision is { } revision)
        {
            json.WriteNumber("deployedRevision", revision);
        }
        else
        {
            json.WriteNull("deployedRevision");
        }

        json.WriteString("base", app.DeployedRevision is null ? "definitions" : "deployment");
        json.WriteString("modifier", app.Modifier);
        json.WriteString("modifiedAt", app.ModifiedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteArray("changes", app.Changes, c => PlanJsonView.WriteChange(json, Done(c)));
        json.WriteArray("undeployed", app.Undeployed, c => PlanJsonView.WriteChange(json, Done(c)));
        json.WriteArray("stopped", app.Stopped, a => json.WriteStringValue(a.Text));
        json.WriteEndObject();
    }

    // What it costs is paid already, or will be by whoever made it.
    private static Change Done(Change change) => change with { Risk = ChangeRisk.None };

    private static void WriteSummary(Utf8JsonWriter json, TenantDrift drift)
    {
        var changes = drift.Apps.SelectMany(a => a.Changes).ToList();
        json.WriteStartObject("summary");
        json.WriteNumber("add", changes.Count(c => c.Kind == ChangeKind.Add));
        json.WriteNumber("change", changes.Count(c => c.Kind == ChangeKind.Change));
        json.WriteNumber("rename", changes.Count(c => c.Kind == ChangeKind.Rename));
        json.WriteNumber("remove", changes.Count(c => c.Kind == ChangeKind.Remove));
        json.WriteNumber("needsApproval", 0);
        json.WriteNumber("undeployed", drift.Apps.Sum(a => a.Undeployed.Length));
        json.WriteNumber("stopped", drift.Apps.Sum(a => a.Stopped.Length));
        json.WriteEndObject();
    }
}

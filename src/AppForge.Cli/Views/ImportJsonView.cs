using System.Text.Json;
using AppForge.Compiler;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Views;

/// <summary>An import for scripts. The shape is a contract.</summary>
internal static class ImportJsonView
{
    /// <summary>Writes the import.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <param name="written">The files that were written.</param>
    /// <param name="result">What the import found.</param>
    /// <param name="plan">The plan that proves it; null where the definitions have errors.</param>
    /// <param name="requests">What was sent.</param>
    /// <param name="terminal">Where it goes.</param>
    public static void Write(string environment, IReadOnlyList<string> written, ImportResult result, Plan? plan, RequestCounts requests, Terminal terminal) =>
        JsonOutput.Write(terminal, json =>
        {
            json.WriteString("environment", environment);
            json.WriteArray("apps", result.Apps, a => WriteApp(json, a, written));
            json.WriteArray("decisions", result.Decisions, d => WriteDecision(json, d, terminal));
            json.WriteArray("notLookedAt", ImportView.NotLookedAt, n => json.WriteStringValue(n.Name));
            json.WriteBoolean("planIsEmpty", plan is { IsEmpty: true });
            PlanJsonView.WriteRequests(json, requests);
        });

    private static void WriteApp(Utf8JsonWriter json, ImportedApp app, IReadOnlyList<string> written)
    {
        json.WriteStartObject();
        json.WriteString("key", app.Key);
        json.WriteNumber("appId", app.Id);
        json.WriteString("name", app.Name);
        json.WriteBoolean("new", !app.IsKnown);
        json.WriteArray("files", written.Where(w => w.StartsWith(ProjectFiles.FolderOf(app.Key), StringComparison.Ordinal)), json.WriteStringValue);
        json.WriteEndObject();
    }

    private static void WriteDecision(Utf8JsonWriter json, ImportDecision decision, Terminal terminal)
    {
        json.WriteStartObject();
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(decision.Kind.ToString()));
        json.WriteString("subject", decision.Subject);
        json.WriteNumber("count", decision.Places.Length);
        json.WriteArray("places", decision.Places, json.WriteStringValue);
        json.WriteString("message", decision.Text.In(terminal.Language));
        json.WriteEndObject();
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using AppForge.Deploy.Planning.Records;

namespace AppForge.Deploy.Planning.Findings;

/// <summary>What was found out about an app, in the file of a plan: numbers of records, no values.</summary>
internal static class PlanFindingJson
{
    private const string Losses = "lostRecords";
    private const string Findings = "findings";

    public static void Write(Utf8JsonWriter json, AppPlan app)
    {
        json.WriteStartObject(Losses);
        foreach (var (address, count) in app.LostRecords)
        {
            json.WriteStartObject(address);
            WriteCount(json, count);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray(Findings);
        foreach (var finding in app.Findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Descriptor.Code);
            json.WriteString("address", finding.Address.Text);
            WriteCount(json, finding.Records);
            json.WriteString("ja", finding.Detail?.Japanese);
            json.WriteString("en", finding.Detail?.English);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static ImmutableSortedDictionary<string, RecordCount> ReadLosses(JsonElement app) =>
        app.GetProperty(Losses).EnumerateObject().ToImmutableSortedDictionary(p => p.Name, p => ReadCount(p.Value), StringComparer.Ordinal);

    public static ImmutableArray<PlanFinding> ReadFindings(JsonElement app) => [.. app.GetProperty(Findings).EnumerateArray().Select(f => new PlanFinding(
        PlanDiagnostics.Find(f.GetProperty("code").GetString()!) ?? throw new JsonException("There is no such finding."), new(f.GetProperty("address").GetString()!), ReadCount(f),
        f.GetProperty("ja").GetString() is { } japanese ? new(japanese, f.GetProperty("en").GetString()!) : null))];

    private static void WriteCount(Utf8JsonWriter json, RecordCount count)
    {
        json.WriteString("count", count.Kind.ToString());
        json.WriteNumber("records", count.Number);
    }

    private static RecordCount ReadCount(JsonElement json) =>
        new(Enum.TryParse<RecordCountKind>(json.GetProperty("count").GetString(), out var kind) ? kind : throw new JsonException("No count."), json.GetProperty("records").GetInt64());
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AppForge.Compiler.Model;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Drift;

/// <summary>An app as the last successful deployment left it: what later changes by hand are told apart by.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Id">Its id.</param>
/// <param name="Revision">The live revision that the deployment made, or found.</param>
/// <param name="App">Its settings, as they were read back.</param>
public sealed record DeployedApp(string Key, long Id, long Revision, AppModel App)
{
    private const string Format = "appforge-state";
    private const int Version = 1;
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The apps of a plan that was carried out, or that there was nothing to carry out of; none that holds somebody else's undeployed changes.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="result">How it ended: applied, or nothing to do.</param>
    public static IEnumerable<DeployedApp> Of(Plan plan, Applying.ApplyResult result) =>
        from app in plan.Apps
        where !app.Foreign
        let id = result.Ids.IdOf(app.Key)
        let revision = result.Revisions.TryGetValue(app.Key, out var left) ? left : app.Revision
        where id is not null && revision is not null
        select new DeployedApp(app.Key, id.Value, revision.Value, app.Desired);

    /// <summary>The state as a file; it holds settings, no records and no secrets.</summary>
    public string Write()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Layout))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteString("key", Key);
            json.WriteNumber("app", Id);
            json.WriteNumber("revision", Revision);
            PlanFile.WriteAreas(json, "areas", App, null);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length) + "\n";
    }

    /// <summary>Reads a state.</summary>
    /// <param name="text">The file.</param>
    /// <param name="project">The project.</param>
    /// <returns>The state; null where the file holds something else, or an area that isn't known any more.</returns>
    public static DeployedApp? Read(string? text, ProjectTraits project)
    {
        try
        {
            using var document = JsonDocument.Parse(text ?? "null", new() { MaxDepth = 256 });
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object || json.GetProperty("format").GetString() != Format || json.GetProperty("version").GetInt32() != Version)
            {
                return null;
            }

            var key = json.GetProperty("key").GetString()!;
            var areas = PlanFile.ReadAreas(json.GetProperty("areas"));
            var scope = new CanonicalScope { AppKey = key, BuiltIns = project.BuiltIns, TimeZone = project.TimeZone };
            var app = AppModel.OfLive(areas.ToDictionary(a => a.Key, a => (SettingValue?)a.Value, StringComparer.Ordinal), scope).With(areas);
            return new(key, json.GetProperty("app").GetInt64(), json.GetProperty("revision").GetInt64(), app);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning.Findings;

namespace AppForge.Deploy.Planning;

/// <summary>
/// A plan as a file: what shall be, what was, the revisions in between, and — for whoever reads it — each change and each step. Changes and steps are not read back
/// but made again from the two sides, by the same code that made them; that they come out the same is checked. It holds no secrets and no record values. The last line is
/// the hash of all before it: a file with another byte is no plan.
/// </summary>
public static class PlanFile
{
    private const string Format = "appforge-plan";
    private const int Version = 1;
    private const string HashStart = ",\n  \"sha256\": \"";
    private const string HashEnd = "\"\n}\n";
    private const int HashLength = 64;

    // A plan of a thousand large apps has some hundred megabytes at most.
    private const int MostBytes = 1 << 29;
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="tool">The version of the tool that made it.</param>
    /// <returns>The file, UTF-8.</returns>
    public static byte[] Write(Plan plan, string tool)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Layout))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteString("tool", tool);
            json.WriteString("environment", plan.Environment);
            json.WriteString("target", plan.Target);
            json.WriteString("planId", plan.PlanId);
            json.WriteString("definitions", plan.DefinitionsHash);
            WriteProject(json, plan.Project);
            WriteNumbers(json, "apps.yaml", plan.Ids.Ids);
            json.WriteNumber("highestAppId", plan.HighestAppId);
            json.WriteNumber("reads", plan.Reading.Read);
            WriteTexts(json, "changes", ChangesOf(plan));
            WriteTexts(json, "steps", plan.Steps.Select(PlanStepText.Of));
            WriteNames(json, "recordNumbers", RecordNumbersOf(plan));
            json.WriteStartArray("apps");
            foreach (var app in plan.Apps)
            {
                WriteApp(json, app);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        var body = text.ToArray().AsSpan()[..^"\n}".Length];
        return [.. body, .. Encoding.ASCII.GetBytes(HashStart + HashOf(body) + HashEnd)];
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="file">The file.</param>
    /// <param name="tool">The version of this tool: another one might make other steps of it.</param>
    /// <exception cref="PlanFileException">It is no plan, was changed, or another version made it.</exception>
    public static Plan Read(ReadOnlySpan<byte> file, string tool)
    {
        if (file.Length > MostBytes || !file.EndsWith(Encoding.ASCII.GetBytes(HashEnd)))
        {
            throw PlanFileException.NoPlan();
        }

        var body = file[..^(HashStart.Length + HashLength + HashEnd.Length)];
        if (!file[body.Length..].SequenceEqual(Encoding.ASCII.GetBytes(HashStart + HashOf(body) + HashEnd)))
        {
            throw PlanFileException.Changed();
        }

        try
        {
            using var document = JsonDocument.Parse(file.ToArray(), new() { MaxDepth = 256 });
            return Read(document.RootElement, tool);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw PlanFileException.NoPlan();
        }
    }

    private static Plan Read(JsonElement json, string tool)
    {
        if (json.GetProperty("format").GetString() != Format || json.GetProperty("version").GetInt32() != Version || json.GetProperty("tool").GetString() is not { } madeBy)
        {
            throw PlanFileException.NoPlan();
        }

        if (madeBy != tool)
        {
            throw PlanFileException.OtherTool(madeBy, tool);
        }

        var project = ReadProject(json.GetProperty("project"));
        var numbers = Texts(json.GetProperty("recordNumbers"));
        var apps = json.GetProperty("apps").EnumerateArray().Select(a => ReadApp(a, project, numbers.GetValueOrDefault)).ToImmutableArray();
        var plan = new Plan(
            json.GetProperty("environment").GetString()!, json.GetProperty("planId").GetString()!, apps, StepBuilder.Build(apps), new(json.GetProperty("reads").GetInt32(), 0, 0))
        {
            Project = project,
            Target = json.GetProperty("target").GetString()!,
            Ids = new(json.GetProperty("apps.yaml").EnumerateObject().ToImmutableSortedDictionary(p => p.Name, p => p.Value.GetInt64(), StringComparer.Ordinal)),
            DefinitionsHash = json.GetProperty("definitions").GetString()!,
            HighestAppId = json.GetProperty("highestAppId").GetInt64(),
        };
        var same = Listed(json, "changes").SequenceEqual(ChangesOf(plan), StringComparer.Ordinal) && Listed(json, "steps").SequenceEqual(plan.Steps.Select(PlanStepText.Of), StringComparer.Ordinal)
            && PlanIdentity.Of(plan.Environment, plan.Apps) == plan.PlanId;
        return same ? plan : throw PlanFileException.OtherTool(madeBy, tool);
    }

    private static IEnumerable<string> ChangesOf(Plan plan) => plan.Apps.SelectMany(a => a.IsNew ? [$"add {Address.OfApp(a.Key)}"] : a.Intentions.Select(TextOf));

    private static string TextOf(Change change) =>
        $"{change.Kind.ToString().ToLowerInvariant()} {change.Address}{(change.RenamedFrom is { } old ? $" from {old}" : "")}{(change.Risk == ChangeRisk.LosesData ? " !" : "")}";

    private static void WriteProject(Utf8JsonWriter json, ProjectTraits project)
    {
        json.WriteStartObject("project");
        json.WriteString("language", project.Language == Language.Japanese ? "ja" : "en");
        json.WriteString("timeZone", project.TimeZone);
        WriteNames(json, "plugins", project.PluginIds);
        json.WriteEndObject();
    }

    private static ProjectTraits ReadProject(JsonElement json) => new(
        json.GetProperty("language").GetString() == "en" ? Language.English : Language.Japanese, json.GetProperty("timeZone").GetString()!, Texts(json.GetProperty("plugins")));

    private static void WriteApp(Utf8JsonWriter json, AppPlan app)
    {
        json.WriteStartObject();
        json.WriteString("key", app.Key);
        json.WriteString("name", app.Name);
        WriteNumber(json, "appId", app.AppId);
        WriteNumber(json, "revision", app.Revision);
        WriteNumber(json, "liveRevision", app.LiveRevision);
        json.WriteBoolean("foreign", app.Foreign);
        WriteTexts(json, "unreadable", app.Unreadable.Select(a => a.Text));
        WriteTexts(json, "namesakes", app.Namesakes.Select(Text));
        WriteTexts(json, "builtIns", app.Names.Renames.SelectMany(r => new[] { r.Old, r.New }));
        WriteRenames(json, app.Renames);
        WriteNumber(json, "space", app.Place?.Space);
        WriteNumber(json, "thread", app.Place?.Thread);
        if (app.Move is { } move)
        {
            json.WriteStartObject("move");
            json.WriteString("name", move.Name);
            WriteNumber(json, "from", move.From);
            WriteNumber(json, "to", move.To);
            json.WriteEndObject();
        }

        WriteManualTasks(json, app);
        PlanFindingJson.Write(json, app);
        json.WritePropertyName("definition");
        SettingValueJson.Write(json, app.Desired.Definition, KintoneCatalog.App);
        WriteAreas(json, "desired", app.Desired, null);
        if (app.Live is { } live)
        {
            WriteAreas(json, "live", live, app.Desired);
        }

        json.WriteEndObject();
    }

    private static AppPlan ReadApp(JsonElement json, ProjectTraits project, Func<string, string?> recordNumberOf)
    {
        var (key, name) = (json.GetProperty("key").GetString()!, json.GetProperty("name").GetString()!);
        var scope = new CanonicalScope { AppKey = key, BuiltIns = project.BuiltIns, TimeZone = project.TimeZone, RecordNumberOf = recordNumberOf };
        var desired = ReadAreas(json.GetProperty("desired"));
        var definition = SettingValueJson.Read(json.GetProperty("definition"), KintoneCatalog.App) as ObjectValue;
        var shall = (definition is null ? AppModel.OfLive(desired.ToDictionary(d => d.Key, d => (SettingValue?)d.Value, StringComparer.Ordinal), scope)
            : AppModel.OfDefinition(new SourceText($"apps/{key}/app.yaml", ""), definition, scope)).With(desired);
        AppModel? live = null;
        if (json.TryGetProperty("live", out var there))
        {
            var areas = ReadAreas(there);
            var all = there.EnumerateObject().ToDictionary(p => p.Name, p => areas.GetValueOrDefault(p.Name) ?? desired[p.Name], StringComparer.Ordinal);
            live = AppModel.OfLive(all.ToDictionary(d => d.Key, d => (SettingValue?)d.Value, StringComparer.Ordinal), scope).With(all);
        }

        var before = live ?? FreshApp.Of(key, name, project.BuiltIns, project.TimeZone);
        return new(
            key, name, Number(json, "appId"), Number(json, "revision"), Differ.Compare(before, shall), [.. Listed(json, "unreadable").Select(a => new Address(a))],
            json.GetProperty("foreign").GetBoolean(), shall, live)
        {
            LiveRevision = Number(json, "liveRevision"),
            IsUnpublished = Number(json, "appId") is not null && Number(json, "liveRevision") is null,
            Namesakes = [.. Listed(json, "namesakes").Select(n => long.Parse(n, CultureInfo.InvariantCulture))],
            Names = LiveNames.OfPairs(key, [.. Listed(json, "builtIns").Chunk(2).Select(p => (p[0], p[1]))]),
            Renames = ReadRenames(json),
            Place = Number(json, "space") is { } space ? new(space, Number(json, "thread")) : null,
            Move = json.TryGetProperty("move", out var move) ? new(move.GetProperty("name").GetString()!, Number(move, "from"), Number(move, "to")!.Value) : null,
            ManualTasks = ReadManualTasks(json),
            LostRecords = PlanFindingJson.ReadLosses(json),
            Findings = PlanFindingJson.ReadFindings(json),
        };
    }

    // An area that is the same on both sides is written once.
    internal static void WriteAreas(Utf8JsonWriter json, string name, AppModel app, AppModel? other)
    {
        json.WriteStartObject(name);
        foreach (var area in app.Areas)
        {
            json.WritePropertyName(area.Name);
            var value = app.Canonical(area);
            SettingValueJson.Write(json, other is not null && other.Canonical(area) is { } same && SettingValueComparer.Instance.Equals(same, value) ? null : value, area.Shape);
        }

        json.WriteEndObject();
    }

    internal static Dictionary<string, SettingValue> ReadAreas(JsonElement json)
    {
        var areas = new Dictionary<string, SettingValue>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            var area = KintoneCatalog.Areas.FirstOrDefault(a => a.Name == property.Name) ?? throw new JsonException($"There is no area \"{property.Name}\".");
            if (SettingValueJson.Read(property.Value, area.Shape) is { } value)
            {
                areas[area.Name] = value;
            }
        }

        return areas;
    }

    // The codes of record numbers that sorts of other apps fall back to.
    private static IEnumerable<KeyValuePair<string, string>> RecordNumbersOf(Plan plan)
    {
        var keys = plan.Ids.Ids.Keys.Concat(plan.Apps.Select(a => a.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var scope = plan.Apps.FirstOrDefault()?.Desired.Scope;
        return keys.Select(k => KeyValuePair.Create(k, scope?.RecordNumberOf(k) ?? "")).Where(p => p.Value.Length > 0);
    }

    private static void WriteRenames(Utf8JsonWriter json, ImmutableArray<SymbolRename> renames)
    {
        json.WriteStartArray("renames");
        foreach (var rename in renames)
        {
            json.WriteStartObject();
            json.WriteString("kind", rename.Kind.ToString());
            json.WriteString("app", rename.App);
            json.WriteString("old", rename.Old);
            json.WriteString("new", rename.New);
            json.WriteString("field", rename.Field);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<SymbolRename> ReadRenames(JsonElement json) => [.. json.GetProperty("renames").EnumerateArray().Select(r => new SymbolRename(
        Enum.Parse<SymbolKind>(r.GetProperty("kind").GetString()!), r.GetProperty("app").GetString()!, r.GetProperty("old").GetString()!, r.GetProperty("new").GetString()!,
        r.GetProperty("field").GetString()))];

    // What people do is not done by the plan; it is told again as it was.
    private static void WriteManualTasks(Utf8JsonWriter json, AppPlan app)
    {
        json.WriteStartArray("manualTasks");
        foreach (var task in app.ManualTasks)
        {
            json.WriteStartObject();
            json.WriteString("address", task.Address.Text);
            json.WriteString("reason", task.Reason.ToString());
            json.WriteString("ja", task.Title.Japanese);
            json.WriteString("en", task.Title.English);
            json.WriteString("before", (task.Before as ScalarValue)?.Text);
            json.WriteString("after", (task.After as ScalarValue)?.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<ManualTask> ReadManualTasks(JsonElement json) => [.. json.GetProperty("manualTasks").EnumerateArray().Select(t => new ManualTask(
        new(t.GetProperty("address").GetString()!), Enum.Parse<ManualReason>(t.GetProperty("reason").GetString()!), new(t.GetProperty("ja").GetString()!, t.GetProperty("en").GetString()!),
        t.GetProperty("before").GetString() is { } before ? ScalarValue.Of(before) : null, t.GetProperty("after").GetString() is { } after ? ScalarValue.Of(after) : null))];

    private static string HashOf(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }

    private static long? Number(JsonElement json, string name) => json.TryGetProperty(name, out var number) ? number.GetInt64() : null;

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static IEnumerable<string> Listed(JsonElement json, string name) => json.GetProperty(name).EnumerateArray().Select(t => t.GetString()!);

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> names)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in names)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, long>> numbers)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in numbers)
        {
            json.WriteNumber(key, value);
        }

        json.WriteEndObject();
    }

    private static ImmutableSortedDictionary<string, string> Texts(JsonElement json) =>
        json.EnumerateObject().ToImmutableSortedDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
}

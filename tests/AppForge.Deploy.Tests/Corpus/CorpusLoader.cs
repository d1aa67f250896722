using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Tests.Deployment;

namespace AppForge.Deploy.Tests.Corpus;

/// <summary>
/// Puts apps of the corpus into a tenant over HTTP, as far as kintone takes them. What it refuses is written down, a field at a time: the rest of the app goes in
/// without it. For apps that are referred to and aren't in the corpus a stand-in is made with the fields that are needed there.
/// </summary>
/// <param name="tenant">The tenant.</param>
internal sealed class CorpusLoader(LocalTenant tenant)
{
    private static readonly (string Type, string Code)[] BuiltIns =
        [("RECORD_NUMBER", "レコード番号"), ("CREATOR", "作成者"), ("CREATED_TIME", "作成日時"), ("MODIFIER", "更新者"), ("UPDATED_TIME", "更新日時")];

    private static readonly string[] ServerOwned = ["STATUS", "STATUS_ASSIGNEE", "CATEGORY"];

    private static readonly (string File, string Area)[] Areas =
    [
        ("layout", "layout"), ("status", "process"), ("views", "views"), ("app-acl", "acl.app"), ("record-acl", "acl.record"), ("field-acl", "acl.field"), ("reports", "reports"), ("settings", "general"),
    ];

    private readonly Dictionary<(string Repository, string Id), long> _ids = [];
    private readonly SortedDictionary<string, List<string>> _refused = new(StringComparer.Ordinal);

    /// <summary>What was refused, by app, each with what kintone says.</summary>
    public IReadOnlyDictionary<string, List<string>> Refused => _refused;

    /// <summary>Puts the apps in.</summary>
    /// <returns>Their ids, by title.</returns>
    public async Task<IReadOnlyDictionary<string, long>> LoadAsync(IReadOnlyList<CorpusApp> apps)
    {
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var app in apps)
        {
            var id = (await tenant.Api.CreateAppAsync(Short(app.Title), null, null, CancellationToken.None)).App;
            ids[app.Title] = id;
            if (app.OriginalId is { } original)
            {
                _ids[(app.Repository, original)] = id;
            }
        }

        await tenant.PublishAsync([.. ids.Values]);
        var fields = apps.ToDictionary(a => a.Title, a => a.ReadFields() ?? [], StringComparer.Ordinal);
        await MakeStandInsAsync(apps, fields);
        foreach (var app in apps)
        {
            await RenameBuiltInsAsync(app, ids[app.Title], fields[app.Title]);
            await AddAsync(app, ids[app.Title], Chosen(app, fields[app.Title], refers: false));
        }

        foreach (var app in apps)
        {
            await PublishAsync(app, ids[app.Title], fields[app.Title]);
        }

        // What refers to another app may need fields there that refer themselves: what isn't taken at first is tried once more.
        List<CorpusApp> late = [];
        foreach (var app in apps)
        {
            if (!await AddAsync(app, ids[app.Title], Chosen(app, fields[app.Title], refers: true), isLast: false))
            {
                late.Add(app);
            }

            await tenant.PublishAsync(ids[app.Title]);
        }

        foreach (var app in late)
        {
            await AddAsync(app, ids[app.Title], Chosen(app, fields[app.Title], refers: true));
        }

        foreach (var app in apps)
        {
            foreach (var (file, area) in Areas)
            {
                await PutAsync(app, ids[app.Title], file, KintoneCatalog.Find(area)!.Resource);
            }
        }

        foreach (var app in apps)
        {
            await PublishAsync(app, ids[app.Title], fields[app.Title]);
        }

        return ids;
    }

    private static string Short(string name) => name.Length <= 64 ? name : name[^64..];

    private async Task MakeStandInsAsync(IReadOnlyList<CorpusApp> apps, Dictionary<string, JsonObject> fields)
    {
        var needs = new SortedDictionary<(string Repository, string Id), StandIn>();
        foreach (var app in apps)
        {
            foreach (var (field, reference) in fields[app.Title].SelectMany(f => References(f.Value as JsonObject)))
            {
                if (IdOf(reference) is { } id && !_ids.ContainsKey((app.Repository, id)))
                {
                    var key = (app.Repository, id);
                    (needs.TryGetValue(key, out var standIn) ? standIn : needs[key] = new()).Add(field, reference, fields[app.Title]);
                }
            }
        }

        foreach (var (key, standIn) in needs)
        {
            var id = (await tenant.Api.CreateAppAsync(Short($"{key.Repository} #{key.Id}"), null, null, CancellationToken.None)).App;
            _ids[key] = id;
            await standIn.FillAsync(tenant, id);
            await tenant.PublishAsync(id);
        }
    }

    private static IEnumerable<(JsonObject Field, JsonObject Reference)> References(JsonObject? field)
    {
        foreach (var name in new[] { "lookup", "referenceTable" })
        {
            if (field?[name] is JsonObject reference)
            {
                yield return (field, reference);
            }
        }

        foreach (var column in (field?["fields"] as JsonObject ?? []).SelectMany(c => References(c.Value as JsonObject)))
        {
            yield return column;
        }
    }

    private static string? IdOf(JsonObject reference) => reference["relatedApp"] is JsonObject app
        ? (app["app"]?.ToString() is { Length: > 0 } id ? id : app["code"]?.ToString())
        : null;

    private JsonObject Chosen(CorpusApp app, JsonObject properties, bool refers)
    {
        var result = new JsonObject();
        foreach (var (code, property) in properties)
        {
            if (property is not JsonObject field || ((string?)field["type"] is { } type && (ServerOwned.Contains(type) || BuiltIns.Any(b => b.Type == type))))
            {
                continue;
            }

            var references = References(field).ToList();
            if (refers == references.Count > 0)
            {
                var copy = (JsonObject)field.DeepClone();
                foreach (var (_, reference) in References(copy))
                {
                    if (IdOf(reference) is { } id)
                    {
                        reference["relatedApp"] = new JsonObject { ["app"] = _ids[(app.Repository, id)].ToString(CultureInfo.InvariantCulture) };
                    }
                }

                result[code] = copy;
            }
        }

        return result;
    }

    // The refusal names the fields that it is about: the others go in without them.
    private async Task<bool> AddAsync(CorpusApp app, long id, JsonObject properties, bool isLast = true)
    {
        while (properties.Count > 0)
        {
            try
            {
                await tenant.Api.PostFieldsAsync(id, JsonSerializer.SerializeToElement(properties), null, CancellationToken.None);
                return true;
            }
            catch (KintoneApiException e)
            {
                if (!isLast)
                {
                    return false;
                }

                var text = Said(e);
                var guilty = properties.Select(p => p.Key).Where(c => e.FieldErrors.Keys.Any(k => k.Contains($"properties[{c}]", StringComparison.Ordinal) || k.Contains($"properties.{c}.", StringComparison.Ordinal))
                    || (e.FieldErrors.Count == 0 && text.Contains(c, StringComparison.Ordinal))).ToList();
                if (guilty.Count == 0)
                {
                    Refuse(app, "fields", text);
                    return true;
                }

                foreach (var code in guilty)
                {
                    var own = e.FieldErrors.Where(k => k.Key.Contains($"properties[{code}]", StringComparison.Ordinal) || k.Key.Contains($"properties.{code}.", StringComparison.Ordinal))
                        .SelectMany(k => k.Value.Select(v => $"{k.Key}: {v}")).Order(StringComparer.Ordinal).ToList();
                    Refuse(app, "fields." + code, own.Count > 0 ? string.Join("; ", own) : text);
                    properties.Remove(code);
                }
            }
        }

        return true;
    }

    private async Task RenameBuiltInsAsync(CorpusApp app, long id, JsonObject properties)
    {
        var changes = new JsonObject();
        foreach (var (type, standard) in BuiltIns)
        {
            if (properties.Select(p => p.Value as JsonObject).FirstOrDefault(p => (string?)p?["type"] == type) is { } property)
            {
                changes[standard] = property.DeepClone();
            }
        }

        if (changes.Count > 0)
        {
            await TryPutAsync(app, id, "built-in fields", "app/form/fields", new JsonObject { ["properties"] = changes });
        }
    }

    // Formulas are looked at when an app is deployed: the field whose formula is wrong goes.
    private async Task PublishAsync(CorpusApp app, long id, JsonObject properties)
    {
        for (var i = 0; i <= properties.Count; i++)
        {
            try
            {
                await tenant.PublishAsync(id);
                return;
            }
            catch (KintoneApiException e)
            {
                var said = Said(e);
                var guilty = properties.Where(p => p.Value is JsonObject o && said.Contains($"「{o["label"]}」", StringComparison.Ordinal)).Select(p => p.Key).ToList();
                if (guilty.Count == 0)
                {
                    Refuse(app, "deploy", said);
                    return;
                }

                Refuse(app, "fields." + guilty[0], said);
                await tenant.Api.DeleteFieldsAsync(id, guilty, null, CancellationToken.None);
            }
        }
    }

    private async Task PutAsync(CorpusApp app, long id, string file, string resource)
    {
        if (app.Fields != "fields.json" || app.Read(file) is not { } body)
        {
            return;
        }

        // A GET tells more than a PUT takes: nothing where there is nothing, the icon's file.
        foreach (var name in body.Where(p => p.Value is null || (p.Key == "icon" && (string?)p.Value["type"] == "FILE") || p.Key is "revision" or "app").Select(p => p.Key).ToList())
        {
            body.Remove(name);
        }

        if (body.Count > 0)
        {
            await TryPutAsync(app, id, file, resource, body);
        }
    }

    private async Task TryPutAsync(CorpusApp app, long id, string what, string resource, JsonObject body)
    {
        try
        {
            await tenant.PutAsync(resource, id, body);
        }
        catch (KintoneApiException e)
        {
            Refuse(app, what, Said(e));
        }
    }

    private void Refuse(CorpusApp app, string what, string why)
    {
        if (!_refused.TryGetValue(app.Title, out var list))
        {
            _refused[app.Title] = list = [];
        }

        list.Add($"{what}: {why}");
    }

    private static string Said(KintoneApiException e) => string.Join("; ",
        e.FieldErrors.Count > 0
            ? e.FieldErrors.SelectMany(f => f.Value.Select(v => $"{f.Key}: {v}")).Order(StringComparer.Ordinal)
            : [$"{e.Code} {e.KintoneMessage ?? e.Text.In(Language.English)}"]);

    /// <summary>What is known of an app from those that refer to it.</summary>
    private sealed class StandIn
    {
        private readonly SortedDictionary<string, JsonObject> _fields = new(StringComparer.Ordinal);

        public void Add(JsonObject field, JsonObject reference, JsonObject properties)
        {
            Need(reference["relatedKeyField"], field, isUnique: true);
            foreach (var mapping in reference["fieldMappings"] as JsonArray ?? [])
            {
                Need(mapping?["relatedField"], FieldOf((string?)mapping?["field"], properties));
            }

            if (reference["condition"] is JsonObject condition)
            {
                Need(condition["relatedField"], FieldOf((string?)condition["field"], properties));
            }

            foreach (var shown in (reference["lookupPickerFields"] as JsonArray ?? []).Concat(reference["displayFields"] as JsonArray ?? []))
            {
                Need(shown, null);
            }

            foreach (var key in ((string?)reference["sort"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                Need(key.Split(' ')[0], null);
            }
        }

        public async Task FillAsync(LocalTenant tenant, long id)
        {
            var numbers = _fields.Where(f => (string?)f.Value["type"] == "RECORD_NUMBER").Select(f => f.Key).ToList();
            if (numbers.Count > 0)
            {
                var number = new JsonObject { ["type"] = "RECORD_NUMBER", ["code"] = numbers[0], ["label"] = numbers[0] };
                await tenant.PutAsync("app/form/fields", id, new JsonObject { ["properties"] = new JsonObject { [BuiltIns[0].Code] = number } });
            }

            var others = new JsonObject(_fields.Where(f => !numbers.Contains(f.Key)).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value)));
            if (others.Count > 0)
            {
                await tenant.Api.PostFieldsAsync(id, JsonSerializer.SerializeToElement(others), null, CancellationToken.None);
            }
        }

        private void Need(JsonNode? code, JsonObject? like, bool isUnique = false)
        {
            if ((string?)code is not { Length: > 0 } name || BuiltIns.Any(b => b.Code == name))
            {
                return;
            }

            var type = name.StartsWith("レコード番号", StringComparison.Ordinal) || name is "$id" || name.EndsWith("No_", StringComparison.Ordinal)
                ? "RECORD_NUMBER" : (string?)like?["type"] ?? "SINGLE_LINE_TEXT";
            if (_fields.TryGetValue(name, out var known) && like is null)
            {
                return;
            }

            var field = new JsonObject { ["type"] = type, ["code"] = name, ["label"] = name };
            if (like?["options"] is JsonObject options)
            {
                field["options"] = options.DeepClone();
            }

            if (isUnique || known?["unique"] is not null)
            {
                field["unique"] = true;
            }

            _fields[name] = field;
        }

        private static JsonObject? FieldOf(string? code, JsonObject properties) => code is null ? null
            : properties[code] as JsonObject ?? properties.Select(p => p.Value?["fields"]?[code] as JsonObject).FirstOrDefault(f => f is not null);
    }
}

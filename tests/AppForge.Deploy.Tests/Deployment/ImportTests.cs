using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Live;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>Import is the way back: what it writes compiles, is formatted, and plans empty.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class ImportTests
{
    private const string Corpus = "corpus/goqoo-on-kintone+ginue";

    [Test]
    public async Task What_was_deployed_comes_back_with_keys_and_roles_and_plans_empty()
    {
        await using var tenant = await LocalTenant.StartAsync();
        var samples = Definitions.Samples();
        await tenant.DeployAsync(samples);

        var result = await tenant.ImportAsync(samples.Environments["local"]);

        result.Notes.ShouldBeEmpty();
        result.Apps.Select(a => a.Key).ShouldBe(["org-master", "staff-master", "vehicle-master", "vehicle-trip"]);
        var trip = result.Apps.Single(a => a.Key == "vehicle-trip").Yaml;
        trip.ShouldContain("relatedApp: vehicle-master");
        trip.ShouldContain("role/vehicle-manager");
        await ProveAsync(tenant, result, samples.Files.Find("environments/local.yaml")!);
    }

    [Test]
    public async Task Linked_real_apps_are_imported_validate_and_plan_empty()
    {
        var folder = Shared.Of(Corpus);
        await using var tenant = await LocalTenant.StartAsync();
        await new CorpusLoader(tenant, folder).LoadAsync();

        var result = await tenant.ImportAsync();

        var activity = result.Apps.Single(a => a.Id == 1).Yaml;
        activity.ShouldContain("活動履歴No.");
        activity.ShouldContain("relatedApp: app-2");
        var customer = result.Apps.Single(a => a.Id == 2).Yaml;
        customer.ShouldContain("enable: false");
        customer.ShouldContain("追加確認中");
        await ProveAsync(tenant, result, null);
    }

    // validate, fmt --check, plan.
    private static async Task ProveAsync(LocalTenant tenant, ImportResult result, SourceText? environment)
    {
        tenant.Ids = result.Ids;
        var sources = result.Apps.Select(a => new SourceText($"apps/{a.Key}/app.yaml", a.Yaml)).ToList();
        var compilation = AppCompiler.Compile(
            ProjectFiles.Of([.. sources, new("appforge.yaml", "name: test"), .. environment is null ? [] : new[] { environment }]), CancellationToken.None);

        compilation.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => $"{d.Span.Source.Path}:{d.Span.StartPosition.Line} {d.Code} {d.Message(Language.English)}").ShouldBeEmpty();
        foreach (var source in sources)
        {
            YamlFormatter.Format(source, new DiagnosticBag()).ShouldBe(source.Content);
        }

        var plan = await tenant.PlanAsync(compilation);
        plan.Apps.SelectMany(a => a.Changes).Select(c => $"{c.Kind} {c.Address}").ShouldBeEmpty();
    }

    /// <summary>Puts the three apps (activity 1, customer 2, contact 4) into a tenant as their files say, with a stand-in for the deals app (3) that they refer to.</summary>
    private sealed class CorpusLoader(LocalTenant tenant, string folder)
    {
        private static readonly (long Id, string Name)[] Apps = [(1, "dev-activity"), (2, "dev-customer"), (4, "dev-contact")];

        public async Task LoadAsync()
        {
            for (var id = 1; id <= 4; id++)
            {
                (await tenant.Api.CreateAppAsync($"app {id}", null, null, CancellationToken.None)).App.ShouldBe(id);
            }

            await tenant.PublishAsync(1, 2, 3, 4);
            await tenant.PutAsync("app/form/fields", 3, JsonNode.Parse("""{"properties":{"レコード番号":{"type":"RECORD_NUMBER","code":"案件No_","label":"案件No."}}}""")!);
            await AddAsync(3, Deals());
            foreach (var (id, name) in Apps)
            {
                await RenameBuiltInsAsync(id, Read(name, "fields")!["properties"]!.AsObject());
                await AddAsync(id, Chosen(name, refers: false));
            }

            await tenant.PublishAsync(1, 2, 3, 4);
            foreach (var (id, name) in Apps)
            {
                await AddAsync(id, Chosen(name, refers: true));
                await tenant.PublishAsync(id);
            }

            foreach (var (id, name) in Apps)
            {
                await PutAsync(id, name, "layout", "app/form/layout");
                await PutAsync(id, name, "status", "app/status");
                await PutAsync(id, name, "views", "app/views");
                await PutAsync(id, name, "app-acl", "app/acl");
                await PutAsync(id, name, "settings", "app/settings", "icon");
            }

            await tenant.PublishAsync(1, 2, 3, 4);
        }

        private JsonNode? Read(string app, string area)
        {
            var path = Path.Combine(folder, app, area + ".json");
            return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) : null;
        }

        private async Task PutAsync(long id, string app, string area, string resource, params string[] without)
        {
            if (Read(app, area) is not JsonObject body)
            {
                return;
            }

            foreach (var name in without.Concat(body.Where(p => p.Value is null).Select(p => p.Key)).ToList())
            {
                body.Remove(name);
            }

            await tenant.PutAsync(resource, id, body);
        }

        private async Task AddAsync(long id, JsonObject properties)
        {
            if (properties.Count > 0)
            {
                await tenant.Api.PostFieldsAsync(id, JsonSerializer.SerializeToElement(properties), null, CancellationToken.None);
            }
        }

        private JsonObject Chosen(string app, bool refers)
        {
            var result = new JsonObject();
            foreach (var (code, property) in Read(app, "fields")!["properties"]!.AsObject())
            {
                var isOwn = (string)property!["type"]! is not ("RECORD_NUMBER" or "CREATOR" or "CREATED_TIME" or "MODIFIER" or "UPDATED_TIME" or "STATUS" or "STATUS_ASSIGNEE" or "CATEGORY");
                if (isOwn && refers == (property["lookup"] is not null || property["referenceTable"] is not null))
                {
                    result[code] = property.DeepClone();
                }
            }

            return result;
        }

        private async Task RenameBuiltInsAsync(long id, JsonObject properties)
        {
            var changes = new JsonObject();
            foreach (var (type, standard) in new[] { ("RECORD_NUMBER", "レコード番号"), ("CREATOR", "作成者"), ("CREATED_TIME", "作成日時"), ("MODIFIER", "更新者"), ("UPDATED_TIME", "更新日時") })
            {
                var property = properties.Select(p => p.Value!).Single(p => (string)p["type"]! == type);
                changes[standard] = property.DeepClone();
            }

            await tenant.PutAsync("app/form/fields", id, new JsonObject { ["properties"] = changes });
        }

        private static JsonObject Deals()
        {
            var fields = new JsonObject();
            foreach (var (code, type) in new[]
            {
                ("案件名", "SINGLE_LINE_TEXT"), ("会社名", "SINGLE_LINE_TEXT"), ("顧客No_", "NUMBER"), ("主担当", "USER_SELECT"), ("提案商品", "SINGLE_LINE_TEXT"),
                ("売上", "NUMBER"), ("商談フェーズ", "SINGLE_LINE_TEXT"), ("受注予定日", "DATE"),
            })
            {
                fields[code] = new JsonObject { ["type"] = type, ["code"] = code, ["label"] = code };
            }

            fields["案件名"]!["unique"] = true;
            return fields;
        }
    }
}

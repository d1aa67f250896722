using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AppForge.Compiler;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;
using AppForge.Deploy.Tests.Deployment;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Generated;

/// <summary>From any app to any other: what is deployed over it is there afterwards, the plan is empty, and what records hold in fields that stay or get new names stays.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class GeneratedChangeTests
{
    private const int MostPairs = 1_000;
    private const int MostAttempts = 30;
    private const ulong Stream = 20261128;

    private static readonly ImmutableDictionary<string, JsonNode> Values = new Dictionary<string, JsonNode>(StringComparer.Ordinal)
    {
        ["SINGLE_LINE_TEXT"] = "文字",
        ["MULTI_LINE_TEXT"] = "一行目\n二行目",
        ["NUMBER"] = "12",
        ["DATE"] = "2026-04-01",
        ["TIME"] = "09:30",
        ["DATETIME"] = "2026-04-01T00:00:00Z",
        ["RICH_TEXT"] = "<b>太字</b>",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    [Test]
    public async Task From_any_app_to_any_other()
    {
        await using var tenant = await ValidApps.StartTenantAsync(asAdministrator: true);
        var masters = tenant.Ids;
        var kept = 0;
        await ForEachAsync(
            Gen.Select(ValidApps.Texts, ValidApps.Texts),
            async pair =>
            {
                var (first, second) = pair;
                tenant.Ids = masters;
                var before = await DeployedAsync(tenant, first);
                var record = await AddRecordAsync(tenant, before);
                var after = await DeployedAsync(tenant, second);

                (await tenant.PlanAsync(after)).Apps.Single(a => a.Key == ValidApps.Key).Intentions.Select(c => c.Address.Text).ShouldBeEmpty();
                kept += await CheckValuesAsync(tenant, record, before, after, code => code);
            },
            pair => pair.Item1 + "\n=====\n" + pair.Item2);
        TestContext.Out.WriteLine(FormattableString.Invariant($"{kept} values of records were looked at again."));
    }

    [Test]
    public async Task From_any_app_to_itself_under_new_names()
    {
        await using var tenant = await ValidApps.StartTenantAsync(asAdministrator: true);
        var masters = tenant.Ids;
        var kept = 0;
        await ForEachAsync(
            ValidApps.Texts,
            async text =>
            {
                tenant.Ids = masters;
                var before = await DeployedAsync(tenant, text);
                var record = await AddRecordAsync(tenant, before);
                if (Renamed(before) is not { } renamed)
                {
                    return; // what was written as {} is left out when it is written anew, and something else needs it
                }

                var plan = await tenant.PlanAsync(renamed);
                var lines = plan.Apps.Single(a => a.Key == ValidApps.Key).Intentions.Where(c => c.Kind != ChangeKind.Rename && !c.IsReorder && !c.Address.Text.EndsWith(".label", StringComparison.Ordinal));
                lines.Select(c => $"{c.Kind} {c.Address}").ShouldBeEmpty("a rename and what follows it is one line; a label that isn't written follows the code");
                plan.Steps.OfType<DeleteEntriesStep>().ShouldBeEmpty();
                var result = await tenant.ApplyAsync(renamed, plan);

                result.Failure?.Message.ShouldBeNull();
                result.Differences.Select(d => d.Address.Text).ShouldBeEmpty();
                (await tenant.PlanAsync(renamed)).IsEmpty.ShouldBeTrue();
                kept += await CheckValuesAsync(tenant, record, before, renamed, code => code + "改");
            },
            text => text);
        kept.ShouldBeGreaterThan(0);
        TestContext.Out.WriteLine(FormattableString.Invariant($"{kept} values of records were looked at again."));
    }

    // The same apps each time: the first so many of a stream of random numbers. More of them are tried with APPFORGE_CASES.
    private static async Task ForEachAsync<T>(Gen<T> gen, Func<T, Task> check, Func<T, string> print)
    {
        for (var i = 0; i < Math.Min(Cases.Of(20), MostPairs); i++)
        {
            var sample = gen.Generate(new PCG((uint)i, Stream), null, out _);
            try
            {
                await check(sample);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"Case {i}: {failure.Message}\n{print(sample)}"), failure);
            }
        }
    }

    // What the compiler lets through and kintone refuses, or takes otherwise, is left out of the app.
    private static async Task<Compilation> DeployedAsync(LocalTenant tenant, string text)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var project = Compiled([new($"apps/{ValidApps.Key}/app.yaml", text)]);
            var applied = await tenant.DeployAsync(project);
            if (applied.Failure is null && applied.Differences.IsEmpty)
            {
                return project;
            }

            applied.LeftOver.ShouldBeEmpty(applied.Failure?.Message);
            text = applied.Failure is { } failure ? ValidApps.WithoutRefused(text, failure.Describe(Language.English)) : ValidApps.WithoutChanged(text, applied.Differences[0].Address);
        }

        throw new InvalidOperationException("kintone refuses it again and again:\n" + text);
    }

    // Every own field and column gets a new code; whatever uses it, in any section, follows.
    private static Compilation? Renamed(Compilation project)
    {
        var app = project.Find(ValidApps.Key)!;
        var renames = app.FieldMap.Entries.Concat(app.FieldMap.Entries.SelectMany(e => CanonicalScope.ColumnsOf(e.Value)).SelectMany(c => c.Entries))
            .Where(e => e.Value is ObjectValue { Variant.IsBuiltIn: false })
            .Select(e => new SymbolRename(SymbolKind.Field, ValidApps.Key, e.Key, e.Key + "改")).ToList();
        var renamer = new Renamer(renames, key => project.Find(key)?.FieldMap);
        var written = (ObjectValue)renamer.Rename(ValidApps.Key, app.Definition!, KintoneCatalog.App);
        var scope = new CanonicalScope { AppKey = app.Key, BuiltIns = app.Scope.BuiltIns, RecordNumberOf = app.Scope.RecordNumberOf, TimeZone = app.Scope.TimeZone };
        var tree = WithFormerNames(DefinitionWriter.Write(AppModel.OfDefinition(app.Source!, written, scope)), renames.ToDictionary(r => r.New, r => r.Old, StringComparer.Ordinal));
        var renamed = AppCompiler.Compile(ProjectFiles.Of([.. ValidApps.Masters, new(app.Source!.Path, YamlWriter.Write(tree))]), CancellationToken.None);
        return renamed.HasErrors ? null : renamed;
    }

    private static MappingNode WithFormerNames(MappingNode node, Dictionary<string, string> old) => new(
        [.. node.Entries.Select(e => e.Key.Value == "fields" && e.Value is MappingNode fields ? new MappingEntry(e.Key, new MappingNode([.. fields.Entries.Select(f => WithFormerName(f, old))], SourceSpan.None)) : e)],
        SourceSpan.None);

    private static MappingEntry WithFormerName(MappingEntry field, Dictionary<string, string> old) => field.Value is MappingNode value && old.TryGetValue(field.Key.Value, out var former)
        ? new(field.Key, new MappingNode([.. WithFormerNames(value, old).Entries, new(ScalarNode.Of("renamedFrom"), ScalarNode.Of(former))], SourceSpan.None))
        : field;

    // A record with whatever its fields take.
    private static async Task<(long Id, Dictionary<string, string?> Values)> AddRecordAsync(LocalTenant tenant, Compilation project)
    {
        var values = new JsonObject(FieldsOf(project).Where(f => Values.ContainsKey(f.Type)).Select(f => KeyValuePair.Create(f.Code, (JsonNode?)Values[f.Type].DeepClone())));
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            try
            {
                var id = await tenant.AddRecordAsync(ValidApps.Key, values);
                return (id, await tenant.RecordAsync(ValidApps.Key, id));
            }
            catch (KintoneApiException refused)
            {
                var guilty = values.Select(v => v.Key).FirstOrDefault(code => refused.FieldErrors.Keys.Any(k => k.Contains(code, StringComparison.Ordinal))) ?? values.Select(v => v.Key).FirstOrDefault();
                if (guilty is null)
                {
                    return (0, []); // a required field of a kind that isn't tried
                }

                values.Remove(guilty);
            }
        }

        return (0, []);
    }

    private static async Task<int> CheckValuesAsync(LocalTenant tenant, (long Id, Dictionary<string, string?> Values) record, Compilation before, Compilation after, Func<string, string> nameAfter)
    {
        if (record.Id == 0)
        {
            return 0;
        }

        Dictionary<string, string?> values;
        try
        {
            values = await tenant.RecordAsync(ValidApps.Key, record.Id);
        }
        catch (KintoneApiException hidden) when (hidden.Kind == KintoneErrorKind.Forbidden)
        {
            return 0; // the new permissions hide it
        }

        var there = FieldsOf(after).ToDictionary(f => f.Code, f => f.Type, StringComparer.Ordinal);
        var kept = FieldsOf(before).Where(f => there.GetValueOrDefault(nameAfter(f.Code)) == f.Type && values.ContainsKey(nameAfter(f.Code)) && record.Values.ContainsKey(f.Code)).ToList();
        foreach (var (code, type) in kept)
        {
            values[nameAfter(code)].ShouldBe(record.Values[code], $"{code} ({type})");
        }

        return kept.Count(f => record.Values[f.Code] is { Length: > 0 });
    }

    private static IEnumerable<(string Code, string Type)> FieldsOf(Compilation project) => project.Find(ValidApps.Key)!.FieldMap.Entries
        .Where(e => e.Value is ObjectValue { Tag: not null, Variant.IsBuiltIn: false } field && field["lookup"] is null).Select(e => (e.Key, ((ObjectValue)e.Value).Tag!));

    private static Compilation Compiled(SourceText[] apps)
    {
        var compilation = AppCompiler.Compile(ProjectFiles.Of([.. ValidApps.Masters, .. apps]), CancellationToken.None);
        ImportCheck.Errors(compilation).ShouldBeEmpty();
        return compilation;
    }
}

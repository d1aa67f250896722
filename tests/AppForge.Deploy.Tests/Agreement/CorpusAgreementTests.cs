using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Formula;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using AppForge.Deploy.Tests.Deployment;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Agreement;

/// <summary>
/// Queries and formulas that people wrote (<c>shared/corpus</c>), right or wrong: as the condition of a view, as a query for records and as the formula of a
/// calculated field, what the compiler says of the definition is what the emulator does with it. Nobody noted the fields of most, so each is tried with
/// every one of some kinds of field.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class CorpusAgreementTests
{
    private const string App = "corpus";

    /// <summary>
    /// An option that isn't there: in a condition kintone refuses it (GAIA_IQ10), in a formula nothing says so. The comparison is never true, which the compiler
    /// takes for a mistake all the same.
    /// </summary>
    private const string NoOption = "AF2104";

    /// <summary>The kinds of field that the names in a text stand for. For one more, add it here.</summary>
    private static readonly string[] Kinds =
    [
        "{ type: SINGLE_LINE_TEXT }",
        "{ type: MULTI_LINE_TEXT }",
        "{ type: NUMBER }",
        "{ type: DATE }",
        "{ type: DATETIME }",
        "{ type: TIME }",
        "{ type: DROP_DOWN, options: [完了, 受注, foo, A] }",
        "{ type: CHECK_BOX, options: [完了, 受注, foo, A] }",
        "{ type: USER_SELECT }",
        "{ type: FILE }",
    ];

    private static IReadOnlyList<string> Queries => Read("queries.tsv");

    private static IReadOnlyList<string> Formulas => Read("expressions.tsv");

    [Test]
    public async Task A_condition_of_a_view_is_judged_alike([ValueSource(nameof(Kinds))] string kind, [Values] bool inTable)
    {
        var fields = FieldsOf(Queries.SelectMany(q => QueryText.Symbols(q)), kind, inTable);
        await using var tenant = await LocalTenant.StartAsync();
        using var client = await DeployedAsync(tenant, fields);
        var refused = RefusedLines(fields + "\nviews:\n" + Lines(Queries, (i, q) => $"  v{i}: {{ type: LIST, fields: [最初], filterCond: {Quoted(q)} }}"));
        await CompareAsync(Queries, refused, q => SendAsync(client, HttpMethod.Put, "preview/app/views.json", new()
        {
            ["app"] = Id(tenant),
            ["views"] = new JsonObject { ["v"] = new JsonObject { ["index"] = 0, ["type"] = "LIST", ["name"] = "v", ["fields"] = new JsonArray("最初"), ["filterCond"] = q } },
        }));
    }

    [Test]
    public async Task A_query_for_records_is_judged_alike([ValueSource(nameof(Kinds))] string kind, [Values] bool inTable)
    {
        var fields = FieldsOf(Queries.SelectMany(q => QueryText.Symbols(q)), kind, inTable);
        await using var tenant = await LocalTenant.StartAsync();
        using var client = await DeployedAsync(tenant, fields);
        var scope = Compile(fields).ScopeOf(App)!;
        var refused = Queries.Select(q => QueryChecker.Check(q, scope, QueryPlace.Records).FirstOrDefault(e => !e.IsAdvice)?.English).ToList();
        await CompareAsync(Queries, refused, async q =>
        {
            using var response = await client.GetAsync($"/k/v1/records.json?app={Id(tenant)}&query={Uri.EscapeDataString(q)}");
            return response.IsSuccessStatusCode ? null : await response.Content.ReadAsStringAsync();
        });
    }

    [Test]
    public async Task A_formula_is_judged_alike([ValueSource(nameof(Kinds))] string kind, [Values] bool inTable)
    {
        var fields = FieldsOf(Formulas.SelectMany(f => FormulaText.Symbols(f)), kind, inTable);
        await using var tenant = await LocalTenant.StartAsync();
        using var client = await DeployedAsync(tenant, fields);
        var refused = RefusedLines(fields + Lines(Formulas, (i, f) => $"  計算{i}: {{ type: CALC, expression: {Quoted(f)} }}"), NoOption);
        await CompareAsync(Formulas, refused, async f =>
        {
            var field = new JsonObject { ["type"] = "CALC", ["code"] = "計算", ["label"] = "計算", ["expression"] = f };
            if (await SendAsync(client, HttpMethod.Post, "preview/app/form/fields.json", new() { ["app"] = Id(tenant), ["properties"] = new JsonObject { ["計算"] = field } }) is { } atOnce)
            {
                return atOnce;
            }

            // kintone judges a formula when it is deployed.
            var answer = await SendAsync(client, HttpMethod.Post, "preview/app/deploy.json", new() { ["apps"] = new JsonArray(new JsonObject { ["app"] = Id(tenant) }) });
            if (answer is null)
            {
                await tenant.Api.WaitForDeployAsync([Id(tenant)], TimeSpan.FromMilliseconds(2), CancellationToken.None);
            }

            (await SendAsync(client, HttpMethod.Delete, "preview/app/form/fields.json", new() { ["app"] = Id(tenant), ["fields"] = new JsonArray("計算") })).ShouldBeNull();
            return answer;
        });
    }

    private static async Task CompareAsync(IReadOnlyList<string> texts, IReadOnlyList<string?> refused, Func<string, Task<string?>> send)
    {
        List<string> otherwise = [];
        for (var i = 0; i < texts.Count; i++)
        {
            var answer = await send(texts[i]);
            if (answer is null != refused[i] is null)
            {
                otherwise.Add($"{texts[i]}\n    compiler: {refused[i] ?? "takes it"}\n    emulator: {answer ?? "takes it"}");
            }
        }

        otherwise.ShouldBeEmpty();
        refused.Count(r => r is null).ShouldBePositive("what is refused altogether shows nothing");
        refused.Count(r => r is not null).ShouldBePositive("what is taken altogether shows nothing");
    }

    private static IReadOnlyList<string> Read(string file) =>
        [.. File.ReadLines(Shared.Of("corpus/" + file)).Skip(1).Select(l => l.Split('\t')[0].Replace("<TAB>", "\t", StringComparison.Ordinal)).Where(t => t.Trim().Length > 0).Distinct(StringComparer.Ordinal)];

    // The app with a field for each name that can be one; what kintone makes itself is there in any case.
    private static string FieldsOf(IEnumerable<SymbolOccurrence> symbols, string kind, bool inTable)
    {
        var codes = symbols.Where(s => s.Kind == SymbolKind.Field).Select(s => s.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        string Text(IEnumerable<string> all) => $"name: 実例\n\nfields:\n  最初: {{ type: NUMBER }}\n{(inTable ? "  表:\n    type: SUBTABLE\n    fields:\n      列: { type: NUMBER }\n" : "")}"
            + string.Concat(all.Select(c => $"{(inTable ? "      " : "  ")}{Quoted(c)}: {kind}\n"));
        return Text(codes.Where(c => RefusedLines(Text([c])).All(r => r is null)).ToList());
    }

    private static string Lines(IReadOnlyList<string> texts, Func<int, string, string> write) => string.Concat(texts.Select((t, i) => write(i, t) + "\n"));

    // As JSON, which is YAML.
    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    private static Compilation Compile(string text) => AppCompiler.Compile(ProjectFiles.Of([new(ProjectFiles.ProjectFile, "name: test\n"), new($"apps/{App}/app.yaml", text)]), CancellationToken.None);

    /// <summary>Of each line of an app after its last field of its own, the mistake that the compiler finds there; of one without such lines, of every line.</summary>
    private static IReadOnlyList<string?> RefusedLines(string text, string? except = null)
    {
        var errors = Compile(text).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error && d.Code != except).ToLookup(d => d.Span.StartPosition.Line, d => d.Message(Language.English));
        var lines = text.Split('\n');
        var first = Array.FindIndex(lines, l => l.StartsWith("  v0:", StringComparison.Ordinal) || l.StartsWith("  計算0:", StringComparison.Ordinal));
        return [.. Enumerable.Range(Math.Max(first, 0), lines.Length - Math.Max(first, 0)).Select(i => errors[i + 1].FirstOrDefault())];
    }

    private static async Task<HttpClient> DeployedAsync(LocalTenant tenant, string fields)
    {
        (await tenant.DeployAsync(Compile(fields))).Failure.ShouldBeNull();
        return tenant.Host.CreateClient();
    }

    private static long Id(LocalTenant tenant) => tenant.Ids.IdOf(App)!.Value;

    private static async Task<string?> SendAsync(HttpClient client, HttpMethod method, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(method, "/k/v1/" + path) { Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json")) };
        using var response = await client.SendAsync(request);
        return response.IsSuccessStatusCode ? null : await response.Content.ReadAsStringAsync();
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Compiler;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;
using AppForge.Emulator;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>
/// The fault run: a deployment of three linked apps — two that exist, with records and renames, and a new one — is struck by one failure of each kind at every request, and
/// killed after every line of its journal. Whatever happens, it ends like a deployment that nothing happened to: no value lost, no app made twice.
/// </summary>
[TestFixture]
internal sealed class FaultRunTests
{
    private const string Master = """
        name: マスタ
        fields:
          番号: { type: SINGLE_LINE_TEXT, required: true, unique: true }
          単価: { type: NUMBER }
          区分: { type: DROP_DOWN, options: [通常, 特別] }
        views:
          一覧: { type: LIST, fields: [番号, 単価], filterCond: 単価 > 10 }
        """;

    private const string Order = """
        name: 注文
        fields:
          商品: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: master, relatedKeyField: 番号, fieldMappings: { 金額: 単価 } } }
          金額: { type: NUMBER }
          旧備考: { type: SINGLE_LINE_TEXT }
        """;

    private const string NewMaster = """
        name: マスタ
        fields:
          番号: { type: SINGLE_LINE_TEXT, required: true, unique: true }
          税抜金額: { type: NUMBER, renamedFrom: 単価 }
          区分: { type: DROP_DOWN, options: [通常, { label: 特価, renamedFrom: 特別 }] }
          備考: { type: MULTI_LINE_TEXT }
        views:
          一覧: { type: LIST, fields: [番号, 税抜金額], filterCond: 税抜金額 > 10 }
        acl:
          app: [{ entity: everyone, allow: [recordViewable, recordAddable, recordEditable] }]
        """;

    private const string NewOrder = """
        name: 注文
        fields:
          商品: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: master, relatedKeyField: 番号, fieldMappings: { 金額: 税抜金額, 覚え: 備考 } } }
          金額: { type: NUMBER }
          覚え: { type: MULTI_LINE_TEXT }
        """;

    private const string Delivery = """
        name: 納品
        fields:
          注文番号: { type: NUMBER }
          納品先: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: master, relatedKeyField: 番号, fieldMappings: { 価格: 税抜金額 } } }
          価格: { type: NUMBER }
        views:
          一覧: { type: LIST, fields: [注文番号, 価格] }
        """;

    private static readonly (string Name, FaultRule Rule)[] Faults =
    [
        ("429", new(FaultKind.TooManyRequests)),
        ("500", new(FaultKind.ServerError)),
        ("503 HTML", new(FaultKind.Unavailable)),
        ("timeout", new(FaultKind.Silence)),
        ("reset", new(FaultKind.ConnectionReset)),
        ("lost answer", new(FaultKind.ConnectionReset) { AfterHandling = true }),
    ];

    private static Compilation Wanted => Definitions.Of(("delivery", Delivery), ("master", NewMaster), ("order", NewOrder));

    [Test]
    public async Task Whatever_fails_the_end_is_the_same()
    {
        using var start = await StartingPoint.MakeAsync();
        var (requests, lines) = await start.CountAsync();
        List<Func<Task>> runs =
        [
            .. Faults.SelectMany(f => Enumerable.Range(0, requests).Select<int, Func<Task>>(i => () => start.StrikeAsync(f.Rule with { Skip = i }, FormattableString.Invariant($"{f.Name} at request {i}")))),
            .. Enumerable.Range(1, lines).Select<int, Func<Task>>(line => () => start.KillAsync(line, FormattableString.Invariant($"killed after journal line {line}"))),
        ];

        // Each has a tenant of its own, and mostly waits.
        await Parallel.ForEachAsync(runs, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (run, _) => await run());
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{runs.Count} runs: {Faults.Length} kinds of failure at each of {requests} requests, a kill after each of {lines} journal lines."));
    }

    /// <summary>The tenant before the deployment, in a file that each run copies.</summary>
    private sealed class StartingPoint : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("appforge-faults").FullName;
        private AppIdMap _ids = AppIdMap.Empty;
        private long _record;
        private int _copies;

        public static async Task<StartingPoint> MakeAsync()
        {
            var start = new StartingPoint();
            await using var tenant = await LocalTenant.OpenAsync(Path.Combine(start._folder, "start.db"), AppIdMap.Empty, RetryPolicy.Standard, TimeSpan.FromSeconds(30));
            (await tenant.DeployAsync(Definitions.Of(("master", Master), ("order", Order)))).Outcome.ShouldBe(ApplyOutcome.Applied);
            start._record = await tenant.AddRecordAsync("master", new JsonObject { ["番号"] = "A-1", ["単価"] = "120", ["区分"] = "特別" });
            start._ids = tenant.Ids;
            return start;
        }

        /// <summary>How many requests the deployment makes when nothing fails, and how many lines its journal has.</summary>
        public async Task<(int Requests, int Lines)> CountAsync()
        {
            await using var tenant = await CopyAsync();
            var plan = await tenant.PlanAsync(Wanted);
            using var kept = new MemoryStream();
            var result = await tenant.ApplyAsync(Wanted, plan, new RunJournal(kept, TimeProvider.System));
            await CheckAsync(tenant, "nothing failed");
            return (result.Requests.Total, RunJournal.Read(kept.ToArray()).Count);
        }

        /// <summary>A failure strikes; then a person does what the tool says.</summary>
        public async Task StrikeAsync(FaultRule rule, string what)
        {
            await using var tenant = await CopyAsync();
            var plan = await tenant.PlanAsync(Wanted);
            using var kept = new MemoryStream();
            tenant.Host.Faults.Add(rule);
            var result = await tenant.ApplyAsync(Wanted, plan, new RunJournal(kept, TimeProvider.System));
            tenant.Host.Faults.Clear();
            if (result.Outcome is not ApplyOutcome.Applied and not ApplyOutcome.Differs)
            {
                result.Outcome.ShouldBeOneOf(ApplyOutcome.Partial, ApplyOutcome.Failed, ApplyOutcome.Refused);
                result = await tenant.ResumeAsync(Wanted, plan, kept.ToArray());
                result.Failure?.Message.ShouldBeNull(what);
                result.Outcome.ShouldBe(ApplyOutcome.Applied, what);
            }

            await CheckAsync(tenant, what);
        }

        /// <summary>The process is killed when a line was written to its journal.</summary>
        public async Task KillAsync(int line, string what)
        {
            await using var tenant = await CopyAsync();
            var plan = await tenant.PlanAsync(Wanted);
            using var kept = new KilledStream(line);
            await Should.ThrowAsync<KilledException>(() => tenant.ApplyAsync(Wanted, plan, new RunJournal(kept, TimeProvider.System)));
            tenant.Ids = _ids;
            var result = await tenant.ResumeAsync(Wanted, plan, kept.ToArray());
            result.Failure?.Message.ShouldBeNull(what);
            result.Outcome.ShouldBe(ApplyOutcome.Applied, what);
            await CheckAsync(tenant, what);
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        private async Task<LocalTenant> CopyAsync()
        {
            var copy = Path.Combine(_folder, Interlocked.Increment(ref _copies).ToString(CultureInfo.InvariantCulture) + ".db");
            File.Copy(Path.Combine(_folder, "start.db"), copy);
            return await LocalTenant.OpenAsync(copy, _ids, new RetryPolicy { MaxAttempts = 1 }, TimeSpan.FromMilliseconds(700));
        }

        private async Task CheckAsync(LocalTenant tenant, string what)
        {
            var plan = await tenant.PlanAsync(Wanted);
            plan.Apps.SelectMany(a => a.Intentions).Select(c => c.Address.Text).ShouldBeEmpty(what);
            plan.IsEmpty.ShouldBeTrue(what);
            plan.Foreign.ShouldBeEmpty(what);
            var values = await tenant.RecordAsync("master", _record);
            values["税抜金額"].ShouldBe("120", what);
            values["区分"].ShouldBe("特価", what);
            (await tenant.Api.GetAppsAsync(AppSearch.All, CancellationToken.None)).Select(a => a.Name).Order(StringComparer.Ordinal).ShouldBe(["マスタ", "注文", "納品"], ignoreOrder: false, what);
            (await LooseAppsAsync(tenant)).ShouldBe(0, what);
        }

        // Apps that no list shows: made, never published.
        private static async Task<int> LooseAppsAsync(LocalTenant tenant)
        {
            var loose = 0;
            foreach (var id in Enumerable.Range(1, 8).Select(i => (long)i).Where(i => tenant.Ids.KeyOf(i) is null))
            {
                try
                {
                    await tenant.Api.GetSettingsAsync("app/settings", id, SettingsStage.PreLive, CancellationToken.None);
                    loose++;
                }
                catch (KintoneApiException e) when (e.Kind == KintoneErrorKind.NotFound)
                {
                }
            }

            return loose;
        }
    }

    private sealed class KilledException : Exception;

    private sealed class KilledStream(int lines) : MemoryStream
    {
        private int _left = lines;

        public override void Flush()
        {
            if (--_left == 0)
            {
                throw new KilledException();
            }
        }
    }
}

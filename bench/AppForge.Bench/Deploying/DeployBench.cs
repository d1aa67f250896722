using System.Diagnostics;
using System.Globalization;
using AppForge.Compiler;
using AppForge.Compiler.Model;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Files;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;
using AppForge.Emulator;

namespace AppForge.Bench.Deploying;

/// <summary>
/// Plan and deploy against a kintone that takes 50 ms for each request, beside the floor: requests × latency ÷ requests at a time. What can't be at the same time is counted
/// as it is: apps are created one after the other, and the writes of one app follow its revision.
/// </summary>
internal static class DeployBench
{
    private const int AtATime = 10;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"{Latency.TotalMilliseconds:0} ms for each request, {AtATime} at a time; wall time ÷ floor");
        foreach (var apps in new[] { 1, 30, 300 })
        {
            await MeasureAsync(apps);
        }

        return 0;
    }

    private static async Task MeasureAsync(int apps)
    {
        await using var host = await EmulatorHost.StartAsync(new EmulatorOptions
        {
            DeployDuration = TimeSpan.Zero,
            Conditions = new() { Latency = Latency },
            Directory = new() { Groups = [new("owner", "owner")] },
        });
        var connection = new KintoneConnection(host.BaseAddress, new KintoneCredentials.Password("Administrator", new Secret("cybozu"))) { MaxConcurrency = AtATime };
        using var transport = KintoneTransport.Open(connection);
        var budget = new RequestBudget();
        using var client = new KintoneClient(connection, transport, RetryPolicy.Standard, budget, TimeProvider.System, () => 0.5);
        var tenant = new Tenant(new KintoneApi(client), budget);

        var project = Compiled(apps, "項目");
        var created = await tenant.MeasureAsync("create and deploy", apps, () => tenant.DeployAsync(project), serial: apps);
        if (created.Outcome != ApplyOutcome.Applied)
        {
            throw new InvalidOperationException(created.Failure?.Message ?? string.Join(", ", created.Differences.Select(d => d.Address)));
        }

        var plan = await tenant.MeasureAsync("plan, nothing changed", apps, () => tenant.PlanAsync(project), serial: 0);
        if (!plan.IsEmpty)
        {
            throw new InvalidOperationException("The plan isn't empty.");
        }

        var changed = Compiled(apps, "見出し");
        await tenant.MeasureAsync("a label in every app: plan and deploy", apps, () => tenant.DeployAsync(changed), serial: 0);
    }

    private static Compilation Compiled(int apps, string label)
    {
        List<Compiler.Syntax.SourceText> sources = [new("appforge.yaml", "name: bench\n")];
        for (var i = 0; i < apps; i++)
        {
            var lookup = i == 0 ? "{ type: SINGLE_LINE_TEXT }" : "{ type: SINGLE_LINE_TEXT, lookup: { relatedApp: app-0, relatedKeyField: 番号, fieldMappings: { 写し: 品名 } } }";
            sources.Add(new(string.Create(CultureInfo.InvariantCulture, $"apps/app-{i}/app.yaml"), $$"""
                name: 計測{{i.ToString(CultureInfo.InvariantCulture)}}
                fields:
                  番号: { type: SINGLE_LINE_TEXT, required: true, unique: true }
                  品名: { type: SINGLE_LINE_TEXT, label: {{label}} }
                  写し: { type: SINGLE_LINE_TEXT }
                  元: {{lookup}}
                  数量: { type: NUMBER }
                  金額: { type: CALC, expression: 数量 * 100 }
                views:
                  一覧: { type: LIST, fields: [番号, 品名, 数量], filterCond: 数量 > 10 }
                acl:
                  app: [{ entity: group/owner, allow: all }, { entity: everyone, allow: [recordViewable, recordAddable, recordEditable] }]

                """));
        }

        var compilation = AppCompiler.Compile(ProjectFiles.Of(sources), CancellationToken.None);
        return compilation.HasErrors ? throw new InvalidOperationException(compilation.Diagnostics[0].Message(Compiler.Diagnostics.Language.English)) : compilation;
    }

    private sealed class Tenant(KintoneApi api, RequestBudget budget) : IApplyObserver
    {
        private static readonly EnvironmentModel Environment = EnvironmentModel.Empty("bench");
        private readonly AppFiles _files = new(api, _ => default, DigestCache.None);
        private AppIdMap _ids = AppIdMap.Empty;

        public async Task<T> MeasureAsync<T>(string what, int apps, Func<Task<T>> act, int serial)
        {
            var before = budget.Snapshot();
            var watch = Stopwatch.StartNew();
            var result = await act();
            watch.Stop();
            var requests = budget.Snapshot().Since(before).Total;
            var floor = ((serial + ((requests - serial) / (double)AtATime)) * Latency).TotalMilliseconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {apps,3} apps  {what,-40} {requests,6} requests  {watch.ElapsedMilliseconds,7} ms  floor {floor,7:0} ms  {watch.ElapsedMilliseconds / floor:0.00}"));
            return result;
        }

        public Task<Plan> PlanAsync(Compilation compilation) => new Planner(api, budget, _files)
            .PlanAsync(ProjectTraits.Of(compilation.Project), Environment, EnvironmentResolver.Resolve(compilation, Environment).Apps, _ids, null, CancellationToken.None);

        public async Task<ApplyResult> DeployAsync(Compilation compilation) => await new PlanApplier(api, budget, _files, Poll)
            .ApplyAsync(await PlanAsync(compilation), Environment, RunJournal.None, this, CancellationToken.None);

        public void Begin(PlanStep step, int number, int count)
        {
        }

        public void Created(AppIdMap ids) => _ids = ids;
    }
}

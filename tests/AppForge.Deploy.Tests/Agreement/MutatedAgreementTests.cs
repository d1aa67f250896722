using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Tests.Deployment;
using AppForge.Deploy.Tests.Generated;
using AppForge.Testing;
using AppForge.Testing.Mutation;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Agreement;

/// <summary>
/// Generated apps, each with one place changed at random, right or wrong: what the compiler then takes the emulator takes, and what it calls a mistake that kintone
/// refuses (by its code, <c>docs/mutations.md</c>) the emulator refuses. A disagreement is a fault of one of the two; what can't agree is in <c>mutated.txt</c>.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class MutatedAgreementTests
{
    private const int InSuite = 200;
    private const int MutationsOfAnApp = 10;
    private const int Parts = 4;
    private const int MostAttempts = 30;
    private const uint Stream = 11;

    private static readonly Exceptions Exceptions = new("mutated.txt");

    private static readonly ILookup<string, Outcome> ByCode = DamageKinds.All
        .SelectMany(k => k.AllCodes.Select(code => (Code: code, Outcome: k.Reaction is Reaction.RefusesWrite or Reaction.RefusesDeploy ? Outcome.Refused : Outcome.Taken)))
        .Concat(Exceptions.Names.Distinct().SelectMany(n => Exceptions.Of(n).Select(o => (Code: n, Outcome: o))))
        .Distinct().ToLookup(x => x.Code, x => x.Outcome, StringComparer.Ordinal);

    [Test]
    public async Task A_definition_changed_anywhere_is_judged_alike([Range(0, Parts - 1)] int part)
    {
        await using var tenant = await ValidApps.StartTenantAsync();
        var masters = tenant.Ids;
        List<string> otherwise = [];
        var tally = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = (ulong)part; seed < (ulong)(Cases.Of(InSuite) / MutationsOfAnApp); seed += Parts)
        {
            var (text, writes, app) = await WholeAsync(tenant, masters, ValidApps.Texts.Generate(new PCG(Stream, seed), null, out _));
            var root = (MappingNode)YamlReader.Read(new("app.yaml", text), new DiagnosticBag())!;
            for (var i = 0; i < MutationsOfAnApp; i++)
            {
                var mutation = TreeMutation.Of(root, new((int)((seed * MutationsOfAnApp) + (ulong)i)));
                var verdict = await JudgeAsync(tenant, masters, (writes, app), mutation);
                tally[verdict.Kind] = tally.GetValueOrDefault(verdict.Kind) + 1;
                if (verdict.Complaint is { } complaint)
                {
                    otherwise.Add($"app {seed}, change {i}: {mutation}\n    {complaint}");
                }
            }
        }

        await TestContext.Out.WriteLineAsync(string.Join(", ", tally.OrderByDescending(t => t.Value).Select(t => $"{t.Value} {t.Key}")));
        otherwise.ShouldBeEmpty();
        tally.GetValueOrDefault(Both(Outcome.Taken)).ShouldBePositive("what is refused altogether shows nothing");
        tally.GetValueOrDefault(Both(Outcome.Refused)).ShouldBePositive("what is taken altogether shows nothing");
    }

    private static string Both(Outcome outcome) => $"{outcome} by both";

    // The app as it is before its change, without what the emulator refuses of it for reasons that no definition shows.
    private static async Task<(string Text, IReadOnlyList<SentWrite> Writes, long App)> WholeAsync(LocalTenant tenant, AppIdMap masters, string text)
    {
        for (var attempt = 0; ; attempt++)
        {
            var before = tenant.Writes.Count;
            tenant.Ids = masters;
            if ((await tenant.DeployAsync(Compile(text))).Failure is not { } failure)
            {
                return (text, Settings(tenant, before), IdOf(tenant));
            }

            attempt.ShouldBeLessThan(MostAttempts, failure.Describe(Language.English));
            text = ValidApps.WithoutRefused(text, failure.Describe(Language.English));
        }
    }

    private static async Task<Verdict> JudgeAsync(LocalTenant tenant, AppIdMap masters, (IReadOnlyList<SentWrite> Writes, long App) whole, TreeMutation mutation)
    {
        var compilation = Compile(YamlWriter.Write(mutation.Root));
        var errors = compilation.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        var before = tenant.Writes.Count;
        tenant.Ids = masters;
        var answer = await SampleTenant.SendAsync(tenant, compilation);
        var said = string.Join(" | ", errors.Select(e => $"{e.Code} {e.Message(Language.English)}"));
        if (errors.Exists(IsUnread))
        {
            // What the binder can't read it leaves out: what was taken is the rest.
            if (errors.Count > 1 || await OnWireAsync(tenant, masters, whole, mutation) is not { } write)
            {
                return new("not to be sent", null);
            }

            answer = await WireDamage.SendAsync(tenant, write);
        }

        if (answer.Outcome == Outcome.Unsendable)
        {
            return new("not to be sent", null);
        }

        var expected = Expected(errors);
        return expected.Count == 0 ? new("judged by no page", $"No page says what kintone does with {said}; here it was {answer.Outcome}: {answer.Said}")
            : !expected.Contains(answer.Outcome) ? new("otherwise", $"compiler: {(errors.Count == 0 ? "takes it" : said)}\n    emulator: {answer.Outcome} {answer.Said}")
            : expected.Count == 1 ? new(Both(answer.Outcome), null)
            : new($"{answer.Outcome}, as may be", null);
    }

    // What can't be read never gets on the wire. Where it would stand there the names show, or another word that can be read.
    private static async Task<SentWrite?> OnWireAsync(LocalTenant tenant, AppIdMap masters, (IReadOnlyList<SentWrite> Writes, long App) whole, TreeMutation mutation)
    {
        if (!mutation.IsOfValue || mutation.Old is not ScalarNode old || mutation.New is not (ScalarNode or null))
        {
            return null;
        }

        var value = (mutation.New as ScalarNode)?.Value;
        if (mutation.Names is [.., var entry, var property] && WireDamage.Of(whole.Writes, (entry, property), old.Value, value) is { } named)
        {
            return named;
        }

        if (value is null || mutation.Others.Select(o => Compile(YamlWriter.Write(o))).FirstOrDefault(c => !c.Diagnostics.Any(IsUnread)) is not { } other)
        {
            return null;
        }

        var before = tenant.Writes.Count;
        tenant.Ids = masters;
        await SampleTenant.SendAsync(tenant, other);
        return WireDamage.Of(whole.Writes, [.. Settings(tenant, before).Select(w => As(w, IdOf(tenant), whole.App))], old.Value, value);
    }

    private static IReadOnlyCollection<Outcome> Expected(List<Diagnostic> errors)
    {
        if (errors.Count == 0)
        {
            return [Outcome.Taken];
        }

        var each = errors.Select(e => ByCode[e.Code].ToHashSet()).ToList();
        return each.Exists(e => e.Count == 1 && e.Contains(Outcome.Refused)) ? [Outcome.Refused] : [.. each.SelectMany(e => e).Distinct()];
    }

    private static bool IsUnread(Diagnostic diagnostic) => diagnostic.Code.StartsWith("AF10", StringComparison.Ordinal) || diagnostic.Code.StartsWith("AF11", StringComparison.Ordinal);

    private static long IdOf(LocalTenant tenant) => tenant.Ids.IdOf(ValidApps.Key) ?? 0;

    private static IReadOnlyList<SentWrite> Settings(LocalTenant tenant, int before) => [.. tenant.Writes.Skip(before).Where(w => w.Body.ContainsKey("app"))];

    // As if it were of another app.
    private static SentWrite As(SentWrite write, long from, long to)
    {
        var body = write.Body.DeepClone().AsObject();
        body["app"] = (long)body["app"]! == from ? to : body["app"]!.DeepClone();
        return write with { Body = body };
    }

    private static Compilation Compile(string app) =>
        AppCompiler.Compile(ProjectFiles.Of([.. ValidApps.Masters, new($"apps/{ValidApps.Key}/app.yaml", app)]), CancellationToken.None);

    private sealed record Verdict(string Kind, string? Complaint);
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using AppForge.Emulator.Http;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace AppForge.Testing.OpenApi;

/// <summary>
/// Sees every exchange of every emulator in this process, whoever the client is, and remembers what breaks the <see cref="Contract"/> for the test (or fixture)
/// that started the emulator.
/// </summary>
internal sealed class ContractWatch : IObserver<DiagnosticListener>
{
    /// <summary>What is kept of a body, and of how many violations of one test: enough to see what is wrong.</summary>
    private const int MostText = 4000;
    private const int MostViolations = 10;

    private static readonly Lazy<ContractWatch> Watch = new(() =>
    {
        ContractWatch watch = new();
        DiagnosticListener.AllListeners.Subscribe(watch);
        return watch;
    });

    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _violations = new(StringComparer.Ordinal);
    private long _answers;
    private long _requests;
    private long _refusals;
    private long _unheld;
    private long _ticks;

    public static ContractWatch Start() => Watch.Value;

    public string Summary => Contract.IsAvailable
        ? $"Held against kintone's description: {_answers} answers, {_requests} requests that were accepted, and {_refusals} refusals, in {Stopwatch.GetElapsedTime(0, _ticks).TotalSeconds:F1} s; {_unheld} exchanges of tests beyond it were not."
        : "kintone's description is not at hand (../shared/kintone/openapi.yaml beside the repository): no exchange was held against it.";

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <summary>An emulator starts, in the flow of the test that starts it; its requests come on threads that know of no test.</summary>
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Exchange.Source)
        {
            var test = TestExecutionContext.CurrentContext.CurrentTest;
            var beyond = test.Method?.GetCustomAttributes<BeyondContractAttribute>(inherit: true).FirstOrDefault()
                ?? test.TypeInfo?.GetCustomAttributes<BeyondContractAttribute>(inherit: true).FirstOrDefault();
            value.Subscribe(new Host(this, test.Id, beyond));
        }
    }

    /// <summary>Takes what was found wrong in the emulators of a test, and of the fixtures it is in.</summary>
    public IReadOnlyList<string> Take(ITest test)
    {
        List<string> taken = [];
        for (var owner = test; owner is not null; owner = owner.Parent)
        {
            if (_violations.TryRemove(owner.Id, out var found))
            {
                taken.AddRange(found);
            }
        }

        return taken;
    }

    /// <summary>Takes all that no test has taken: what came after the test that it belongs to.</summary>
    public IReadOnlyList<string> TakeRest() => [.. _violations.Keys.ToList().SelectMany(owner => _violations.TryRemove(owner, out var found) ? found.ToArray() : [])];

    private void Judge(string owner, Exchange exchange, bool withRequest)
    {
        var started = Stopwatch.GetTimestamp();
        var problems = Contract.Judge(exchange, withRequest);
        Interlocked.Increment(ref exchange.Answer.Status == 200 ? ref _answers : ref _refusals);
        if (withRequest && exchange.Answer.Status == 200)
        {
            Interlocked.Increment(ref _requests);
        }

        Interlocked.Add(ref _ticks, Stopwatch.GetTimestamp() - started);
        if (problems.Count == 0)
        {
            return;
        }

        var found = _violations.GetOrAdd(owner, _ => new());
        if (found.Count < MostViolations)
        {
            found.Enqueue(
                $"{exchange.Method} {exchange.Path}{exchange.Request.QueryString} {exchange.Answer.Status}\n  {string.Join("\n  ", problems.Distinct())}\n"
                + $"  sent: {Shorten(exchange.Body)}\n  answered: {Shorten(exchange.Answer.Body)}");
        }
    }

    private static string Shorten(ReadOnlyMemory<byte> body) =>
        Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, MostText)]) + (body.Length > MostText ? "…" : "");

    private sealed class Host(ContractWatch watch, string owner, BeyondContractAttribute? beyond) : IObserver<KeyValuePair<string, object?>>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (beyond is { AnswersToo: true } || !Contract.IsAvailable)
            {
                Interlocked.Increment(ref watch._unheld);
            }
            else if (value.Value is Exchange exchange)
            {
                watch.Judge(owner, exchange, withRequest: beyond is null);
            }
        }
    }
}

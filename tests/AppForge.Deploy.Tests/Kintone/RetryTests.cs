using System.Net.Sockets;
using AppForge.Deploy.Kintone;
using CsCheck;
using NUnit.Framework;
using Shouldly;
using static AppForge.Deploy.Tests.Kintone.ScriptedTransport;

namespace AppForge.Deploy.Tests.Kintone;

[Parallelizable(ParallelScope.All)]
public sealed class RetryTests
{
    private const int MostAttempts = 5;

    private static KintoneRequest Request(string name) => name switch
    {
        "read" => Desk.Read,
        "guarded" => Desk.GuardedWrite,
        "unguarded" => Desk.UnguardedWrite,
        "create" => Desk.CreateApp,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static Step Fault(string name) => name switch
    {
        "429" => Error(429, "GAIA_TO04"),
        "503 html" => Answer(503, "<html>メンテナンス</html>", "text/html"),
        "520 html" => Answer(520, "<html>?</html>", "text/html"),
        "520 code" => Error(520, "GAIA_FC01"),
        "lock" => Error(400, "GAIA_DA02"),
        "refused connection" => Broken(HttpRequestError.ConnectionError),
        "reset" => Broken(HttpRequestError.ResponseEnded),
        "reset stream" => Broken(new IOException("reset")),
        "unknown host" => Broken(HttpRequestError.NameResolutionError, new SocketException((int)SocketError.HostNotFound)),
        "resolver busy" => Broken(HttpRequestError.NameResolutionError, new SocketException((int)SocketError.TryAgain)),
        "tls" => Broken(HttpRequestError.SecureConnectionError),
        "proxy" => Broken(HttpRequestError.ProxyTunnelError),
        "half a body" => BreaksOff("""{"revision":"""),
        "short body" => Answer(200, """{"revision":"""),
        "empty body" => Answer(200, ""),
        "200 html" => Answer(200, "<html>login</html>", "text/html"),
        "redirect" => Answer(302, ""),
        "400" => Error(400, "CB_VA01"),
        "401" => Error(401, "CB_WA01"),
        "403" => Error(403, "CB_NO02"),
        "404" => Error(404, "GAIA_AP01"),
        "409" => Error(409, "GAIA_CO03"),
        "414" => Answer(414, "Request URL Too Large", "text/plain"),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    // Columns: which of the four requests is sent again, and what the caller gets in the end.
    [TestCase("429", "read guarded unguarded create", KintoneErrorKind.RateLimited, false)]
    [TestCase("503 html", "read guarded", KintoneErrorKind.ServerError, true)]
    [TestCase("520 html", "read guarded", KintoneErrorKind.ServerError, true)]
    [TestCase("520 code", "", KintoneErrorKind.Refused, false)]
    [TestCase("lock", "read guarded", KintoneErrorKind.Refused, false)]
    [TestCase("refused connection", "read guarded", KintoneErrorKind.Unreachable, false)]
    [TestCase("resolver busy", "read guarded", KintoneErrorKind.Unreachable, false)]
    [TestCase("reset", "read guarded", KintoneErrorKind.Unreachable, true)]
    [TestCase("reset stream", "read guarded", KintoneErrorKind.Unreachable, true)]
    [TestCase("half a body", "read guarded", KintoneErrorKind.Unreachable, true)]
    [TestCase("short body", "read guarded", KintoneErrorKind.Unreachable, true)]
    [TestCase("empty body", "read guarded", KintoneErrorKind.Unreachable, true)]
    [TestCase("unknown host", "", KintoneErrorKind.Unreachable, false)]
    [TestCase("tls", "", KintoneErrorKind.Unreachable, false)]
    [TestCase("proxy", "", KintoneErrorKind.Unreachable, false)]
    [TestCase("200 html", "", KintoneErrorKind.Unexpected, true)]
    [TestCase("redirect", "", KintoneErrorKind.Unexpected, false)]
    [TestCase("400", "", KintoneErrorKind.Refused, false)]
    [TestCase("401", "", KintoneErrorKind.Unauthorized, false)]
    [TestCase("403", "", KintoneErrorKind.Forbidden, false)]
    [TestCase("404", "", KintoneErrorKind.NotFound, false)]
    [TestCase("409", "", KintoneErrorKind.Conflict, false)]
    [TestCase("414", "", KintoneErrorKind.Refused, false)]
    public async Task Each_fault_is_repeated_where_it_is_safe(string fault, string repeated, KintoneErrorKind kind, bool leavesDoubt)
    {
        foreach (string name in (string[])["read", "guarded", "unguarded", "create"])
        {
            using var desk = new Desk(Fault(fault));
            KintoneApiException failure = await desk.FailsAsync(Request(name));
            int expected = repeated.Split(' ').Contains(name) ? MostAttempts : 1;
            desk.Transport.Sent.Count.ShouldBe(expected, $"{fault}, {name}");
            failure.Attempts.ShouldBe(expected);
            failure.Kind.ShouldBe(kind);
            failure.MayHaveBeenCarriedOut.ShouldBe(leavesDoubt && name != "read", $"{fault}, {name}");
            desk.Budget.Snapshot().Total.ShouldBe(expected, "every attempt counts");
        }
    }

    [TestCase("429")]
    [TestCase("503 html")]
    [TestCase("lock")]
    [TestCase("reset")]
    [TestCase("half a body")]
    public async Task A_fault_that_passes_is_not_noticed(string fault)
    {
        using var desk = new Desk(Fault(fault), Fault(fault), Ok("""{"revision":"4"}"""));
        KintoneResponse response = await desk.Client.SendAsync(Desk.GuardedWrite, CancellationToken.None);
        response.Json.GetProperty("revision").GetString().ShouldBe("4");
        response.Attempts.ShouldBe(3);
        desk.Transport.Sent.Select(sent => sent.Body).Distinct().Count().ShouldBe(1);
    }

    [Test]
    public async Task A_conflict_after_a_lost_answer_is_for_the_caller_to_judge()
    {
        using var desk = new Desk(Fault("reset"), Fault("409"));
        KintoneApiException failure = await desk.FailsAsync(Desk.GuardedWrite);
        failure.Kind.ShouldBe(KintoneErrorKind.Conflict);
        failure.MayHaveBeenCarriedOut.ShouldBeTrue();
        failure.Text.English.ShouldContain("our own write");
    }

    [Test]
    public async Task A_timeout_is_told_from_a_cancellation()
    {
        var time = new QuickTime(RetryPolicy.Standard.LongestDelay);
        using var desk = new Desk(Desk.Connection(), time, Silence(time, Desk.AttemptTimeout));
        KintoneApiException failure = await desk.FailsAsync(Desk.UnguardedWrite);
        failure.Kind.ShouldBe(KintoneErrorKind.Unreachable);
        failure.MayHaveBeenCarriedOut.ShouldBeTrue();
        failure.Text.English.ShouldContain("within 60 seconds");
        desk.Transport.Sent.Count.ShouldBe(1);
    }

    [Test]
    public async Task A_read_that_timed_out_is_sent_again()
    {
        var time = new QuickTime(RetryPolicy.Standard.LongestDelay);
        using var desk = new Desk(Desk.Connection(), time, Silence(time, Desk.AttemptTimeout), Ok());
        (await desk.Client.SendAsync(Desk.Read, CancellationToken.None)).Attempts.ShouldBe(2);
    }

    [Test]
    public async Task A_cancellation_stays_one_and_ends_the_retries()
    {
        using var source = new CancellationTokenSource();
        using var desk = new Desk(async (_, cancellationToken) =>
        {
            await source.CancelAsync();
            // Real transports may report the abort as a broken connection.
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        });
        OperationCanceledException cancelled = await Should.ThrowAsync<OperationCanceledException>(() => desk.Client.SendAsync(Desk.Read, source.Token));
        cancelled.CancellationToken.ShouldBe(source.Token);
        desk.Transport.Sent.Count.ShouldBe(1);
    }

    [Test]
    public async Task Waits_grow_between_the_bounds()
    {
        using var desk = new Desk(Fault("429"));
        await desk.FailsAsync(Desk.Read).WaitAsync(TimeSpan.FromSeconds(20));
        desk.Time.Jumps.Select(jump => jump.TotalMilliseconds).ShouldBe([750, 1500, 3000, 6000]);
    }

    [Test]
    public void A_wait_never_leaves_its_bounds_and_never_shrinks_with_the_same_luck() =>
        Gen.Select(Gen.Int[0, 5_000], Gen.Int[0, 60_000], Gen.Int[1, 60], Gen.Double[0, 0.999999]).Sample((shortest, more, attempt, jitter) =>
        {
            var policy = new RetryPolicy
            {
                MaxAttempts = 100,
                ShortestDelay = TimeSpan.FromMilliseconds(shortest),
                LongestDelay = TimeSpan.FromMilliseconds(shortest + more),
            };
            var failure = new KintoneFailure(FailureCause.Answered, 429);
            TimeSpan delay = policy.DelayAfter(attempt, Desk.Read, failure, jitter)!.Value;
            delay.ShouldBeInRange(policy.ShortestDelay, policy.LongestDelay);
            policy.DelayAfter(attempt + 1, Desk.Read, failure, jitter)!.Value.ShouldBeGreaterThanOrEqualTo(delay);
            policy.DelayAfter(policy.MaxAttempts, Desk.Read, failure, jitter).ShouldBeNull();
        });

    [Test]
    public async Task No_more_requests_are_in_flight_than_allowed()
    {
        int running = 0;
        int most = 0;
        using var desk = new Desk(Desk.Connection() with { MaxConcurrency = 3 }, async (request, cancellationToken) =>
        {
            int now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Delay(5, cancellationToken);
            Interlocked.Decrement(ref running);
            return await Ok()(request, cancellationToken);
        });
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => desk.Client.SendAsync(Desk.Read, CancellationToken.None)));
        most.ShouldBe(3);
        desk.Budget.Snapshot().ShouldBe(new RequestCounts(20, 0, 0));
    }

    [Test]
    public async Task A_place_at_the_gate_is_given_back_after_failures()
    {
        using var desk = new Desk(Desk.Connection() with { MaxConcurrency = 1 }, Fault("400"), Fault("tls"), Ok());
        await desk.FailsAsync(Desk.Read).WaitAsync(TimeSpan.FromSeconds(20));
        await desk.FailsAsync(Desk.Read).WaitAsync(TimeSpan.FromSeconds(20));
        (await desk.Client.SendAsync(Desk.Read, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20))).Attempts.ShouldBe(1);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>When the emulator itself goes wrong, or its process dies.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FailureTests : EmulatorTest
{
    private readonly ConcurrentDictionary<string, Exception> _failures = [];

    internal override EmulatorOptions Options => base.Options with { FailureLog = (id, failure) => _failures[id] = failure };

    [TestCase("ja", "エミュレーターの内部で予期しないエラーが発生しました。")]
    [TestCase("en", "An unexpected error occurred inside the emulator.")]
    public async Task An_unforeseen_exception_is_a_500_in_kintones_shape_and_the_log_has_the_rest(string language, string message)
    {
        Host.Faults.Add(new FaultRule(FaultKind.InternalError) { PathContains = "/apps.json" });
        Admin.Headers["Accept-Language"] = language;
        Reply reply = await Admin.GetAsync("apps");
        reply.Refused(500, "EMULATOR_FAILURE");
        reply.Json.Select(p => p.Key).ShouldBe(["code", "id", "message"]);
        reply.Message.ShouldBe(message);
        reply.Text.ShouldNotContain(nameof(InvalidOperationException));
        reply.Text.ShouldNotContain("Arranged");
        _failures[reply.Json["id"]!.GetValue<string>()].ShouldBeOfType<InvalidOperationException>();
        Host.RequestLog.Recent[^1].ShouldBe(new LoggedRequest("GET", "/k/v1/apps.json", 500, "EMULATOR_FAILURE"));
        (await Admin.GetAsync("apps")).Ok();
    }

    [Test]
    public async Task A_bug_in_the_middle_of_a_write_leaves_nothing_behind()
    {
        string file = Path.Combine(Path.GetTempPath(), $"appforge-{Guid.NewGuid():N}.db");
        try
        {
            await using EmulatorHost host = await EmulatorHost.StartAsync(Options with { DataSource = file }, CancellationToken.None);
            using Kintone client = new(host);
            long app = await client.CreateAppAsync();
            string before = (await client.GetAsync("preview/app/settings", $"app={app}")).Text;
            using (SqliteConnection another = new($"Data Source={file};Pooling=False"))
            {
                // Spoils what PUT status writes last: the views.
                another.Open();
                using SqliteCommand spoil = another.CreateCommand();
                spoil.CommandText = "UPDATE setting SET json = '[]' WHERE area = 'app/views'";
                spoil.ExecuteNonQuery();
            }

            (await client.PutAsync("preview/app/status", new { app, enable = true })).Refused(500, "EMULATOR_FAILURE");
            (await client.GetAsync("preview/app/settings", $"app={app}")).Text.ShouldBe(before);
            (await client.GetAsync("preview/app/status", $"app={app}")).Ok()["enable"]!.GetValue<bool>().ShouldBeFalse();
            _failures.Count.ShouldBe(1);
        }
        finally
        {
            Delete(file);
        }
    }

    [Test]
    public async Task What_was_acknowledged_before_a_crash_is_there_after_it()
    {
        string file = Path.Combine(Path.GetTempPath(), $"appforge-{Guid.NewGuid():N}.db");
        string crashed = file + ".crashed";
        try
        {
            (long App, string Name)[] acknowledged;
            await using (EmulatorHost host = await EmulatorHost.StartAsync(Options with { DataSource = file }, CancellationToken.None))
            {
                acknowledged = await CopyUnderLoadAsync(host, file, crashed);
            }

            acknowledged.Length.ShouldBeGreaterThanOrEqualTo(20);
            await using EmulatorHost again = await EmulatorHost.StartAsync(Options with { DataSource = crashed }, CancellationToken.None);
            using Kintone client = new(again);
            foreach ((long app, string name) in acknowledged)
            {
                (await client.GetAsync("preview/app/settings", $"app={app}")).Ok()["name"]!.GetValue<string>().ShouldBe(name);
            }

            // The world goes on, and no id is used twice.
            long next = await client.CreateAppAsync();
            next.ShouldBeGreaterThan(acknowledged.Max(a => a.App));
        }
        finally
        {
            Delete(file);
            Delete(crashed);
        }
    }

    /// <summary>Copies the database in the middle of writes, as a dying process would leave it; returns what was acknowledged before the copy.</summary>
    private static async Task<(long App, string Name)[]> CopyUnderLoadAsync(EmulatorHost host, string file, string copy)
    {
        ConcurrentQueue<(long, string)> acknowledged = [];
        using CancellationTokenSource stop = new();
        Task[] writers = [.. Enumerable.Range(0, 3).Select(writer => Task.Run(async () =>
        {
            using Kintone client = new(host);
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                long app = await client.CreateAppAsync();
                (await client.PutAsync("preview/app/settings", new { app, name = $"{writer}-{i}" })).Ok();
                acknowledged.Enqueue((app, $"{writer}-{i}"));
            }
        }))];
        Stopwatch watch = Stopwatch.StartNew();
        while (acknowledged.Count < 20 && watch.Elapsed < TimeSpan.FromSeconds(30) && !writers.Any(w => w.IsFaulted))
        {
            await Task.Delay(5);
        }

        (long, string)[] seen;
        do
        {
            seen = [.. acknowledged];
            File.Copy(file, copy, overwrite: true);
            File.Copy(file + "-wal", copy + "-wal", overwrite: true);
        }
        while (!File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(copy))); // a checkpoint came between the two copies: no crash does that

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        return seen;
    }

    private static void Delete(string file)
    {
        foreach (string left in new[] { file, file + "-wal", file + "-shm" })
        {
            File.Delete(left);
        }
    }
}

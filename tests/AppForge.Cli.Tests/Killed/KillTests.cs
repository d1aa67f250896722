using AppForge.Testing;
using Microsoft.Data.Sqlite;

namespace AppForge.Cli.Tests.Killed;

/// <summary>The emulator's process is killed in the middle of writes, again and again on the same file: what it acknowledged is there, and nothing is there by half.</summary>
internal sealed class KillTests
{
    /// <summary>Writers at once: each kill strikes as many loads.</summary>
    private const int Writers = 20;

    /// <summary>A life ends after some acknowledged writes, however long these take, and a moment more.</summary>
    private const int MostWritesOfALife = 6 * Writers;

    private const int LongestMoment = 60;

    [Test]
    public async Task Nothing_acknowledged_is_lost_when_the_server_is_killed_under_200_loads()
    {
        // APPFORGE_CASES=200 kills it 200 times, under 4000 loads.
        var kills = Cases.Of(10);
        var folder = Directory.CreateTempSubdirectory("appforge-killed-").FullName;
        var data = Path.Combine(folder, "kintone.db");
        try
        {
            List<WriteLoad> loads = [];
            using (var first = await ServerProcess.StartAsync(data))
            {
                for (var writer = 0; writer < Writers; writer++)
                {
                    loads.Add(new WriteLoad(await WriteLoad.CreateAppAsync(first.Client), writer + 1));
                }

                await first.KillAsync();
            }

            var random = new Random(20261101);
            for (var kill = 0; kill < kills; kill++)
            {
                using var server = await ServerProcess.StartAsync(data);
                var running = loads.Select(load => load.RunAsync(server.Client)).ToArray();
                var enough = loads.Sum(load => load.Acknowledged) + random.Next(1, MostWritesOfALife);
                while (loads.Sum(load => load.Acknowledged) < enough && !Array.TrueForAll(running, r => r.IsCompleted))
                {
                    await Task.Delay(1);
                }

                await Task.Delay(random.Next(LongestMoment));
                await server.KillAsync();
                await Task.WhenAll(running);
                ShouldBeWhole(data, folder);

                using var again = await ServerProcess.StartAsync(data);
                foreach (var load in loads)
                {
                    await load.CheckAsync(again.Client);
                }

                await again.KillAsync();
            }

            var acknowledged = loads.Sum(load => load.Acknowledged);
            TestContext.Out.WriteLine($"{kills} kills under {Writers} loads each: {acknowledged} acknowledged writes, all there");
            acknowledged.ShouldBeGreaterThan(kills * Writers);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Looks at a copy, so that the file itself is opened next by the server, as the kill left it.</summary>
    private static void ShouldBeWhole(string data, string folder)
    {
        var copy = Path.Combine(folder, "copy.db");
        foreach (var end in new[] { "", "-wal" })
        {
            File.Delete(copy + end);
            if (File.Exists(data + end))
            {
                File.Copy(data + end, copy + end);
            }
        }

        using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        connection.Open();
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        check.ExecuteScalar().ShouldBe("ok");
    }
}

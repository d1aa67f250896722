using System.Diagnostics;
using System.Text;

namespace AppForge.Cli.Tests.Killed;

/// <summary><c>appforge emulator</c> as a process of its own, as a user has it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, HttpClient client) => (_process, Client) = (process, client);

    /// <summary>Speaks to it as Administrator.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it on a data file, and returns when it has said where it answers.</summary>
    public static async Task<ServerProcess> StartAsync(string data)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "appforge.dll"), "emulator", "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(data)!,
        };
        var process = Process.Start(start)!;
        var talk = process.StandardError.ReadToEndAsync();
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"It ended before it answered: {await talk}");
        var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Add("X-Cybozu-Authorization", Convert.ToBase64String(Encoding.UTF8.GetBytes("Administrator:cybozu")));
        return new(process, client);
    }

    /// <summary>Ends it as a power failure would: without a word (SIGKILL, TerminateProcess).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        Client.Dispose();
        _process.Dispose();
    }
}

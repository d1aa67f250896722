using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using AppForge.Testing;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>
/// Runs kintone's own programs of npm against an emulator. They are pinned in <c>clients/package.json</c>; where they aren't installed the test is skipped and
/// says how to install them. Another one is a line there, and a test that calls <see cref="RunAsync(string, EmulatorHost, string[])"/>.
/// </summary>
internal static class NodeTools
{
    /// <summary>The plug-in that the scripts add to apps.</summary>
    public const string Plugin = "abcdefghijklmnopabcdefghijklmnop";

    /// <summary>The folder of the scripts and their packages; ends the test as skipped where they aren't.</summary>
    public static string Find()
    {
        string clients = RepositoryRoot.Of("tests/AppForge.Emulator.Tests/clients");
        string[] packages = [.. JsonNode.Parse(File.ReadAllText(Path.Combine(clients, "package.json")))!["dependencies"]!.AsObject().Select(p => p.Key)];
        if (!packages.All(p => Directory.Exists(Path.Combine(clients, "node_modules", p))) || !HasNode())
        {
            Assert.Ignore("kintone's own clients are not installed: run 'npm ci' in tests/AppForge.Emulator.Tests/clients (needs Node.js 20 or newer).");
        }

        return clients;
    }

    /// <summary>The script that a package of <c>@kintone</c> starts with.</summary>
    public static string Program(string clients, string package)
    {
        string home = Path.Combine(clients, "node_modules", "@kintone", package);
        JsonNode bin = JsonNode.Parse(File.ReadAllText(Path.Combine(home, "package.json")))!["bin"]!;
        return Path.GetFullPath(Path.Combine(home, (bin as JsonObject)?.First().Value!.GetValue<string>() ?? bin.GetValue<string>()));
    }

    /// <summary>Runs a script to its good end, as Administrator, and returns what it printed.</summary>
    public static async Task<string> RunAsync(string folder, EmulatorHost host, params string[] arguments)
    {
        (int code, string output, string errors) = await TryAsync(folder, host, arguments);
        code.ShouldBe(0, output + errors);
        return output;
    }

    /// <summary>Runs a script to whatever end.</summary>
    public static async Task<(int Code, string Output, string Errors)> TryAsync(string folder, EmulatorHost host, params string[] arguments)
    {
        ProcessStartInfo start = new("node", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        string baseUrl = host.BaseAddress.GetLeftPart(UriPartial.Authority);
        foreach ((string name, string value) in new[]
        {
            ("BASE_URL", baseUrl), ("PASSWORD", "cybozu"), ("PLUGIN", Plugin),
            ("KINTONE_BASE_URL", baseUrl), ("KINTONE_USERNAME", "Administrator"), ("KINTONE_PASSWORD", "cybozu"),
            // The emulator is on this machine; a proxy set for downloads must not come between.
            ("HTTP_PROXY", ""), ("HTTPS_PROXY", ""), ("http_proxy", ""), ("https_proxy", ""),
        })
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    private static bool HasNode()
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}

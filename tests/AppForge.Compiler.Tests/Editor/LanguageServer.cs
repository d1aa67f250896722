using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AppForge.Testing;

namespace AppForge.Compiler.Tests.Editor;

/// <summary>
/// The real <c>yaml-language-server</c>, which VS Code and other editors use, over standard input and output. It is told of no schema: the files say theirs, and nothing
/// comes from the network.
/// </summary>
internal sealed class LanguageServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode?>> _answers = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonArray>> _diagnostics = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private int _lastId;

    private LanguageServer(Process process)
    {
        _process = process;
        _ = Task.Run(ReadAsync);
    }

    /// <summary>Why the server can't be started here, or null.</summary>
    public static string? Missing => !File.Exists(Script)
        ? "yaml-language-server is not installed: run 'npm ci' in tests/AppForge.Compiler.Tests/Editor."
        : HasNode() ? null : "yaml-language-server needs Node.js 20 or newer on the PATH.";

    private static string Script => RepositoryRoot.Of("tests/AppForge.Compiler.Tests/Editor/node_modules/yaml-language-server/bin/yaml-language-server");

    /// <summary>Starts the server and shakes hands.</summary>
    public static async Task<LanguageServer> StartAsync()
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Script);
        start.ArgumentList.Add("--stdio");
        var server = new LanguageServer(Process.Start(start)!);
        await server.AskAsync("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = Uri(""),
            ["capabilities"] = JsonNode.Parse("""
                { "workspace": { "configuration": true },
                  "textDocument": { "hover": { "contentFormat": ["markdown"] },
                                    "completion": { "completionItem": { "snippetSupport": true, "documentationFormat": ["markdown"] } } } }
                """),
        });
        server.Tell("initialized", []);
        return server;
    }

    /// <summary>The address of a file of the repository, as an editor says it.</summary>
    public static string Uri(string path) => new Uri(RepositoryRoot.Of(path)).AbsoluteUri;

    /// <summary>Opens a file and waits for what the server finds.</summary>
    /// <returns>Each as <c>line: message</c>, lines from 1.</returns>
    public async Task<IReadOnlyList<string>> DiagnoseAsync(string path, string text)
    {
        var found = new TaskCompletionSource<JsonArray>(TaskCreationOptions.RunContinuationsAsynchronously);
        _diagnostics[Uri(path)] = found;
        Open(path, text);
        return [.. (await found.Task.WaitAsync(Patience)).Select(d => $"{(int)d!["range"]!["start"]!["line"]! + 1}: {(string)d["message"]!}")];
    }

    /// <summary>Opens a file and asks what could stand at a place.</summary>
    public async Task<IReadOnlyList<JsonObject>> CompleteAsync(string path, string text, int line, int column)
    {
        Open(path, text);
        var answer = await AskAsync("textDocument/completion", Position(path, line, column));
        return [.. (answer is JsonObject list ? list["items"]! : answer!).AsArray().Select(i => i!.AsObject())];
    }

    /// <summary>Opens a file and asks what is shown over a place.</summary>
    public async Task<string> HoverAsync(string path, string text, int line, int column)
    {
        Open(path, text);
        var answer = await AskAsync("textDocument/hover", Position(path, line, column));
        return (string?)answer?["contents"]?["value"] ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Open(string path, string text) => Tell("textDocument/didOpen", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = Uri(path), ["languageId"] = "yaml", ["version"] = 1, ["text"] = text },
    });

    private static JsonObject Position(string path, int line, int column) => new()
    {
        ["textDocument"] = new JsonObject { ["uri"] = Uri(path) },
        ["position"] = new JsonObject { ["line"] = line, ["character"] = column },
    };

    private async Task<JsonNode?> AskAsync(string method, JsonObject parameters)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = _answers[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(new() { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        return await answer.Task.WaitAsync(Patience);
    }

    private void Tell(string method, JsonObject parameters) => Send(new() { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    private void Send(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        var head = Encoding.ASCII.GetBytes($"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n");
        lock (_writing)
        {
            var input = _process.StandardInput.BaseStream;
            input.Write(head);
            input.Write(body);
            input.Flush();
        }
    }

    private async Task ReadAsync()
    {
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        var output = _process.StandardOutput.BaseStream;
        while (await LengthAsync(output) is { } length)
        {
            var body = new byte[length];
            await output.ReadExactlyAsync(body);
            Take(JsonNode.Parse(body)!.AsObject());
        }
    }

    private static async Task<int?> LengthAsync(Stream output)
    {
        List<byte> head = [];
        var one = new byte[1];
        while (await output.ReadAsync(one) == 1)
        {
            head.Add(one[0]);
            if (head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'])
            {
                var line = Encoding.ASCII.GetString([.. head]).Split("\r\n").Single(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
                return int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    private void Take(JsonObject message)
    {
        var method = (string?)message["method"];
        if (method == "textDocument/publishDiagnostics")
        {
            if (_diagnostics.TryGetValue((string)message["params"]!["uri"]!, out var waiting))
            {
                waiting.TrySetResult(message["params"]!["diagnostics"]!.DeepClone().AsArray());
            }
        }
        else if (method is not null && message["id"] is { } asked)
        {
            Send(new() { ["jsonrpc"] = "2.0", ["id"] = asked.DeepClone(), ["result"] = method == "workspace/configuration" ? Settings(message["params"]!["items"]!.AsArray()) : null });
        }
        else if (message["id"] is { } answered && _answers.TryRemove((int)answered, out var waiting))
        {
            waiting.TrySetResult(message["result"]?.DeepClone());
        }
    }

    // What an editor's settings say: everything on, no store of schemas on the network.
    private static JsonArray Settings(JsonArray asked) => new([.. asked.Select(a => (string?)a!["section"] == "yaml"
        ? new JsonObject { ["validate"] = true, ["hover"] = true, ["completion"] = true, ["schemaStore"] = new JsonObject { ["enable"] = false } }
        : (JsonNode)new JsonObject())]);

    private static bool HasNode()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}

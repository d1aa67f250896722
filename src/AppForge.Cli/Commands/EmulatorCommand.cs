using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using AppForge.Cli.Environments;
using AppForge.Cli.Projects;
using AppForge.Emulator;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge emulator</c>: the local kintone for any client, until Ctrl-C.</summary>
internal static class EmulatorCommand
{
    private const long MaxUsersBytes = 8 * 1024 * 1024;
    private const string Administrator = "Administrator";
    private const string InMemory = ":memory:";

    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options)
    {
        var port = new Option<string>("--port") { HelpName = "N", Description = options.Say("ポート番号（省略時は空いている番号）", "the port (else a free one)") };
        var data = new Option<string>("--data") { HelpName = "FILE", Description = options.Say("データを残すファイル（省略時は終了とともに消える）", "the file that keeps the data (else it ends with the server)") };
        var users = new Option<string>("--users") { HelpName = "FILE", Description = options.Say("ユーザー・グループ・組織のJSONファイル", "a JSON file of users, groups and organizations") };
        var apps = new Option<string>("--apps") { HelpName = "DIR", Description = options.Say("このプロジェクトのアプリを、はじめに作っておく", "a project whose apps are there from the start") };
        var command = new Command("emulator", options.Say("kintone 互換のサーバーをこのコンピューターで起動", "run a kintone-compatible server on this computer")) { port, data, users, apps };
        command.SetAction((result, cancellationToken) =>
        {
            var folder = options.Terminal.Context.WorkingFolder;
            string? Absolute(string? path) => path is null or InMemory ? null : Path.GetFullPath(path.Replace('\\', '/'), folder);
            return RunAsync(new(Port(result.GetValue(port)), Absolute(result.GetValue(data)), Absolute(result.GetValue(users)), Absolute(result.GetValue(apps))), options.Terminal, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(EmulatorArguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var directory = arguments.Users is { } file ? await UsersAsync(file, cancellationToken) : new EmulatorDirectory();
        var apps = arguments.Apps is { } folder ? EmulatorApps.Of(ProjectFolder.Open(terminal.Context, folder), terminal, cancellationToken) : null;
        directory = apps?.With(directory) ?? directory;
        await using var host = await StartAsync(arguments, directory, terminal, cancellationToken);
        if (apps is not null)
        {
            await apps.DeployAsync(host, directory, arguments.Data, cancellationToken);

            // What is counted from here on is the clients'.
            host.RequestLog.Clear();
        }

        terminal.WriteLine(host.BaseAddress.GetLeftPart(UriPartial.Authority));
        var login = directory.Users.Any(u => u.Code == Administrator)
            ? terminal.Say("ユーザーファイルのユーザーで使えます", "log in as a user of the users file")
            : terminal.Say($"ログイン名 {Administrator}、パスワード cybozu", $"user {Administrator}, password cybozu");
        terminal.Note($"kintone 互換のサーバーを起動しました（{login}）。Ctrl-C で終了します。", $"The kintone-compatible server is running ({login}). Ctrl-C ends it.");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            terminal.Note("終了しました。", "Ended.");
        }

        return ExitCode.Done;
    }

    private static async Task<EmulatorHost> StartAsync(EmulatorArguments arguments, EmulatorDirectory directory, Terminal terminal, CancellationToken cancellationToken)
    {
        if (arguments.Data is { } data)
        {
            CreateFolderOf(data);
        }

        try
        {
            return await EmulatorHost.StartAsync(
                new EmulatorOptions { DataSource = arguments.Data ?? InMemory, Port = arguments.Port, Directory = directory, TimeProvider = terminal.Context.Time }, cancellationToken);
        }
        catch (EmulatorDataException failure)
        {
            throw EmulatorData.Stop(failure);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            throw PortStop(arguments.Port, failure);
        }
    }

    /// <summary>How the command ends when it can't listen: a port in use comes as an <see cref="IOException"/>, one that takes rights as the system says it.</summary>
    internal static StopException PortStop(int number, Exception failure)
    {
        var port = number.ToString(CultureInfo.InvariantCulture);
        return new(ExitCode.Failed, failure is SocketException
            ? new($"ポート {port} を使う権限がないか、このコンピューターでは使えません。--port で 1024 以上の番号にしてください。",
                $"The port {port} can't be used on this computer, or not without more rights. Choose one from 1024 on with --port.")
            : new($"ポート {port} は使われています。--port で別の番号にしてください。", $"The port {port} is taken. Choose another with --port."));
    }

    private static void CreateFolderOf(string data)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(data)!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw EmulatorData.Stop(new EmulatorDataException(EmulatorDataFault.NoAccess, data, failure));
        }
    }

    private static int Port(string? text) => text is null ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 0 and <= 65535 ? port
        : throw StopException.Usage("--port は 0 から 65535 の数です。", "--port is a number from 0 to 65535.");

    private static async Task<EmulatorDirectory> UsersAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return new FileInfo(path).Length <= MaxUsersBytes
                ? EmulatorDirectory.Parse(await File.ReadAllTextAsync(path, cancellationToken))
                : throw StopException.Usage($"{path} が大きすぎます。", $"{path} is too large.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StopException.Usage($"{path} を読めません。", $"{path} can't be read.");
        }
        catch (EmulatorDirectoryException failure)
        {
            throw EmulatorUsers.Stop(path, failure);
        }
    }
}

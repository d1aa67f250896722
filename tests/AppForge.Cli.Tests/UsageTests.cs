using System.Net.Sockets;
using AppForge.Cli.Commands;
using AppForge.Emulator;
using Microsoft.Data.Sqlite;

namespace AppForge.Cli.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class UsageTests
{
    private static readonly (string Path, string Content) Project = ("appforge.yaml", "name: 試し\n");

    [TestCase("pln staging", "コマンド「pln」はありません。もしかして「plan」")]
    [TestCase("plan", "ENV を書いてください")]
    [TestCase("plan staging --frmat text", "「--frmat」はありません")]
    [TestCase("validate --format xml", "--format に「xml」は使えません。選べるもの: text, json, sarif, github")]
    [TestCase("validate --lang", "--lang には値（ja|en）が要ります")]
    [TestCase("validate --lang fr", "--lang に「fr」は使えません")]
    [TestCase("plan staging", "環境「staging」はありません")]
    [TestCase("plan locla", "もしかして「local」")]
    [TestCase("plan local nothing", "アプリ「nothing」はありません")]
    [TestCase("validate nothing.yaml", "nothing.yaml がありません")]
    [TestCase("validate ../..", "プロジェクトの外です")]
    [TestCase("import local", "--all、--app ID…、--space ID のどれか一つ")]
    [TestCase("import local --all --app 3", "--all、--app ID…、--space ID のどれか一つ")]
    [TestCase("import local --app x", "アプリのID「x」は数ではありません")]
    [TestCase("emulator --port 70000", "--port は 0 から 65535 の数です")]
    [TestCase("emulator --users nowhere.json", "を読めません")]
    [TestCase("completion fish", "シェル「fish」には対応していません")]
    [TestCase("validate --project nowhere", "に appforge.yaml がありません")]
    public async Task A_wrong_call_says_what_is_wrong_and_ends_with_2(string call, string message)
    {
        using var project = new TestProject(Project);
        var run = await CliRun.InAsync(project, call.Split(' '));
        run.Error.ShouldContain(message);
        run.Code.ShouldBe(ExitCode.Usage);
        run.Out.ShouldBeEmpty();
    }

    [TestCase("text.db", "はエミュレーターのデータではありません", ExitCode.Usage)]
    [TestCase("foreign.db", "はエミュレーターのデータではありません", ExitCode.Usage)]
    [TestCase("newer.db", "は新しい版の AppForge のデータです", ExitCode.Usage)]
    [TestCase("folder", "を開けないか、書き込めません", ExitCode.Usage)]
    [TestCase("text.db/below.db", "を開けないか、書き込めません", ExitCode.Usage)]
    [TestCase("held.db", "は別のエミュレーターが使っています", ExitCode.Failed)]
    public async Task A_data_file_that_cannot_be_the_emulators_is_left_alone(string file, string message, int code)
    {
        using var project = new TestProject(Project, ("text.db", "no database at all, only some words that are long enough\n"), ("folder/x", ""));
        Sql(project.PathOf("foreign.db"), "CREATE TABLE theirs (x)");
        Sql(project.PathOf("newer.db"), "CREATE TABLE setting (x); PRAGMA user_version = 2");
        await using var holder = await EmulatorHost.StartAsync(new EmulatorOptions { DataSource = project.PathOf("held.db") }, CancellationToken.None);
        var before = File.Exists(project.PathOf(file)) && code == ExitCode.Usage ? await File.ReadAllBytesAsync(project.PathOf(file)) : [];
        var run = await CliRun.InAsync(project, "emulator", "--data", file);
        run.Error.ShouldContain(message);
        run.Code.ShouldBe(code);
        run.Out.ShouldBeEmpty();
        (code == ExitCode.Usage && File.Exists(project.PathOf(file)) ? await File.ReadAllBytesAsync(project.PathOf(file)) : []).ShouldBe(before);
    }

    [TestCase("{\n,", ":2:", "読めません", "read as a users file")]
    [TestCase("null", " ($", "値がありません", "nothing here")]
    [TestCase("[]", " ($", "読めません", "read as a users file")]
    [TestCase("""{"users":[{"code":"a","password":"SECRET","nickname":"b"}]}""", " ($.users[0]", "読めません", "read as a users file")]
    [TestCase("""{"users":null}""", " ($.users", "読めません", "read as a users file")]
    [TestCase("""{"users":[null]}""", " ($.users[0]", "値がありません", "nothing here")]
    [TestCase("""{"users":[{"code":"a","password":"SECRET","groups":[null]}]}""", " ($.users[0].groups[0]", "値がありません", "nothing here")]
    [TestCase("""{"users":[{"code":null,"password":"SECRET"}]}""", " ($.users[0]", "読めません", "read as a users file")]
    [TestCase("""{"users":[{"code":"","password":"SECRET"}]}""", " ($.users[0].code", "値がありません", "nothing here")]
    [TestCase("""{"users":[{"code":"a","password":"SECRET"},{"code":"a","password":"SECRET"}]}""", " ($.users[1].code", "もう1つあります", "another of the same")]
    [TestCase("""{"users":[{"code":"a","password":"SECRET","timeZone":"Asia/Kyoto"}]}""", " ($.users[0].timeZone", "タイムゾーンはありません", "no such time zone")]
    [TestCase("""{"users":[{"code":"a","password":"SECRET","profile":{"phone":null}}]}""", " ($.users[0].profile", "値がありません", "nothing here")]
    [TestCase("""{"groups":[{"code":"everyone","name":"皆"}]}""", " ($.groups[0].code", "はじめからあるグループ", "every kintone has this group")]
    [TestCase("""{"groups":[{"name":"総務"}]}""", " ($.groups[0]", "読めません", "read as a users file")]
    [TestCase("""{"spaces":[{"id":3,"name":"a","defaultThread":1,"isGuest":false},{"id":3,"name":"b","defaultThread":2,"isGuest":false}]}""", " ($.spaces[1].id", "もう1つあります", "another of the same")]
    [TestCase("""{"spaces":[{"id":0,"name":"a","defaultThread":1,"isGuest":false}]}""", " ($.spaces[0].id", "値がありません", "nothing here")]
    [TestCase("""{"tokens":[{"token":"\ud800","app":1,"rights":"view"}]}""", " ($", "読めません", "read as a users file")]
    public async Task A_users_file_that_cannot_be_is_refused_in_one_language_and_never_repeated(string json, string place, string japanese, string english)
    {
        using var project = new TestProject(Project, ("users.json", json));
        foreach (var (language, said, unsaid) in new[] { ("ja", japanese, english), ("en", english, japanese) })
        {
            var run = await CliRun.InAsync(project, "emulator", "--users", "users.json", "--lang", language);
            run.Code.ShouldBe(ExitCode.Usage, run.Error);
            run.Error.ShouldContain("users.json" + place);
            run.Error.ShouldContain(said);
            run.Error.ShouldNotContain(unsaid);
            run.Everything.ShouldNotContain("SECRET");
            run.Out.ShouldBeEmpty();
        }
    }

    [Test]
    public async Task A_port_that_cannot_be_listened_on_ends_with_5()
    {
        using var project = new TestProject(Project);
        await using var holder = await EmulatorHost.StartAsync(new EmulatorOptions(), CancellationToken.None);
        var taken = await CliRun.InAsync(project, "emulator", "--port", $"{holder.BaseAddress.Port}");
        taken.Code.ShouldBe(ExitCode.Failed);
        taken.Error.ShouldContain($"ポート {holder.BaseAddress.Port} は使われています");
        var refused = EmulatorCommand.PortStop(80, new SocketException((int)SocketError.AccessDenied));
        refused.Code.ShouldBe(ExitCode.Failed);
        refused.Text.Japanese.ShouldContain("ポート 80 を使う権限がない");
    }

    private static void Sql(string file, string text)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    [TestCase("validate")]
    [TestCase("plan local")]
    public async Task Without_a_project_the_way_out_is_said(string call)
    {
        using var folder = new TestProject();
        var run = await CliRun.InAsync(folder, call.Split(' '));
        run.Code.ShouldBe(ExitCode.Usage);
        run.Error.ShouldContain("--project DIR");
        run.Out.ShouldBeEmpty();
    }

    [Test]
    public async Task Without_a_command_the_help_goes_to_the_other_stream()
    {
        using var project = new TestProject(Project);
        var run = await CliRun.InAsync(project);
        run.Code.ShouldBe(ExitCode.Usage);
        run.Error.ShouldContain("コマンド");
        run.Out.ShouldBeEmpty();
    }

    [Test]
    public async Task A_project_is_found_from_a_folder_inside_and_paths_take_both_separators()
    {
        using var project = new TestProject(Project, ("apps/a/app.yaml", "name: あ\nfields: { 数: { type: NUMBR } }\n"), ("apps/b/app.yaml", "nme: い\n"));
        var context = CliRun.Context(project.PathOf("apps"));
        (await CliRun.WithAsync(context, ["validate"])).Out.ShouldContain("apps/b/app.yaml:1:1");
        var only = await CliRun.WithAsync(context, ["validate", @"a\app.yaml"]);
        only.Out.ShouldContain("apps/a/app.yaml:2");
        only.Out.ShouldNotContain("apps/b/");
    }

    [Test]
    public async Task Links_are_not_followed_out_of_the_project()
    {
        using var outside = new TestProject(("app.yaml", "name: よそ\nsecret: value\n"));
        using var project = new TestProject(Project);
        Directory.CreateDirectory(project.PathOf("apps"));
        Directory.CreateSymbolicLink(project.PathOf("apps/evil"), outside.Root);
        var run = await CliRun.InAsync(project, "validate");
        run.Code.ShouldBe(0);
        run.Error.ShouldContain("apps/evil/ はリンクなので読みません");
        run.Everything.ShouldNotContain("secret");
    }

    [Test]
    public async Task An_immense_file_is_refused_before_it_is_read()
    {
        using var project = new TestProject(Project);
        Directory.CreateDirectory(project.PathOf("apps/a"));
        await using (var file = File.Create(project.PathOf("apps/a/app.yaml")))
        {
            file.SetLength(Projects.ProjectFolder.MaxFileBytes + 1);
        }

        var run = await CliRun.InAsync(project, "validate");
        run.Code.ShouldBe(ExitCode.Usage);
        run.Error.ShouldContain("apps/a/app.yaml が大きすぎます");
    }

    [Test]
    public async Task Ctrl_C_ends_with_130()
    {
        using var project = TestProject.OfSamples();
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();
        var run = await CliRun.WithAsync(CliRun.Context(project.Root), ["plan", "local"], interrupted.Token);
        run.Code.ShouldBe(ExitCode.Interrupted);
    }

    [Test]
    public async Task A_defect_leaves_a_report_without_messages()
    {
        using var project = new TestProject(Project, ("environments/staging.yaml", "url: https://example.cybozu.com\nauth: { user: U, password: P }\n"));
        var context = CliRun.WithVariables(CliRun.Context(project.Root), ("U", "u"), ("P", "p")) with
        {
            OpenTransport = _ => throw new InvalidOperationException("a secret stands here"),
        };
        var run = await CliRun.WithAsync(context, ["plan", "staging"]);
        run.Code.ShouldBe(ExitCode.Defect);
        var report = Directory.EnumerateFiles(project.PathOf(".appforge/reports")).ShouldHaveSingleItem();
        var text = await File.ReadAllTextAsync(report);
        text.ShouldContain("System.InvalidOperationException");
        text.ShouldContain("command: plan");
        (text + run.Everything).ShouldNotContain("a secret stands here");
    }
}

using System.Text;
using AppForge.Cli.Commands;

namespace AppForge.Cli.Tests;

/// <summary><c>validate --watch</c> in a real folder. No test waits for a time: each waits for what has to be printed.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class WatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [TestCase("--format", "json")]
    [TestCase("--format", "sarif")]
    [TestCase("--format", "github")]
    [TestCase("--fix")]
    public async Task It_goes_with_text_only(params string[] more)
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"));
        var run = await CliRun.InAsync(project, ["validate", "--watch", .. more]);
        run.Code.ShouldBe(ExitCode.Usage);
        run.Out.ShouldBeEmpty();
    }

    [Test]
    public async Task Every_change_is_reported_until_it_is_ended()
    {
        using var project = new TestProject(
            ("appforge.yaml", "name: 試し\n"), ("apps/a/app.yaml", "name: あ\nfields:\n  件名: { type: SINGLE_LINE_TEXT }\n"),
            ("apps/b/app.yaml", "name: い\nfields:\n  件名: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: a, relatedKeyField: 件名 } }\n"));
        await using var watch = Watch.Start(project);
        await watch.ReportsAsync("まとめ  2アプリ   エラー 1   警告 0      終了コード 1"); // the key of a lookup has to be unique

        project.Edit("apps/a/app.yaml", "SINGLE_LINE_TEXT", "SINGLE_LINE_TEXT, unique: true");
        await watch.ReportsAsync("まとめ  2アプリ   エラー 0   警告 0      終了コード 0");
        watch.Out.ShouldContain("\n──── apps/a/app.yaml\nまとめ");

        // As editors save: another file, moved over the old one.
        File.WriteAllText(project.PathOf("apps/a/app.yaml.tmp"), "name: あ\nfields: [\n");
        File.Move(project.PathOf("apps/a/app.yaml.tmp"), project.PathOf("apps/a/app.yaml"), overwrite: true);
        await watch.ReportsAsync("まとめ  2アプリ   エラー 1   警告 0      終了コード 1");

        Directory.Delete(project.PathOf("apps/a"), recursive: true);
        await watch.ReportsAsync("まとめ  1アプリ   エラー 1   警告 0      終了コード 1"); // app b looks at an app that is gone

        project.Write("fragments/shared.yaml", "fields:\n  備考: { type: MULTI_LINE_TEXT }\n");
        await watch.ReportsAsync("まとめ  1アプリ   エラー 1   警告 1      終了コード 1"); // a folder that wasn't there is watched too; nobody uses the fragment

        (await watch.EndAsync()).ShouldBe(ExitCode.Done);
        watch.Error.ShouldBe("変更を待っています。Ctrl-C で終了します。\n終了しました。\n");
    }

    [Test]
    public async Task What_an_editor_leaves_around_is_not_reported()
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/a/app.yaml", "name: あ\n"));
        await using var watch = Watch.Start(project);
        await watch.ReportsAsync("まとめ  1アプリ   エラー 0   警告 0      終了コード 0");
        foreach (var name in new[] { "app.yaml~", ".app.yaml.swp", "4913", "#app.yaml#", "app.yaml.bak" })
        {
            project.Write("apps/a/" + name, "name: [\n");
        }

        project.Write("notes.txt", "a file of nobody");
        project.Edit("apps/a/app.yaml", "あ", "い");
        await watch.ReportsAsync("まとめ  1アプリ   エラー 0   警告 0      終了コード 0");
        await watch.EndAsync();
        watch.Out.Split('\n').Where(l => l.StartsWith('─')).Distinct().ShouldBe(["──── apps/a/app.yaml"]);
    }

    [Test]
    public async Task A_project_that_is_away_for_a_moment_is_waited_for()
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/a/app.yaml", "name: あ\n"));
        await using var watch = Watch.Start(project);
        await watch.ReportsAsync("まとめ  1アプリ   エラー 0   警告 0      終了コード 0");
        File.Move(project.PathOf("appforge.yaml"), project.PathOf("away"));
        await watch.SaidAsync("エラー");
        File.Move(project.PathOf("away"), project.PathOf("appforge.yaml"));
        project.Write("apps/b/app.yaml", "name: い\n");
        await watch.ReportsAsync("まとめ  2アプリ   エラー 0   警告 0      終了コード 0");
        (await watch.EndAsync()).ShouldBe(ExitCode.Done);
    }

    private sealed class Watch : IAsyncDisposable
    {
        private readonly Written _out = new();
        private readonly Written _error = new();
        private readonly CancellationTokenSource _end = new();
        private Task<int> _run = Task.FromResult(0);
        private int _reports;

        public string Out => _out.Text;

        public string Error => _error.Text;

        public static Watch Start(TestProject project)
        {
            var watch = new Watch();
            var context = CliRun.Context(project.Root) with { Out = watch._out, Error = watch._error, Time = TimeProvider.System };
            watch._run = Task.Run(() => AppForgeCli.RunAsync(["validate", "--watch", "--lang", "ja"], context, new AllCommands(), watch._end.Token));
            return watch;
        }

        /// <summary>Waits for a report with this summary. One on the way to it may come before: a file may be looked at while it is half written.</summary>
        public async Task ReportsAsync(string summary)
        {
            var text = await _out.UntilAsync(t => Summaries(t).Skip(_reports).Contains(summary), _run);
            _reports = Summaries(text).Length;
            await _error.UntilAsync(t => t.Contains("変更を待っています", StringComparison.Ordinal), _run);
        }

        public Task<string> SaidAsync(string word) => _error.UntilAsync(t => t.Contains(word, StringComparison.Ordinal), _run);

        public Task<int> EndAsync()
        {
            _end.Cancel();
            return _run;
        }

        public async ValueTask DisposeAsync()
        {
            await EndAsync();
            _end.Dispose();
        }

        private static string[] Summaries(string text) => [.. text.Split('\n')[..^1].Where(l => l.StartsWith("まとめ", StringComparison.Ordinal))];
    }

    private sealed class Written : StringWriter
    {
        private readonly Lock _lock = new();
        private TaskCompletionSource _more = new();

        public string Text
        {
            get
            {
                lock (_lock)
                {
                    return ToString();
                }
            }
        }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(string? value)
        {
            lock (_lock)
            {
                base.Write(value);
                _more.TrySetResult();
                _more = new();
            }
        }

        public async Task<string> UntilAsync(Func<string, bool> isThere, Task run)
        {
            while (true)
            {
                string text;
                Task more;
                lock (_lock)
                {
                    (text, more) = (ToString(), _more.Task);
                }

                if (isThere(text))
                {
                    return text;
                }

                (await Task.WhenAny(more, run).WaitAsync(Patience)).ShouldBe(more, text);
            }
        }
    }
}

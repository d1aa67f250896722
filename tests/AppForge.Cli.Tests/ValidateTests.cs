using System.Text.Json;
using AppForge.Testing;

namespace AppForge.Cli.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class ValidateTests
{
    private static readonly (string, string)[] Mistakes =
    [
        ("appforge.yaml", "name: 試し\n"),
        ("apps/vehicle-master/app.yaml", "name: 公用車マスタ\nfields:\n  車両番号: { type: SINGLE_LINE_TEXT, unique: true, required: true }\n  稼働状態: { type: DROP_DOWN, options: [利用可, 整備中] }\n"),
        ("apps/vehicle-trip/app.yaml", """
            name: 公用車運行記録
            fields:
              車両番号:
                type: SINGLE_LINE_TEXT
                lookup:
                  relatedApp: vehicle-master
                  relatedKeyField: 車両番号
                  lookupPickerFields: [車両番号]
                  filterCond: 稼動状態 in ("利用可")
              ｶﾅと全角: { type: SINGLE_LINE_TEXT, requird: true, help: とても長い説明がここに続きます。とても長い説明がここに続きます。とても長い説明がここに続きます。 }
              とても長い名前のフィールドをここに一つ置いて横に伸ばします: { type: SINGLE_LINE_TEXT, help: 右の端に誤りがある長い行です。, maxLenght: 12 }
              数: { type: NUMBR }
            views:
              一覧: { type: LIST, fields: [車両番号, ない項目] }

            """),
    ];

    [TestCase("ja", 80)]
    [TestCase("ja", 120)]
    [TestCase("en", 80)]
    [TestCase("en", 120)]
    public async Task Mistakes_are_shown_with_their_lines(string language, int width)
    {
        using var project = new TestProject(Mistakes);
        var run = await CliRun.WithAsync(CliRun.Context(project.Root) with { Width = width }, ["validate", "--lang", language]);
        run.Code.ShouldBe(ExitCode.DefinitionErrors);
        run.Error.ShouldBeEmpty();
        Golden.Matches(run.Out, $"tests/AppForge.Cli.Tests/Goldens/validate.{language}.{width}.txt");
    }

    [Test]
    public async Task Colours_are_decoration_only()
    {
        using var project = new TestProject(Mistakes);
        var context = CliRun.Context(project.Root) with { IsOutTerminal = true };
        var plain = (await CliRun.WithAsync(CliRun.WithVariables(context, ("NO_COLOR", "1")), ["validate"])).Out;
        var painted = (await CliRun.WithAsync(context, ["validate"])).Out;
        painted.ShouldContain("\e[31m");
        System.Text.RegularExpressions.Regex.Replace(painted, "\e\\[[0-9]+m", "").ShouldBe(plain);
    }

    [Test]
    public async Task Json_has_the_promised_shape()
    {
        using var project = new TestProject(Mistakes);
        var run = await CliRun.InAsync(project, "validate", "--format", "json", "--lang", "en");
        run.Code.ShouldBe(ExitCode.DefinitionErrors);
        Golden.Matches(run.Out, "tests/AppForge.Cli.Tests/Goldens/validate.json");
        using var json = JsonDocument.Parse(run.Out);
        var root = json.RootElement;
        root.EnumerateObject().Select(p => p.Name).ShouldBe(["schemaVersion", "diagnostics", "waived", "summary"]);
        root.GetProperty("diagnostics")[0].EnumerateObject().Select(p => p.Name)
            .ShouldBe(["code", "severity", "path", "line", "column", "endLine", "endColumn", "message", "help"]);
        root.GetProperty("summary").EnumerateObject().Select(p => p.Name).ShouldBe(["errors", "warnings", "waived", "apps", "scripts"]);
        root.GetProperty("summary").GetProperty("errors").GetInt32().ShouldBe(root.GetProperty("diagnostics").GetArrayLength());
    }

    [Test]
    public async Task GitHub_gets_a_line_for_each_mistake_with_its_signs_escaped()
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/a/app.yaml", "name: あ\n\"100%, sure: 名\": 1\n"));
        var run = await CliRun.InAsync(project, "validate", "--format", "github");
        run.Out.ShouldStartWith("::error file=apps/a/app.yaml,line=2,col=1,endLine=2,endColumn=");
        run.Out.ShouldContain("100%25");
        run.Out.Trim().ShouldNotContain("\n");
    }

    // In a fragment: once where it is the fragment's own mistake, for each app where it depends on the app; always with the place of the use.
    [TestCase("text", "ja", "txt")]
    [TestCase("text", "en", "txt")]
    [TestCase("json", "en", "json")]
    [TestCase("github", "ja", "txt")]
    public async Task A_mistake_in_a_fragment_shows_both_places(string format, string language, string ending)
    {
        using var project = new TestProject(
            ("appforge.yaml", "name: 試し\n"),
            ("apps/a/app.yaml", "name: あ\nuse: [outer]\nfields:\n  件名: { type: NUMBER }\n"),
            ("apps/b/app.yaml", "name: い\nuse:\n  - { fragment: amounts, with: { 金額: 税抜 } }\n  - { fragment: amounts, with: { 金額: 税込 } }\n"),
            ("fragments/outer.yaml", "use: [amounts]\n"),
            ("fragments/amounts.yaml", "parameters: { 金額: { default: 金額 } }\nfields:\n  ${金額}: { type: NUMBR }\nviews:\n  ${金額}の一覧: { type: LIST, fields: [件名] }\n"));
        var run = await CliRun.InAsync(project, "validate", "--format", format, "--lang", language);
        run.Code.ShouldBe(ExitCode.DefinitionErrors);
        Golden.Matches(run.Out, $"tests/AppForge.Cli.Tests/Goldens/validate-fragment.{format}.{language}.{ending}");
        (await CliRun.InAsync(project, "validate", "apps/a", "--format", format, "--lang", language)).Out.ShouldContain("NUMBR", Case.Sensitive, "a report on an app holds what its fragments do wrong");
    }

    [Test]
    public async Task A_warning_fails_only_where_that_is_asked()
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/a/app.yaml", "name: あ\n"), ("apps/a/viewz.yaml", "{}\n"));
        (await CliRun.InAsync(project, "validate")).Code.ShouldBe(0);
        (await CliRun.InAsync(project, "validate", "--warnings-as-errors")).Code.ShouldBe(ExitCode.DefinitionErrors);
    }

    [Test]
    public async Task What_is_waived_is_counted_until_the_day_is_over()
    {
        using var project = new TestProject(
            ("appforge.yaml", "name: 試し\npolicies: { P-OPS-01: error }\n"),
            ("apps/a/app.yaml", "name: あ\nenableBulkDeletion: true\nwaivers: [{ rule: P-OPS-01, reason: 作り直す, approvedBy: 課長, until: 2030-03-31 }]\n"));
        CliContext On(int year, int month, int day) => CliRun.Context(project.Root) with { Time = new FixedTime(new(year, month, day, 12, 0, 0, TimeSpan.Zero)) };

        (await CliRun.WithAsync(On(2030, 3, 31), ["validate", "--lang", "ja"])).Out.ShouldBe("まとめ  1アプリ   エラー 0   警告 0   除外 1      終了コード 0\n");
        (await CliRun.WithAsync(On(2030, 3, 31), ["validate", "--format", "github", "--lang", "en"])).Out.ShouldBe("::notice title=AppForge::findings waived: 1\n");
        using var json = JsonDocument.Parse((await CliRun.WithAsync(On(2030, 3, 31), ["validate", "--format", "json"])).Out);
        json.RootElement.GetProperty("summary").GetProperty("waived").GetInt32().ShouldBe(1);
        var waived = json.RootElement.GetProperty("waived")[0];
        waived.EnumerateObject().Select(p => p.Name).ShouldBe(["code", "app", "path", "line", "column", "message", "reason", "approvedBy", "until"]);
        waived.GetProperty("until").GetString().ShouldBe("2030-03-31");

        var over = await CliRun.WithAsync(On(2030, 4, 1), ["validate", "--lang", "ja"]);
        over.Code.ShouldBe(ExitCode.DefinitionErrors);
        over.Out.ShouldContain("P-META-03: 規則 P-OPS-01 の除外の期限が過ぎました。");
        over.Out.ShouldContain("P-OPS-01: レコードの一括削除が有効です。");
    }

    [Test]
    public async Task What_an_author_wrote_does_not_steer_the_terminal()
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/a/app.yaml", "name: あ\n\"\\e[2Jx\\u202E\": 1\nabc\u202Edef: 1\n"));
        var run = await CliRun.InAsync(project, "validate");
        run.Code.ShouldBe(ExitCode.DefinitionErrors);
        run.Out.ShouldNotContain("\e");
        run.Out.ShouldNotContain("\u202E");
    }

    [Test]
    public async Task The_samples_of_the_repository_are_valid()
    {
        using var project = TestProject.OfSamples();
        var run = await CliRun.InAsync(project, "validate", "--warnings-as-errors");
        run.Out.ShouldBe("まとめ  4アプリ   エラー 0   警告 0   除外 3      終了コード 0\nJavaScript  1ファイル   確かめた参照 11   実行するまで分からない参照 1\n");
        run.Code.ShouldBe(0);
    }
}

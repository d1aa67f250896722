using System.Text.Json;
using AppForge.Cli.Views;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Testing;

namespace AppForge.Cli.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class PlanViewTests
{
    [Test]
    public void The_text_is_as_it_was_looked_at([Values] Language language, [Values(80, 120)] int width)
    {
        var terminal = new Terminal(CliRun.Context("/") with { Width = width }, language);
        var text = PlanTextView.Text(PlanCase.Make(), terminal) + "\n" + PlanTextView.Text(PlanCase.MakeIncomplete(), terminal);
        Golden.Matches(text, $"tests/AppForge.Cli.Tests/Goldens/plan.{(language == Language.Japanese ? "ja" : "en")}.{width}.txt");
    }

    [Test]
    public void Details_of_an_app_start_in_one_column()
    {
        var terminal = new Terminal(CliRun.Context("/") with { Width = 120 }, Language.Japanese);
        var lines = PlanTextView.Text(PlanCase.Make(), terminal).Split('\n');
        int Column(string detail) => TextWidth.Of(lines.First(l => l.Contains(detail, StringComparison.Ordinal)).Split(detail)[0]);
        Column("DATETIME").ShouldBe(Column("! 値のあるレコード 3,102件を失います"));
        Column("DATETIME").ShouldBeLessThanOrEqualTo(36);
    }

    [Test]
    public void Colours_are_decoration_only()
    {
        var context = CliRun.Context("/");
        var painted = PlanTextView.Text(PlanCase.Make(), new(context with { IsOutTerminal = true }, Language.Japanese));
        painted.ShouldContain("\e[32m+");
        System.Text.RegularExpressions.Regex.Replace(painted, "\e\\[[0-9]+m", "").ShouldBe(PlanTextView.Text(PlanCase.Make(), new(context, Language.Japanese)));
    }

    [Test]
    public void An_empty_plan_counts_zeros()
    {
        var plan = PlanCase.Make() with { Apps = [], Steps = [], Reading = new(3, 0, 0) };
        PlanTextView.Text(plan, new(CliRun.Context("/"), Language.Japanese)).ShouldEndWith("まとめ  追加 0  変更 0  改名 0  削除 0      取得 3回  書込 0回・反映 0回の見込み\n");
        PlanTextView.Text(plan, new(CliRun.Context("/"), Language.English)).ShouldContain("0 writes");
    }

    [Test]
    public void Json_has_the_promised_shape()
    {
        using var output = new StringWriter();
        PlanJsonView.Write(PlanCase.MakeIncomplete(), new(CliRun.Context("/") with { Out = output }, Language.Japanese));
        Golden.Matches(output.ToString(), "tests/AppForge.Cli.Tests/Goldens/plan.json");
        using var json = JsonDocument.Parse(output.ToString());
        var root = json.RootElement;
        root.EnumerateObject().Select(p => p.Name)
            .ShouldBe(["schemaVersion", "environment", "planId", "complete", "apps", "unreadable", "foreign", "foreignChanges", "suspectedRenames", "handWork", "findings", "summary", "requests", "budget"]);
        root.GetProperty("complete").GetBoolean().ShouldBeFalse();
        var app = root.GetProperty("apps")[1];
        app.EnumerateObject().Select(p => p.Name).ShouldBe(["key", "name", "appId", "revision", "changes"]);
        foreach (var change in app.GetProperty("changes").EnumerateArray())
        {
            change.EnumerateObject().Select(p => p.Name).Where(p => p != "affectedRecordsAre").ShouldBe(["address", "action", "risk", "before", "after", "affectedRecords"]);
            new[] { "add", "change", "rename", "remove" }.ShouldContain(change.GetProperty("action").GetString());
            new[] { "none", "rewrites", "losesData" }.ShouldContain(change.GetProperty("risk").GetString());
        }

        root.GetProperty("foreign").EnumerateArray().Select(a => a.GetString()).ShouldBe(["apps.vehicle-trip"]);
        foreach (var change in root.GetProperty("foreignChanges").EnumerateArray())
        {
            change.EnumerateObject().Select(p => p.Name).ShouldBe(["address", "action", "risk", "before", "after"]);
        }

        var suspected = root.GetProperty("suspectedRenames").EnumerateArray().ShouldHaveSingleItem();
        suspected.EnumerateObject().Select(p => p.Name).ShouldBe(["old", "new", "renamedFrom"]);
        suspected.GetProperty("renamedFrom").GetString().ShouldBe("行先");

        foreach (var task in root.GetProperty("handWork").EnumerateArray())
        {
            task.EnumerateObject().Select(p => p.Name).ShouldBe(["address", "reason", "title", "before", "after"]);
            new[] { "declared", "difference", "followUp" }.ShouldContain(task.GetProperty("reason").GetString());
        }

        foreach (var finding in root.GetProperty("findings").EnumerateArray())
        {
            finding.EnumerateObject().Select(p => p.Name).ShouldBe(["code", "severity", "address", "message", "help", "affectedRecords"]);
            new[] { "error", "warning" }.ShouldContain(finding.GetProperty("severity").GetString());
        }

        root.GetProperty("summary").EnumerateObject().Select(p => p.Name).ShouldBe(["add", "change", "rename", "remove", "needsApproval"]);
        root.GetProperty("requests").EnumerateObject().Select(p => p.Name).ShouldBe(["read", "write", "deploy"]);
    }

    [Test]
    public void Somebody_elses_changes_are_listed_with_their_addresses()
    {
        var text = PlanTextView.Text(PlanCase.MakeIncomplete(), new(CliRun.Context("/") with { Width = 120 }, Language.Japanese));
        var foreign = text[text.IndexOf("ほかの人の未反映の変更", StringComparison.Ordinal)..];
        foreign.ShouldContain("    ~ views.未完了.filterCond");
        foreign.ShouldContain("    + fields.同乗者");
        foreign.ShouldNotContain("--allow-destructive", Case.Sensitive, "what somebody else does isn't ours to allow");
        var plan = PlanCase.MakeIncomplete();
        PlanTextView.Text(plan with { Apps = [plan.Apps[1] with { ForeignChanges = [] }] }, new(CliRun.Context("/"), Language.Japanese)).ShouldContain("設定の違いは見えません");
    }

    [Test]
    public void What_looks_like_a_rename_is_told_with_both_ways_out()
    {
        var text = PlanTextView.Text(PlanCase.Make(), new(CliRun.Context("/") with { Width = 80 }, Language.Japanese));
        text.ShouldContain("? apps.vehicle-trip.fields.行先 → apps.vehicle-trip.fields.目的地");
        text.ShouldContain("renamedFrom: 行先");
        text.ShouldContain("--allow-destructive apps.vehicle-trip.fields.行先");
    }

    [TestCase("apps.a.fields.b", "apps|a|fields|b")]
    [TestCase("apps.a.views.\"x.y\".sort", "apps|a|views|\"x.y\"|sort")]
    [TestCase("apps.a.process.actions[終える.二].filterCond", "apps|a|process|actions[終える.二]|filterCond")]
    [TestCase("apps.a.views.\"x\\\".y\"", "apps|a|views|\"x\\\".y\"")]
    public void Addresses_part_at_dots_outside_of_quotes_and_brackets(string address, string parts) =>
        string.Join('|', AddressParts.Of(address)).ShouldBe(parts);
}

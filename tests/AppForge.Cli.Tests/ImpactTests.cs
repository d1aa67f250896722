using System.Text.Json;
using AppForge.Testing;

namespace AppForge.Cli.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class ImpactTests
{
    private static readonly (string, string)[] Apps =
    [
        ("appforge.yaml", "name: 試し\n"),
        ("environments/local.yaml", "roles: { owner: group/owner }\n"),
        ("apps/car/app.yaml", """
            name: 車両
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
              状態: { type: DROP_DOWN, options: [可, 不可], defaultValue: 可 }
              距離: { type: NUMBER }
            views:
              使える車: { type: LIST, fields: [番号, 距離], filterCond: 状態 in ("可") }
            acl:
              app:
                - { entity: role/owner, allow: all }

            """),
        ("apps/trip/app.yaml", """
            name: 運行
            fields:
              車: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: car, relatedKeyField: 番号, fieldMappings: { 距離: 距離 }, filterCond: 状態 in ("可") } }
              距離: { type: NUMBER }
              倍: { type: CALC, expression: 距離 * 2 }
              四倍: { type: CALC, expression: 倍 * 2 }
            views:
              一覧: { type: LIST, fields: [四倍], filterCond: ステータス in ("済") }
            process:
              states: { 未: , 済: }
              actions:
                - { name: 終える, from: 未, to: 済 }

            """),
    ];

    [TestCase("ja", 80)]
    [TestCase("en", 120)]
    public async Task What_uses_a_field_is_shown_with_its_places(string language, int width)
    {
        using var project = new TestProject(Apps);
        var run = await CliRun.WithAsync(CliRun.Context(project.Root) with { Width = width }, ["impact", "apps.car.fields.距離", "--lang", language]);
        run.Code.ShouldBe(ExitCode.Done, run.Everything);
        Golden.Matches(run.Out, $"tests/AppForge.Cli.Tests/Goldens/impact.{language}.{width}.txt");
    }

    [TestCase("apps.car.fields.状態.options.可", 3, Description = "its default, a view here, a lookup there")]
    [TestCase("apps.trip.process.states.済", 2)]
    [TestCase("apps.car", 1)]
    [TestCase("roles.owner", 1)]
    [TestCase("role/owner", 1)]
    [TestCase("car.fields.番号.unique", 2, Description = "of a property: what uses its field")]
    [TestCase("apps.trip.views.一覧", 0)]
    public async Task Uses_are_counted(string address, int uses)
    {
        using var project = new TestProject(Apps);
        var run = await CliRun.InAsync(project, "impact", address, "--format", "json");
        run.Code.ShouldBe(ExitCode.Done, run.Everything);
        using var json = JsonDocument.Parse(run.Out);
        json.RootElement.GetProperty("uses").GetArrayLength().ShouldBe(uses, run.Out);
        json.RootElement.GetProperty("summary").GetProperty("uses").GetInt32().ShouldBe(uses);
    }

    [Test]
    public async Task What_depends_on_it_through_fields_follows()
    {
        using var project = new TestProject(Apps);
        using var json = JsonDocument.Parse((await CliRun.InAsync(project, "impact", "apps.car.fields.距離", "--format", "json")).Out);
        json.RootElement.GetProperty("dependents").EnumerateArray().Select(d => d.GetProperty("address").GetString())
            .ShouldBe(["apps.trip.fields.距離", "apps.trip.fields.倍", "apps.trip.fields.四倍"]);
        using var here = JsonDocument.Parse((await CliRun.InAsync(project, "impact", "apps.trip.fields.距離", "--format", "json")).Out);
        here.RootElement.GetProperty("dependents").EnumerateArray().Select(d => d.GetProperty("address").GetString())
            .ShouldBe(["apps.trip.fields.倍", "apps.trip.fields.四倍"]);
    }

    [Test]
    public async Task A_wrong_address_is_a_usage_mistake_with_a_guess()
    {
        using var project = new TestProject(Apps);
        var run = await CliRun.InAsync(project, "impact", "apps.car.fields.距難", "--lang", "en");
        run.Code.ShouldBe(ExitCode.Usage);
        run.Error.ShouldContain("Did you mean apps.car.fields.距離?");
    }
}

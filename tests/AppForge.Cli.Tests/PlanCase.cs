using System.Collections.Immutable;
using AppForge.Compiler;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;
using AppForge.Deploy.Planning.Findings;
using AppForge.Deploy.Planning.Records;

namespace AppForge.Cli.Tests;

/// <summary>A plan made by hand, with a change of every kind.</summary>
internal static class PlanCase
{
    private const string Register = """
        name: 試し
        plugins: { kantan-map: { name: かんたん地図, id: abcdefghijklmnopabcdefghijklmnop }, old-chart: { name: 旧グラフ, id: ponmlkjihgfedcbaponmlkjihgfedcba } }

        """;

    private const string TripBefore = """
        name: 公用車運行記録
        description: |
          <b>公用車</b>の記録
          旧い説明
          おわり
        fields:
          金額: { type: NUMBER }
          旧備考: { type: MULTI_LINE_TEXT }
          行先: { type: SINGLE_LINE_TEXT, label: 行き先 }
          区分: { type: RADIO_BUTTON, options: [公務, 研修, 災害], defaultValue: 公務 }
          走行距離: { type: NUMBER }
          税込: { type: CALC, expression: 金額 * 1.1 }
        views:
          未完了: { type: LIST, fields: [金額, 区分], filterCond: 区分 in ("公務") }
          古い一覧: { type: LIST, fields: [金額] }
        acl:
          app:
            - { entity: group/owner, allow: all }
            - { entity: everyone, allow: [recordViewable] }
        customize:
          desktop:
            js: [https://js.example.com/jquery.js, "live:sha256-1111111111111111111111111111111111111111111111111111111111111111/1204/trip.js"]
        plugins: [kantan-map, old-chart]

        """;

    private static readonly string TripByHand = TripBefore
        .Replace("走行距離: { type: NUMBER }", "走行距離: { type: NUMBER, unit: キロ }\n  同乗者: { type: SINGLE_LINE_TEXT }", StringComparison.Ordinal)
        .Replace("filterCond: 区分 in (\"公務\")", "filterCond: 区分 in (\"研修\")", StringComparison.Ordinal);

    private const string TripAfter = """
        name: 公用車運行記録
        categories: [公用車, 二輪]
        description: |
          <b>公用車</b>の記録
          新しい説明
          おわり
        fields:
          到着予定: { type: DATETIME }
          目的地: { type: SINGLE_LINE_TEXT, label: 行き先 }
          税抜金額: { type: NUMBER, renamedFrom: 金額 }
          区分: { type: RADIO_BUTTON, options: [公務, 災害, 研修, 視察], defaultValue: 公務 }
          走行距離: { type: NUMBER, required: true, unit: km }
          税込: { type: CALC, expression: 税抜金額 * 1.1 }
        views:
          未完了: { type: LIST, fields: [税抜金額, 区分], filterCond: '区分 in ("公務", "災害")' }
          "一覧.予定": { type: CALENDAR, date: 到着予定 }
        acl:
          app:
            - { entity: group/owner, allow: all }
            - { entity: group/staff, allow: [recordViewable, recordAddable] }
            - { entity: everyone, allow: [recordViewable] }
        customize:
          scope: ADMIN
          desktop:
            js: [https://js.example.com/jquery.js, "live:sha256-2222222222222222222222222222222222222222222222222222222222222222/1310/trip.js"]
            css: ["live:sha256-3333333333333333333333333333333333333333333333333333333333333333/88/trip.css"]
        plugins: [{ plugin: kantan-map, enabled: false }]

        """;

    private const string Master = """
        name: 【M】公用車マスタ
        fields:
          車両番号: { type: SINGLE_LINE_TEXT, required: true, unique: true }
          車種: { type: SINGLE_LINE_TEXT }
        views:
          すべて: { type: LIST, fields: [車両番号, 車種] }
        process:
          states: { 予約: , 完了:  }
          actions: [{ name: 終える, from: 予約, to: 完了 }]
        customize: { desktop: { js: ["live:sha256-3333333333333333333333333333333333333333333333333333333333333333/88/master.js"] } }
        plugins: [kantan-map]
        categories: [乗用車, 貨物車]
        webhooks: [{ url: "https://hooks.example.com/vehicle", events: [recordAdded] }]

        """;

    public static Plan Make()
    {
        var (before, after) = (Compile(TripBefore), Compile(TripAfter));
        var live = before.Apps["vehicle-trip"];
        var (desired, _) = Overlay.Apply(after.Apps["vehicle-trip"], live, []);
        var changes = Differ.Compare(live, desired);
        var trip = new AppPlan("vehicle-trip", "【検証】公用車運行記録", 118, 57, changes, [], Foreign: false, desired, live)
        {
            Move = new("公用車", 12, 15),
            LostRecords = ImmutableSortedDictionary<string, RecordCount>.Empty.Add("apps.vehicle-trip.fields.旧備考", new(RecordCountKind.Exact, 3102)),
            Findings = [new(PlanDiagnostics.All.First(d => d.Code == "AF4104"), new("apps.vehicle-trip.fields.走行距離.required"), new(RecordCountKind.Exact, 41))],
            ManualTasks =
            [
                .. changes.Where(c => c.IsByHand).Select(c => new ManualTask(c.Address, ManualReason.Difference, c.Area.Title, c.Before, c.After)),
                .. changes.Where(c => c.FollowUp is not null).Select(c => new ManualTask(c.Address, ManualReason.FollowUp, c.FollowUp!, null, null)),
                .. Declared(desired),
            ],
        };
        var master = new AppPlan("vehicle-master", "【検証】【M】公用車マスタ", null, null, [], [], Foreign: false, after.Apps["vehicle-master"], null)
        {
            ManualTasks = [.. Declared(after.Apps["vehicle-master"])],
        };
        return new("staging", "7c1e04b2", [master, trip], [new CreateAppStep("vehicle-master", "【検証】【M】公用車マスタ"), new DeployStep(["vehicle-master", "vehicle-trip"], DeployPurpose.Changes)], new RequestCounts(61, 0, 0))
        {
            Project = new(Compiler.Diagnostics.Language.Japanese, "Asia/Tokyo", ImmutableSortedDictionary<string, string>.Empty),
            Target = "https://minami-ken-kensho-example.cybozu.com",
            Ids = AppIdMap.Empty.With("vehicle-trip", 118),
            DefinitionsHash = new string('0', 64),
        };
    }

    /// <summary>The same, with everything that a plan may have to warn of.</summary>
    public static Plan MakeIncomplete()
    {
        var plan = Make();
        var trip = plan.Apps[1] with
        {
            LostRecords = ImmutableSortedDictionary<string, RecordCount>.Empty,
            Findings = [new(PlanDiagnostics.All.First(d => d.Code == "AF4101"), new("apps.vehicle-trip.fields.車両番号.unique"), new(RecordCountKind.AtLeast, 2)), .. plan.Apps[1].Findings],
            Foreign = true,
            ForeignChanges = Differ.Compare(Compile(TripBefore).Apps["vehicle-trip"], Compile(TripByHand).Apps["vehicle-trip"]),
            Unreadable = [new("apps.vehicle-trip.fields.車両番号.lookup")],
        };
        return plan with { Apps = [plan.Apps[0], trip] };
    }

    /// <summary>The definitions that the plans are made of.</summary>
    public static Compilation Definitions() => Compile(TripAfter);

    private static IEnumerable<ManualTask> Declared(AppModel app) =>
        HandWork.In(app).Where(i => !i.Property.IsRead).Select(i => new ManualTask(i.Address, ManualReason.Declared, i.Property.Title, null, i.Value));

    private static Compilation Compile(string trip)
    {
        var compilation = AppCompiler.Compile(
            ProjectFiles.Of([new("appforge.yaml", Register), new("apps/vehicle-trip/app.yaml", trip), new("apps/vehicle-master/app.yaml", Master)]), CancellationToken.None);
        compilation.Diagnostics.Select(d => d.Span.StartPosition + d.Message(Compiler.Diagnostics.Language.English)).ShouldBeEmpty();
        return compilation;
    }
}

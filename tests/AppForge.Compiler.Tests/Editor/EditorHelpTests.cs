using System.Diagnostics;
using System.Text.Json.Nodes;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Areas;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Editor;

/// <summary>What an author sees in an editor: the real yaml-language-server, with the schemas of this working tree.</summary>
[TestFixture]
public sealed class EditorHelpTests
{
    private const char Cursor = '▮';
    private const int Property = 10; // CompletionItemKind of the protocol

    private static readonly (string Area, string Text, string[] Skeletons)[] Places =
    [
        ("fields", "fields:\n  ▮\n", ["文字列（1行）を追加", "数値を追加", "ルックアップ（文字列）を追加", "テーブルを追加"]),
        ("columns", "fields:\n  明細:\n    type: SUBTABLE\n    fields:\n      ▮\n", ["数値を追加", "日付を追加"]),
        ("views", "views:\n  ▮\n", ["表を追加", "カレンダーを追加", "カスタマイズを追加"]),
        ("states", "process:\n  states:\n    ▮\n", ["ステータスを追加"]),
        ("process actions", "process:\n  actions:\n    - ▮\n", ["作業者が行うアクションを追加", "作業者以外も行えるアクションを追加"]),
        ("permissions", "acl:\n  app:\n    - ▮\n", ["アプリのアクセス権を追加"]),
        ("record permissions", "acl:\n  record:\n    - ▮\n", ["レコードのアクセス権を追加"]),
        ("reminders", "notifications:\n  reminder:\n    notifications:\n      - ▮\n", ["リマインダーを追加"]),
        ("reports", "reports:\n  ▮\n", ["横棒グラフを追加", "円グラフを追加", "クロス集計表を追加"]),
        ("app actions", "actions:\n  ▮\n", ["アプリアクションを追加"]),
    ];

    private static readonly Dictionary<string, Variant> FieldTypes = FieldsArea.Field.Variants.Where(v => !v.IsServerOwned)
        .ToDictionary(v => v.Tags[0] + (v.Presence is { } p ? "+" + p : ""), StringComparer.Ordinal);

    private static int _count;
    private LanguageServer _server = null!;

    private static string[] Types() => [.. FieldTypes.Keys.Order(StringComparer.Ordinal)];

    private static string[] PlaceNames() => [.. Places.Select(p => p.Area)];

    private static string[] Files() =>
    [
        .. new[] { "apps", "environments", "fragments" }.SelectMany(f => Directory.EnumerateFiles(RepositoryRoot.Of(f), "*.yaml", SearchOption.AllDirectories))
            .Append(RepositoryRoot.Of("appforge.yaml"))
            .Where(f => !f.EndsWith(".apps.yaml", StringComparison.Ordinal)) // written by the tool
            .Select(f => Path.GetRelativePath(RepositoryRoot.Path, f).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [OneTimeSetUp]
    public async Task Start()
    {
        if (LanguageServer.Missing is { } reason)
        {
            Assert.Ignore(reason);
        }

        _server = await LanguageServer.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [TestCaseSource(nameof(Files))]
    public async Task A_file_of_the_samples_names_its_schema_and_raises_no_alarm(string file)
    {
        var text = await File.ReadAllTextAsync(RepositoryRoot.Of(file));
        text.ShouldStartWith("# yaml-language-server: $schema=");
        (await _server.DiagnoseAsync(file, text)).ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Types))]
    public async Task In_a_field_just_the_properties_of_its_type_are_offered(string type)
    {
        var variant = FieldTypes[type];
        var isLookup = variant.Presence is not null;
        var items = await CompleteAsync($"fields:\n  項目:\n    type: {variant.Tags[0]}\n{(isLookup ? $"    {variant.Presence}: {{ relatedApp: a, relatedKeyField: b }}\n" : "")}    ▮\n");

        // What is written may be the beginning of another word to the server (GROUP, GROUP_SELECT); what makes a lookup of it is offered, too.
        var possible = FieldTypes.Values.Where(v => v == variant || (!isLookup && v.Presence is null && v.Tags[0].StartsWith(variant.Tags[0], StringComparison.Ordinal))).SelectMany(v => v.Shape.Properties);
        var lookups = FieldTypes.Values.Where(v => !isLookup && v.Presence is not null && v.Tags[0] == variant.Tags[0]).Select(v => v.Presence!);
        items.Where(i => (int)i["kind"]! == Property).Select(Label).ShouldBe(
            possible.Where(p => p.Side != PropertySide.ServerOnly && p.Name != variant.Presence).Select(p => p.Name).Concat(lookups).Append("renamedFrom").Append("override").Distinct(),
            ignoreOrder: true);
    }

    [Test]
    public async Task The_types_are_offered_with_their_names_on_the_screen()
    {
        var items = await CompleteAsync("fields:\n  項目:\n    type: ▮\n");
        items.Select(Label).ShouldBe(FieldsArea.Field.Variants.Where(v => !v.IsServerOwned).SelectMany(v => v.Tags).Distinct());
        Documentation(items.Single(i => Label(i) == "DROP_DOWN")).ShouldBe("ドロップダウン");
    }

    [TestCase("theme: ▮\n", "BLUE", "ブルー")]
    [TestCase("acl:\n  app:\n    - entity: everyone\n      allow: [▮]\n", "recordViewable", "閲覧")]
    [TestCase("reports:\n  集計:\n    chartType: ▮\n", "PIVOT_TABLE", "クロス集計表")]
    [TestCase("process:\n  states:\n    起票:\n      assignee:\n        type: ▮\n", "ANY", "候補のうち誰か1名が行う")]
    public async Task Words_are_offered_with_what_they_mean(string text, string word, string meaning) =>
        Documentation((await CompleteAsync(text)).First(i => Label(i) == word)).ShouldBe(meaning);

    [TestCase("acl:\n  app:\n    - entity: ▮\n", new[] { "role/", "group/", "organization/", "user/", "everyone", "creator" })]
    [TestCase("acl:\n  record:\n    - entities:\n        - entity: ▮\n", new[] { "role/", "field/", "group/", "organization/", "user/", "everyone" })]
    [TestCase("owner: ▮\n", new[] { "role/", "group/", "organization/", "user/", "everyone" })]
    public async Task Who_can_stand_at_a_place_is_offered(string text, string[] forms) =>
        (await LabelsAsync(text)).Except(["null"]).ShouldBe(forms, ignoreOrder: true);

    [TestCaseSource(nameof(PlaceNames))]
    public async Task A_skeleton_is_offered_where_something_new_can_stand(string area)
    {
        var (_, text, skeletons) = Places.Single(p => p.Area == area);
        skeletons.ShouldBeSubsetOf(await LabelsAsync(text));
    }

    [Test]
    public async Task A_skeleton_has_what_is_required_and_what_is_usual()
    {
        var items = await CompleteAsync("reports:\n  ▮\n");
        ((string)items.Single(i => Label(i) == "横棒グラフを追加")["insertText"]!).ReplaceLineEndings("\n").ShouldBe("""
            ${1:グラフ名}:
              chartType: BAR
              groups:
                - ${2:フィールド}
              aggregations:
                - type: SUM
                  code: ${3:フィールド}
            """.ReplaceLineEndings("\n"));
    }

    [TestCase("fields:\n  項目:\n    type: NUMBER\n    loo▮kup:\n      relatedApp: a\n      relatedKeyField: b\n", "ルックアップ", "ほかのアプリのレコードを選び")]
    [TestCase("the▮me: BLUE\n", "デザインテーマ", "既定は WHITE（ホワイト）")]
    [TestCase("views:\n  一覧:\n    type: LIST\n    so▮rt: a asc\n", "ソート", "書かなければ、レコード番号 desc。")]
    [TestCase("webh▮ooks: []\n", "Webhook", "APIでは設定できません")]
    [TestCase("fields:\n  項目:\n    type: DA▮TE\n", "フィールドの種類", "`DATE`: 日付")]
    public async Task A_word_is_explained_in_Japanese_first(string text, string title, string explanation)
    {
        var (path, whole, line, column) = At(text);
        var shown = await _server.HoverAsync(path, whole, line, column);
        shown.ShouldStartWith("#### " + title + "\n");
        shown.ShouldContain(explanation);
    }

    [TestCase("fields:\n  項目:\n    type: NUMBER\n    requird: true\n", 6, "requird")]
    [TestCase("fields:\n  項目:\n    type: NUMBER\n    maxLength: 3\n", 6, "maxLength")]
    [TestCase("fields:\n  項目:\n    type: TEXT\n", 5, "SINGLE_LINE_TEXT")]
    [TestCase("theme: PINK\n", 3, "WHITE")]
    [TestCase("fields:\n  項目:\n    type: RADIO_BUTTON\n", 4, "options")]
    [TestCase("process:\n  actions:\n    - name: 進める\n      from: 起票\n", 5, "to")]
    [TestCase("layout:\n  - [項目, { field: 備考, wide: 3 }]\n", 4, "wide")]
    [TestCase("views:\n  一覧:\n    type: CALENDAR\n    fields: [a]\n", 6, "fields")]
    [TestCase("filds: {}\n", 3, "filds")]
    public async Task A_mistake_is_shown_at_its_line(string text, int line, string word)
    {
        var (path, whole, _, _) = At(text);
        var found = await _server.DiagnoseAsync(path, whole);
        found.ShouldHaveSingleItem().ShouldStartWith($"{line}: ");
        found[0].ShouldContain(word);
    }

    [Test]
    public async Task Short_forms_raise_no_alarm()
    {
        var (path, whole, _, _) = At("""
            icon: APP1
            titleField: 件名
            description: { file: 説明.html }
            theme:
            fields:
              件名: { type: SINGLE_LINE_TEXT, maxLength: "10", defaultValue: 1 }
              相手: { type: LINK, lookup: unreadable }
              区分: { type: DROP_DOWN, options: [公務, 2, { label: 研修, renamedFrom: 研究 }], defaultValue: 2 }
              線: { type: NUMBER, raw: { newSetting: 1 } }
            layout:
              - [件名, { hr: 755 }, { spacer: }]
              - { group: まとまり, layout: [[区分]] }
              - table: 明細
            process: { states: { 起票: , 完了: { assignee: { entities: [role/leader] } } } }
            acl: { app: [creator, { entity: role/owner, allow: all }], record: [{ entities: [everyone] }] }
            notifications: { general: [everyone], reminder: { timezone: Asia/Tokyo } }
            reports: { 件数: { chartType: PIE, groups: [区分], aggregations: [{ type: COUNT }], sorts: [TOTAL] } }
            actions: { 写す: { destApp: other, mappings: { 件名: 件名, 元: { srcType: RECORD_URL } }, entities: [everyone] } }
            plugins: [kantan-map, { plugin: other, enabled: false }]
            adminNotes: メモ
            """);
        (await _server.DiagnoseAsync(path, whole)).ShouldBeEmpty();
    }

    /// <summary>An editor that opens an app for the first time reads the whole schema: that has to be no wait.</summary>
    [Test]
    public async Task The_schema_of_an_app_is_read_quickly()
    {
        await using var fresh = await LanguageServer.StartAsync();
        var (path, whole, _, _) = At("theme: BLUE\n");
        var watch = Stopwatch.StartNew();
        await fresh.DiagnoseAsync(path, whole);
        TestContext.Out.WriteLine($"{new FileInfo(RepositoryRoot.Of("schemas/app.schema.json")).Length / 1024} kB read and applied in {watch.ElapsedMilliseconds} ms");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private async Task<IReadOnlyList<JsonObject>> CompleteAsync(string text)
    {
        var (path, whole, line, column) = At(text);
        return await _server.CompleteAsync(path, whole, line, column);
    }

    private async Task<string[]> LabelsAsync(string text) => [.. (await CompleteAsync(text)).Select(Label).Distinct(StringComparer.Ordinal)];

    // A new file each time: no test sees what another opened.
    private static (string Path, string Text, int Line, int Column) At(string text)
    {
        var whole = "# yaml-language-server: $schema=../../schemas/app.schema.json\nname: 例\n" + text.ReplaceLineEndings("\n");
        var at = whole.IndexOf(Cursor, StringComparison.Ordinal);
        var before = at < 0 ? whole : whole[..at];
        return ($"apps/example/{Interlocked.Increment(ref _count)}.yaml", whole.Replace(Cursor.ToString(), "", StringComparison.Ordinal),
            before.Count(c => c == '\n'), before.Length - before.LastIndexOf('\n') - 1);
    }

    private static string Label(JsonObject item) => (string)item["label"]!;

    private static string? Documentation(JsonObject item) => item["documentation"] is JsonObject markup ? (string?)markup["value"] : (string?)item["documentation"];
}

using AppForge.Compiler;
using AppForge.Compiler.Syntax;
using AppForge.Documents.Design;
using AppForge.Documents.Templates;
using AppForge.Documents.Tests.Samples;
using Shouldly;

namespace AppForge.Documents.Tests.Design;

[Parallelizable(ParallelScope.All)]
internal sealed class DesignDocumentTests
{
    private const string Small = """
        name: 備品貸出
        classification: "2"
        fields:
          品名: { type: SINGLE_LINE_TEXT, required: true, unique: true, maxLength: 64 }
          区分: { type: DROP_DOWN, options: [机, いす, 電話, 投影機, 掲示板, 幕, 音響, その他] }
          個数: { type: NUMBER, unit: 個, unitPosition: AFTER, minValue: 0 }
          単価: { type: NUMBER, unit: 円, unitPosition: AFTER, digit: true }
          金額: { type: CALC, expression: 個数 * 単価, unit: 円, unitPosition: AFTER }
          借受人: { type: USER_SELECT, personal: 氏名 }
        views:
          貸出中: { type: LIST, fields: [品名, 個数], filterCond: ステータス in ("貸出中"), sort: 品名 asc }
        process:
          states: { 受付: , 貸出中: { assignee: { entities: [field/借受人] } }, 返却済: }
          actions:
            - { name: 貸し出す, from: 受付, to: 貸出中, filterCond: 個数 > 0 }
            - { name: 返す, from: 貸出中, to: 返却済 }
        acl:
          app: [{ entity: role/owner, allow: [appEditable, recordViewable, recordAddable, recordEditable, recordDeletable] }, { entity: everyone, allow: [recordViewable] }]
          record: [{ entities: [{ entity: role/owner, allow: [viewable, editable, deletable] }, { entity: field/借受人, allow: [viewable] }] }]
          field: { 単価: [{ entity: role/owner, accessibility: WRITE }, { entity: everyone, accessibility: READ }] }
        """;

    [Test]
    public void A_small_app_gives_the_document_that_was_looked_at()
    {
        var output = Write(SampleProject.Document("equipment", Small, "## 目的\n\n備品の貸出を記録する。\n\n## 前提\n\n- 予約はしない。\n", "- 1.1（2026-09-30）4 フィールド一覧、7 一覧｜「単価」を追加。\n- 1.0（2026-07-01）初版納品。\n"));
        output.FileName.ShouldBe("アプリ設計書_備品貸出_v1.1_20260930.html");
        Golden.Check("equipment.html", output.Text);
    }

    [Test]
    public void What_an_app_is_excused_from_is_in_chapter_14()
    {
        var text = Write(SampleProject.Document("staff-master")).Text;
        var chapter = text[text.IndexOf("<section id=\"c14\">", StringComparison.Ordinal)..];
        foreach (var said in new[] { "P-PII-02", "個人情報の項目が全員に見えない", "庁内の職員録", "デジタル推進課長", "令和11年3月31日", "2件" })
            chapter.ShouldContain(said);
        Write(SampleProject.Document("org-master")).Text.ShouldNotContain("ガバナンス規則の除外");
    }

    [TestCase("vehicle-trip", "アプリ設計書_公用車予約・運行_v1.0_20260930.html")]
    [TestCase("vehicle-master", "アプリ設計書_【M】公用車マスタ_v1.0_20260930.html")]
    [TestCase("org-master", "アプリ設計書_【M】所属マスタ_v1.0_20260930.html")]
    [TestCase("staff-master", "アプリ設計書_【M】職員マスタ_v1.0_20260930.html")]
    public void The_apps_of_the_repository_have_their_documents(string app, string fileName)
    {
        var output = Write(SampleProject.Document(app));
        output.FileName.ShouldBe(fileName);
        Preview(app, output.Text);
        output.Text.ShouldContain("付録2");
        output.Text.ShouldNotContain("<script");
        foreach (var reference in new[] { "href=\"http", "src=", "@import" })
            output.Text.ShouldNotContain(reference, Case.Insensitive, "addresses are text: the page needs nothing from outside");
        output.Text.ShouldNotContain("url(");
    }

    [Test]
    public void What_is_long_is_written_whole()
    {
        var name = "項" + new string('w', 62) + "目";
        var options = Enumerable.Range(1, 137).Select(i => $"選択肢の{i}番目").ToList();
        var formula = string.Join(" + ", Enumerable.Range(1, 40).Select(i => $"数値{i}"));
        var yaml = $$"""
            name: 長いもの
            fields:
              {{name}}: { type: SINGLE_LINE_TEXT, required: true, unique: true }
              選択: { type: DROP_DOWN, options: [{{string.Join(", ", options)}}] }
              合計: { type: CALC, expression: {{formula}} }
            """ + string.Concat(Enumerable.Range(1, 500).Select(i => $"\n  数値{i}: {{ type: NUMBER, unit: 円 }}")) + """

            process:
              states: { s1: , s2: , s3: , s4: , s5: , s6: , s7: , s8: , s9: , s10: , s11: , s12: , s13: , s14: , s15: , s16: , s17: , s18: , s19: , s20: }
              actions: [
            """ + string.Join(", ", Enumerable.Range(1, 19).Select(i => $"{{ name: 進める{i}, from: s{i}, to: s{i + 1} }}").Concat(Enumerable.Range(2, 15).Select(i => $"{{ name: 差し戻す, from: s{i}, to: s{(i / 2) + 1} }}"))) + "]\n";
        var output = Write(SampleProject.Document("long", yaml));
        Preview("long", output.Text);
        output.Text.ShouldContain("ほか132（付録1.1）");
        output.Text.ShouldContain("選択肢の137番目");
        output.Text.ShouldContain("数値40</span>");
        output.Text.ShouldContain("全503項目");
    }

    [Test]
    public void A_row_with_a_long_condition_may_break_over_pages()
    {
        string Rows(int terms) => Write(SampleProject.Document("long", "name: 長い条件\nfields: { 件名: { type: SINGLE_LINE_TEXT } }\nnotifications: { perRecord: [{ targets: [everyone], filterCond: '"
            + string.Join(" or ", Enumerable.Range(1, terms).Select(i => $"件名 like \"言葉{i}\"")) + "' }] }\n")).Text;
        Rows(2).ShouldNotContain("<tr class=\"long\">");
        Rows(20).ShouldContain("<tr class=\"long\">");
    }

    [Test]
    public void The_same_definition_gives_the_same_bytes() =>
        Write(SampleProject.Document("equipment", Small)).Text.ShouldBe(Write(SampleProject.Document("equipment", Small)).Text);

    [Test]
    public void Another_definition_has_another_hash() =>
        SampleProject.Document("equipment", Small).Cover.DefinitionHash.ShouldNotBe(SampleProject.Document("equipment", Small + "\nspace: 総務\n").Cover.DefinitionHash);

    [Test]
    public void What_nobody_wrote_is_said()
    {
        var text = Write(SampleProject.Document("equipment", Small)).Text;
        text.ShouldContain("〔未記入：目的〕");
        text.ShouldContain("〔未記入：制限事項・運用上の注意〕");
        text.ShouldContain("発行日未定");
    }

    [Test]
    public void An_app_without_anything_is_written()
    {
        var text = Write(SampleProject.Document("empty", "name: 空\n")).Text;
        text.ShouldContain("フィールドはない。");
        text.ShouldContain("全利用者（Everyone）");
        text.ShouldContain("配置されたフィールドはない。");
    }

    private const string Everything = """
        name: 何でも
        fields:
          レコード番号: { type: RECORD_NUMBER, label: 受付番号 }
          件名: { type: SINGLE_LINE_TEXT }
          数量: { type: NUMBER, unit: 件, unitPosition: AFTER }
          期限: { type: DATE }
          開始: { type: DATETIME }
          担当: { type: USER_SELECT }
          新型: { raw: { type: NEW_TYPE, label: 新しい型 } }
        layout: [[件名, 数量, 期限, 開始, 担当, 新型]]
        notifications:
          general: { notifyToCommenter: false, notifications: [{ entity: field/担当, events: [recordAdded, statusChanged] }, { entity: everyone }] }
          perRecord: [{ filterCond: '数量 > 3 and (件名 like "急" or 件名 like "至急")', title: 確認, targets: [{ entity: organization/dx, includeSubs: true }] }, { targets: [role/owner] }]
          reminder:
            - { timing: { code: 期限, daysLater: -3, time: "09:00" }, targets: [field/担当] }
            - { timing: { code: 期限, time: "08:30" }, title: 本日, targets: [field/担当] }
            - { timing: { code: 開始, hoursLater: -2 }, targets: [field/担当] }
            - { timing: { code: 開始, daysLater: 1, hoursLater: 3 }, targets: [field/担当] }
        reports:
          月別: { chartType: COLUMN, chartMode: STACKED, groups: [{ code: 期限, per: MONTH }, 担当], aggregations: [{ type: COUNT }, { type: SUM, code: 数量 }], sorts: [{ by: GROUP2, order: ASC }], periodicReport: { period: { every: MONTH, dayOfMonth: END_OF_MONTH, time: "17:30" } } }
          年: { chartType: PIE, groups: [件名], aggregations: [{ type: COUNT }], periodicReport: { active: false, period: { every: YEAR, month: 4, dayOfMonth: 1, time: "09:00" } } }
          四半期: { chartType: PIE, groups: [件名], aggregations: [{ type: COUNT }], periodicReport: { period: { every: QUARTER, pattern: JAN_APR_JUL_OCT, dayOfMonth: 1, time: "09:00" } } }
          週: { chartType: PIE, groups: [件名], aggregations: [{ type: COUNT }], periodicReport: { period: { every: WEEK, dayOfWeek: MONDAY, time: "09:00" } } }
          日: { chartType: PIE, groups: [件名], aggregations: [{ type: COUNT }], periodicReport: { period: { every: DAY, time: "09:00" } } }
          時: { chartType: PIE, groups: [件名], aggregations: [{ type: COUNT }], periodicReport: { period: { every: HOUR, minute: 30 } } }
        actions:
          写す: { destApp: whole, mappings: { 件名: 件名, 数量: 数量 }, filterCond: 数量 > 0 }
          見えない: { destApp: unreadable, mappings: unreadable }
        customize: { scope: ADMIN, desktop: { js: [https://example.jp/a.js, customize/a.js], css: [customize/none.css] }, consultation: KY-1 }
        plugins: [{ plugin: map, settings: 地図を出す, fields: [件名] }]
        adminNotes: { content: <b>注意</b>, includeInTemplateAndDuplicates: true }
        appCode: ALL
        categories: [甲, 甲/乙]
        """;

    private static DesignDocument Whole(string more = "")
    {
        var files = new[]
        {
            new SourceText("appforge.yaml", "name: 試験\nplugins: { map: { name: 地図, id: abcdefghijklmnopabcdefghijklmnop, plan: ライト, approval: PL-1 } }\n"),
            new SourceText("apps/whole/app.yaml", Everything + "\n" + more), new SourceText("apps/whole/customize/a.js", "あ"),
        };
        return new DesignDocumentBuilder(AppCompiler.Compile(ProjectFiles.Of(files), CancellationToken.None)).Build("whole", "", "");
    }

    [Test]
    public void Notifications_are_said_in_words()
    {
        var chapter = Whole().Notifications;
        chapter.General.Rows.Select(r => string.Join("：", r)).ShouldBe(["レコードの「担当」に指定された利用者：レコードの追加、ステータスの更新", "全利用者（Everyone）：なし"]);
        chapter.Commenters.ShouldContain("知らせない");
        chapter.Records[0].Filter.Sentence.ShouldContain("数量が3件より大きい");
        chapter.Records[0].Targets.ShouldBe(["組織「dx」に属する利用者（下位組織を含む）"]);
        chapter.Records[1].Filter.Sentence.ShouldBe("すべてのレコード");
        chapter.Reminders.Select(r => r.Timing).ShouldBe(["「期限」の3日前の9時", "「期限」の当日の8時30分", "「開始」の2時間前", "「開始」の1日後の3時間後"]);
        chapter.TimeZone.ShouldBe("Asia/Tokyo");
    }

    [Test]
    public void Graphs_are_said_in_words()
    {
        var graphs = Whole().Graphs;
        graphs[0].Kind.ShouldBe("縦棒グラフ（積み上げ）");
        graphs[0].Groups.ShouldBe(["大項目：期限（月単位）", "中項目：担当"]);
        graphs[0].Aggregations.ShouldBe(["レコード数", "数量の合計"]);
        graphs[0].Sort.ShouldBe(["担当の昇順"]);
        graphs[1].Sort.ShouldBe(["集計値の大きい順"]);
        graphs.Select(g => g.Periodic).ShouldBe(
        [
            "毎月末日の17時30分に記録する", "毎年4月1日の9時に記録する（止めている）", "四半期ごと（1・4・7・10月）の1日の9時に記録する", "毎週月曜日の9時に記録する", "毎日の9時に記録する", "毎時30分に記録する",
        ]);
    }

    [Test]
    public void Actions_and_extensions_are_listed()
    {
        var document = Whole();
        document.AppActions[0].Mappings.ShouldBe(["件名 ← 件名", "数量 ← 数量"]);
        document.AppActions[0].Who.ShouldBe(["なし（誰も使えない）"]);
        document.AppActions[1].Destination.ShouldBe("確認できませんでした");
        document.Extensions.Plugins.Rows.ShouldHaveSingleItem().ShouldBe(["地図", "ライト", "", "地図を出す", "件名", "PL-1"]);
        document.Extensions.CustomizationSentence.ShouldBe("適用範囲はアプリ管理者だけ。協議番号はKY-1。上から順に読み込まれる。");
        document.Extensions.Customizations.Select(c => $"{c.Language} {c.Asset} {c.Size} {c.Digest}").ShouldBe(
            ["JavaScript https://example.jp/a.js  ", "JavaScript customize/a.js 3 " + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("あ"u8))[..16], "CSS customize/none.css ファイルがない "]);
        document.Extensions.HandWork.Select(h => h.Setting).ShouldBe(["アプリコード", "カテゴリー（階層は / で区切る）", "「地図」の設定の要点", "「地図」の設定が使うフィールド"], ignoreOrder: true);
        document.Extensions.HandWork.ShouldAllBe(h => h.Screen.StartsWith("設定 ＞"));
        document.Settings[^1].Value.ShouldBe("注意\n（テンプレートや複製にも含める）");
        document.Extensions.Unknown.Select(u => u.Place).ShouldBe(["fields.新型"]);
        document.Extensions.Unknown[0].Json.ShouldContain("NEW_TYPE");
    }

    [Test]
    public void Built_in_fields_are_listed_where_one_is_called_otherwise()
    {
        Whole().Fields.BuiltIns.Select(b => $"{b.Code} {b.Name}").ShouldBe(
            ["レコード番号 受付番号", "作成者 作成者", "作成日時 作成日時", "更新者 更新者", "更新日時 更新日時", "ステータス ステータス", "作業者 作業者", "カテゴリー カテゴリー"]);
        SampleProject.Document("empty", "name: 空\n").Fields.BuiltIns.ShouldBeEmpty();
        Whole().FieldIndex.Single(f => f.Code == "件名").UsedIn.ShouldBe("8、11、12、13");
    }

    [Test]
    public void What_is_left_alone_is_said_and_never_called_empty()
    {
        var text = Write(SampleProject.Document("alone", "name: 空\nunmanaged: [reports, notifications, acl, plugins, customize, actions, adminNotes, process, 'views.個人用*']\nviews: { 一覧: { type: LIST } }\n")).Text;
        text.Split("定義で管理していない。").Length.ShouldBe(13, "each of the twelve sections says it once");
        text.ShouldContain("定義で管理していないもの：個人用*");
        text.ShouldNotContain("できる　△");
    }

    [Test]
    public void Every_text_of_a_definition_is_escaped()
    {
        const string Evil = """<b>&"'</b>""";
        var yaml = $$"""
            name: '{{Evil.Replace("'", "''", StringComparison.Ordinal)}}'
            description: ''
            space: '<s>&"'
            owner: 'role/<r>&"'
            classification: '<c>"}body{'
            fields:
              項目: { type: SINGLE_LINE_TEXT, label: '<l>&"', defaultValue: '<d>&"', help: '<h>&"', personal: '<p>&"' }
              選択: { type: DROP_DOWN, options: ['<o>&"', '</svg>'] }
              計算: { type: CALC, expression: '項目 & "<f>"', unit: '<u>&"' }
            layout:
              - [項目, 選択, 計算, { label: '&lt;i&gt;' }, { spacer: '<e>&"' }]
            views:
              '<v>&"': { type: LIST, fields: [項目], filterCond: '項目 = "<q>&"', help: '<w>&"' }
            process:
              states: { '<s1>&"': { help: '<n>&"' }, '</style>': }
              actions: [{ name: '<a>&"', from: '<s1>&"', to: '</style>', filterCond: '項目 = "<t>"' }]
            integrations: [{ service: '<x>&"', purpose: '<y>&"', fields: [項目] }]
            notifications: { perRecord: [{ title: '<n1>&"', filterCond: '項目 = "<n2>"', targets: ['group/<n3>&"'] }], reminder: [{ timing: { code: 更新日時, hoursLater: 1 }, title: '<n4>&"', targets: [everyone] }] }
            reports: { '<g1>&"': { chartType: PIE, groups: [選択], aggregations: [{ type: COUNT }], help: '<g2>&"' } }
            actions: { '<k1>&"': { destApp: evil, mappings: { 項目: 項目 }, entities: ['user/<k2>&"'], help: '<k3>&"' } }
            customize: { desktop: { js: ['https://x/<j1>&"'] }, consultation: '<j2>&"' }
            adminNotes: '&lt;m&gt;<script>1</script>'
            appCode: '<h1x>&"'
            webhooks: [{ url: 'https://x/<h2x>&"', events: [recordAdded], help: '<h3x>&"' }]
            translations: { en: { fields: { 項目: '<h4x>&"' } } }
            raw: { '<r1>&"': '<r2>&"' }
            """;
        var compilation = SampleProject.Compile(("evil", yaml));
        var document = new DesignDocumentBuilder(compilation).Build("evil", "## 目的\n\n<script>alert(1)</script> [a](javascript:alert(1)) ![b](http://example.com/x.png)\n", "- 1.0（2026-09-30）<z>&\"\n");
        var text = Write(document).Text;
        var body = text[text.IndexOf("<body>", StringComparison.Ordinal)..];
        foreach (var tag in new[] { "<b>", "<s>", "<r>", "<c>", "<l>", "<d>", "<h>", "<o>", "<f>", "<u>", "<i>", "<e>", "<v>", "<q>", "<w>", "<s1>", "<n>", "<t>", "<x>", "<y>", "<z>", "<n1>", "<n2>", "<n3>", "<n4>", "<g1>", "<g2>", "<k1>", "<k2>", "<k3>", "<j1>", "<j2>", "<m>", "<h1x>", "<h2x>", "<h3x>", "<h4x>", "<r1>", "<r2>", "<script", "</style>", "javascript:", "http://example.com", "<img", "&\"" })
            body.ShouldNotContain(tag, Case.Sensitive);
        foreach (var tag in new[] { "&lt;l&gt;&amp;&quot;", "&lt;o&gt;&amp;&quot;", "&lt;a&gt;&amp;&quot;", "&lt;h&gt;&amp;&quot;", "&lt;s1&gt;&amp;&quot;", "&lt;script&gt;", "&lt;n1&gt;&amp;&quot;", "&lt;g2&gt;&amp;&quot;", "&lt;k3&gt;&amp;&quot;", "&lt;h3x&gt;&amp;&quot;", "&lt;m&gt;" })
            body.ShouldContain(tag, Case.Sensitive);
        text[..text.IndexOf("<body>", StringComparison.Ordinal)].Split("</style>").Length.ShouldBe(2, "nothing ends the style early");
        text.ShouldNotContain("\"}body{");
    }

    [Test]
    public void The_page_has_the_colours_of_the_drawings()
    {
        var style = TemplateSet.Embedded.Find("design-document/style.sbn")!;
        foreach (var (_, name, light) in AppForge.Documents.Diagrams.Palette.Colors.Skip(1))
        {
            var color = light == "#ffffff" ? "#fff" : light;
            style.ShouldContain($"--{name}:{color}");
        }
    }

    [Test]
    public void Permissions_always_show_everyone()
    {
        var access = SampleProject.Document("equipment", Small).Access;
        access.App[^1].Who.ShouldContain("全利用者");
        access.Records[^1].Who.ShouldBe("上記以外の全利用者（Everyone）");
        access.Records[^1].Marks.ShouldBe(["×", "×", "×"]);
        access.Fields.Select(f => string.Concat(f.Marks)).ShouldBe(["○○", "○×"]);
        access.App[0].Marks.ShouldBe(["○", "○", "○", "○", "○", "×", "×"]);
        access.App[^1].Marks[0].ShouldBe("△", "records narrow what everyone sees");
    }

    [Test]
    public void The_summary_takes_all_rules_together()
    {
        var summary = SampleProject.Document("equipment", Small).Access.Summary!;
        summary.Columns.ShouldBe(["閲覧", "追加", "編集", "削除", "貸し出す", "返す"]);
        string Marks(int row) => string.Concat(summary.Rows[row].Marks.Select(m => m.Mark + m.Footnote));
        Marks(0).ShouldBe("○○○○△1△2");
        Marks(1).ShouldBe("△2×××△1△2");
        summary.Footnotes[1].ShouldBe("2 自分が「借受人」のレコード");
        summary.Footnotes.Count.ShouldBe(2);
    }

    [Test]
    public void Long_lists_of_options_go_to_the_appendix()
    {
        var document = SampleProject.Document("equipment", Small);
        document.Fields.Bands.SelectMany(b => b.Rows).Single(f => f.Name == "区分").Limits.ShouldBe("机／いす／電話／投影機／掲示板／ほか3（付録1.1）");
        document.OptionLists.Single().Options.Count.ShouldBe(8);
    }

    private static TemplateOutput Write(DesignDocument document)
    {
        var output = new DesignDocumentWriter(TemplateSet.Embedded).Write(document, CancellationToken.None);
        output.Diagnostics.Select(d => $"{d.Span.Source.Path}{d.Span.StartPosition}: {d.Message(AppForge.Compiler.Diagnostics.Language.English)}").ShouldBeEmpty();
        return output;
    }

    /// <summary>For looking at the page: APPFORGE_PREVIEW names a folder.</summary>
    private static void Preview(string name, string text)
    {
        if (Environment.GetEnvironmentVariable("APPFORGE_PREVIEW") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, name + ".html"), text);
    }
}

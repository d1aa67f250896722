using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using AppForge.Compiler.CSharp.Generation;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Compiler.Tests.Rules;
using AppForge.Records;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.CSharp;

/// <summary>The typed C# of apps: as it was looked at, compiled without a warning, and used on records as kintone answers them.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class TypedModelTests
{
    private static readonly Lazy<ImmutableArray<GeneratedFile>> Samples = new(() => TypedModelEmitter.Emit(SampleProject.Compile()));

    private static readonly Lazy<Assembly> Migrations = new(() => Loaded([.. Samples.Value, new("Migration.cs", """
        #pragma warning disable CS1591
        using System.Collections.Immutable;
        using Kintone.Apps;

        public static class Migration
        {
            public static VehicleTripRecord Same(VehicleTripRecord record) => record with { };

            public static VehicleTripRecord Return(VehicleTripRecord record) => record with
            {
                帰庁時距離計 = record.出発時距離計 + 12.5m,
                事故_異常 = VehicleTripRecord.事故_異常Option.なし,
                運行前点検 = record.運行前点検.Add(VehicleTripRecord.運行前点検Option.タイヤ),
                異常内容 = null,
                利用終了日時 = record.利用終了日時.AddMinutes(30),
            };

            public static VehicleTripRecord Make() => new() { 車両番号 = "101", 所属コード = "001", 用務 = "会議", 行先 = "本庁", 利用開始日時 = default, 利用終了日時 = default };
        }
        """)]));

    private static string[] Names() => [.. Samples.Value.Select(f => f.Name)];

    [TestCaseSource(nameof(Names))]
    public void The_sample_apps_are_as_they_were_looked_at(string name) =>
        Golden.Matches(Samples.Value.Single(f => f.Name == name).Text, "tests/AppForge.Compiler.Tests/CSharp/Goldens/" + name);

    [Test]
    public void Twice_is_the_same_to_the_byte()
    {
        var again = TypedModelEmitter.Emit(SampleProject.Compile());
        again.ShouldBe(Samples.Value);
        GeneratedCodeCheck.Compile(again, CancellationToken.None).ShouldBe(GeneratedCodeCheck.Compile(Samples.Value, CancellationToken.None));
    }

    [Test]
    public void English_projects_get_English_comments()
    {
        var text = TypedModelEmitter.Emit(Compile(("appforge.yaml", "name: x\nlanguage: en\n"), ("apps/a/app.yaml", "name: Trips\nfields:\n  Km: { type: NUMBER, unit: km, minValue: 0, required: true }\n"))).Single().Text;
        text.ShouldContain("/// <summary>A record of \"Trips\".</summary>");
        text.ShouldContain("/// <summary>Km (Number).</summary>\n    /// <remarks>Unit: km. At least 0.</remarks>\n    public required decimal Km { get; init; }");
        text.ShouldContain("Record_number");
    }

    // Each of them would be an error, a warning or a clash if it were taken as it is.
    [TestCase("class", "@class")]
    [TestCase("事故・異常", "事故_異常")]
    [TestCase("ＤＸ推進", "ＤＸ推進")]
    [TestCase("Codes", "Codes_*")]
    [TestCase("AppKey", "AppKey_*")]
    [TestCase("Equals", "Equals_*")]
    [TestCase("reader", "reader_*")]
    [TestCase("get_金額", "get_金額_*")]
    [TestCase("CaseRecord", "CaseRecord_*")]
    [TestCase("＄＄", "Name_*")]
    [TestCase("𠮷", "Name_*")]
    [TestCase("nameof", "nameof")]
    [TestCase("_", "Name_*")]
    public void Any_field_code_becomes_a_name(string code, string expected)
    {
        var files = TypedModelEmitter.Emit(Compile(("apps/case/app.yaml", $"name: A\nfields:\n  金額: {{ type: NUMBER }}\n  \"{code}\": {{ type: DROP_DOWN, options: [\"{code}\"] }}\n")));
        GeneratedCodeCheck.Compile(files, CancellationToken.None);
        var mark = expected.EndsWith('*') ? expected[..^1] + "[0-9a-f]{6}" : expected;
        files.Single().Text.ShouldMatch($"Option\\w*\\? {mark} {{ get; init; }}");
        files.Single().Text.ShouldMatch($"public const string {mark} = ");
    }

    [TestCase("2026年度", "_2026年度")]
    [TestCase("（仮）", "仮")]
    [TestCase("a b", "a_b")]
    [TestCase("Value", "Value_*")]
    [TestCase("…", "Name_*")]
    [TestCase("in", "@in")]
    public void Any_option_becomes_a_name(string option, string expected)
    {
        var files = TypedModelEmitter.Emit(Compile(("apps/case/app.yaml", $"name: A\nfields:\n  f: {{ type: DROP_DOWN, options: [\"{option}\", 他] }}\n")));
        GeneratedCodeCheck.Compile(files, CancellationToken.None);
        files.Single().Text.ShouldMatch($"fOption {(expected.EndsWith('*') ? expected[..^1] + "[0-9a-f]{6}" : expected)} => new\\(\"{option}\"\\)");
    }

    [Test]
    public void Names_that_become_alike_are_told_apart_whatever_their_order()
    {
        string[] codes = ["a_b", "a・b", "a＄b"];
        var names = new[] { codes, [.. codes.Reverse()] }.Select(order =>
        {
            var fields = string.Concat(order.Select(c => $"  \"{c}\": {{ type: SUBTABLE, fields: {{ \"列{c}\": {{ type: RADIO_BUTTON, options: [x・y, x：y, x_y] }} }} }}\n"));
            var files = TypedModelEmitter.Emit(Compile(("apps/case/app.yaml", "name: A\nfields:\n" + fields)));
            GeneratedCodeCheck.Compile(files, CancellationToken.None);
            return codes.ToDictionary(c => c, c => files[0].Text.Split('\n').Single(l => l.EndsWith($"= \"{c}\";", StringComparison.Ordinal)).Trim());
        }).ToList();
        names[0].ShouldBe(names[1]);
        names[0]["a_b"].ShouldBe("public const string a_b = \"a_b\";");
        names[0].Values.ShouldBeUnique();
    }

    [Test]
    public void Apps_whose_names_become_alike_get_files_of_their_own_everywhere()
    {
        var files = TypedModelEmitter.Emit(Compile(("apps/a-b/app.yaml", "name: A"), ("apps/ab/app.yaml", "name: C"), ("apps/kintone/app.yaml", "name: D")));
        GeneratedCodeCheck.Compile(files, CancellationToken.None);
        files.Select(f => f.Name.ToUpperInvariant()).ShouldBeUnique();
    }

    [Test]
    public void Any_text_stands_in_comments_and_literals()
    {
        const string Nasty = "a\\\"b</summary>&amp;{0}*/ // ";
        var yaml = new YamlText(Nasty);
        var files = TypedModelEmitter.Emit(Compile(("apps/case/app.yaml",
            $"name: {yaml}\ndescription: {yaml}\nfields:\n  f: {{ type: DROP_DOWN, label: {yaml}, help: {yaml}, options: [{yaml}] }}\n  n: {{ type: NUMBER, unit: {yaml} }}\n")));
        GeneratedCodeCheck.Compile(files, CancellationToken.None);
    }

    [Test]
    public void A_record_that_nobody_changed_has_no_changes()
    {
        var record = Call("Same", Read(Trip()));
        ((KintoneRecord)record).ChangesFrom(Read(Trip())).ToJsonString().ShouldBe("{}");
        ((KintoneRecord)record).RecordId.ShouldBe(12);
        ((KintoneRecord)record).RecordRevision.ShouldBe(3);
    }

    [Test]
    public void What_is_changed_and_only_that_is_written_back()
    {
        var before = Read(Trip());
        var changes = ((KintoneRecord)Call("Return", before)).ChangesFrom(before);
        JsonNode.DeepEquals(changes, JsonNode.Parse("""
            {
              "利用終了日時": { "value": "2026-04-23T07:30:00Z" },
              "運行前点検": { "value": ["灯火", "タイヤ"] },
              "帰庁時距離計": { "value": "10012.50" },
              "事故・異常": { "value": "なし" },
              "異常内容": { "value": "" }
            }
            """)).ShouldBeTrue(changes.ToJsonString());
    }

    [Test]
    public void A_new_record_holds_what_was_said_and_nothing_else()
    {
        var made = (KintoneRecord)Migrations.Value.GetType("Migration")!.GetMethod("Make")!.Invoke(null, null)!;
        made.ToJson().Select(p => p.Key).ShouldBe(["車両番号", "所属コード", "用務", "行先", "利用開始日時", "利用終了日時"], ignoreOrder: true);
        made.RecordId.ShouldBeNull();
    }

    [Test]
    public void A_record_that_lacks_what_is_required_says_which_and_where()
    {
        var json = Trip();
        json["利用開始日時"]!["value"] = "";
        var failure = Should.Throw<TargetInvocationException>(() => Read(json)).InnerException.ShouldBeOfType<RecordFormatException>();
        failure.Message.ShouldBe("Record 12: the field \"利用開始日時\" holds no value, though it is required.");
    }

    [Test]
    public void Every_kind_of_value_is_read_and_written()
    {
        var assembly = Loaded(TypedModelEmitter.Emit(Compile(("apps/case/app.yaml", """
            name: A
            fields:
              文字: { type: SINGLE_LINE_TEXT }
              数: { type: NUMBER }
              日: { type: DATE }
              時: { type: TIME }
              日時: { type: DATETIME }
              選択: { type: DROP_DOWN, options: [a, b] }
              複数: { type: MULTI_SELECT, options: [a, b] }
              人: { type: USER_SELECT }
              組織: { type: ORGANIZATION_SELECT }
              群: { type: GROUP_SELECT }
              添付: { type: FILE }
              時間: { type: CALC, expression: 数 * 2, format: HOUR_MINUTE }
              明細: { type: SUBTABLE, fields: { 品名: { type: SINGLE_LINE_TEXT }, 単価: { type: NUMBER, required: true }, 小計: { type: CALC, expression: 単価 * 2 } } }
            """))));
        var json = (JsonObject)JsonNode.Parse("""
            {
              "$id": { "type": "__ID__", "value": "7" }, "レコード番号": { "type": "RECORD_NUMBER", "value": "A-7" },
              "作成者": { "type": "CREATOR", "value": { "code": "sato", "name": "佐藤" } }, "作成日時": { "type": "CREATED_TIME", "value": "2026-04-23T14:11:00Z" },
              "文字": { "value": "あ" }, "数": { "value": "-0.50" }, "日": { "value": "2026-02-28" }, "時": { "value": "08:05" }, "日時": { "value": "2026-04-23T14:11:00Z" },
              "選択": { "value": "手で足した値" }, "複数": { "value": ["b", "a"] },
              "人": { "value": [{ "code": "sato", "name": "佐藤" }] }, "組織": { "value": [{ "code": "001", "name": "総務" }] }, "群": { "value": [{ "code": "g", "name": "G" }] },
              "添付": { "value": [{ "fileKey": "K", "name": "a.pdf", "contentType": "application/pdf", "size": "12" }] }, "時間": { "value": "25:01" },
              "明細": { "value": [{ "id": "31", "value": { "品名": { "value": "紙" }, "単価": { "value": "12" }, "小計": { "value": "24" } } }] }
            }
            """)!;
        var record = (KintoneRecord)Read(assembly.GetType("Kintone.Apps.CaseRecord")!, json);
        Property(record, "時間").ShouldBe(new TimeSpan(25, 1, 0));
        Property(record, "作成者").ShouldBe(new KintoneUser("sato", "佐藤"));
        ((ImmutableArray<KintoneFile>)Property(record, "添付")!).Single().Size.ShouldBe(12);
        JsonNode.DeepEquals(record.ToJson(), JsonNode.Parse("""
            {
              "文字": { "value": "あ" }, "数": { "value": "-0.50" }, "日": { "value": "2026-02-28" }, "時": { "value": "08:05" }, "日時": { "value": "2026-04-23T14:11:00Z" },
              "選択": { "value": "手で足した値" }, "複数": { "value": ["b", "a"] },
              "人": { "value": [{ "code": "sato" }] }, "組織": { "value": [{ "code": "001" }] }, "群": { "value": [{ "code": "g" }] }, "添付": { "value": [{ "fileKey": "K" }] },
              "明細": { "value": [{ "id": "31", "value": { "品名": { "value": "紙" }, "単価": { "value": "12" } } }] }
            }
            """)).ShouldBeTrue(record.ToJson().ToJsonString());
    }

    [TestCase("var x = record.車両番号改;")]
    [TestCase("var x = VehicleTripRecord.Codes.旧備考;")]
    [TestCase("var x = record with { 走行距離 = 1 };")]
    [TestCase("var x = VehicleTripRecord.事故_異常Option.不明;")]
    public void What_the_definition_does_not_say_does_not_compile(string statement)
    {
        var code = $"public static class Wrong {{ public static void M(Kintone.Apps.VehicleTripRecord record) {{ {statement.Replace("VehicleTripRecord", "Kintone.Apps.VehicleTripRecord", StringComparison.Ordinal)} }} }}";
        Should.Throw<InvalidOperationException>(() => GeneratedCodeCheck.Compile([.. Samples.Value, new("Wrong.cs", code)], CancellationToken.None)).Message.ShouldContain("error CS");
    }

    private static JsonObject Trip() => (JsonObject)JsonNode.Parse("""
        {
          "$id": { "type": "__ID__", "value": "12" }, "$revision": { "type": "__REVISION__", "value": "3" },
          "車両番号": { "type": "SINGLE_LINE_TEXT", "value": "101" }, "定員": { "type": "NUMBER", "value": "5" }, "所属コード": { "type": "SINGLE_LINE_TEXT", "value": "001" },
          "運転者": { "type": "USER_SELECT", "value": [{ "code": "sato", "name": "佐藤" }] },
          "利用開始日時": { "type": "DATETIME", "value": "2026-04-23T05:00:00Z" }, "利用終了日時": { "type": "DATETIME", "value": "2026-04-23T07:00:00Z" },
          "利用時間": { "type": "CALC", "value": "2:00" }, "用務": { "type": "SINGLE_LINE_TEXT", "value": "会議" }, "行先": { "type": "SINGLE_LINE_TEXT", "value": "本庁" },
          "アルコール確認": { "type": "RADIO_BUTTON", "value": "未確認" }, "運行前点検": { "type": "CHECK_BOX", "value": ["灯火"] },
          "出発時距離計": { "type": "NUMBER", "value": "10000.00" }, "事故・異常": { "type": "RADIO_BUTTON", "value": null }, "異常内容": { "type": "MULTI_LINE_TEXT", "value": "なし" },
          "日報ファイル": { "type": "FILE", "value": [] }, "ステータス": { "type": "STATUS", "value": "運行中" }, "作業者": { "type": "STATUS_ASSIGNEE", "value": [] }
        }
        """)!;

    private static KintoneRecord Read(JsonObject json) => (KintoneRecord)Read(Migrations.Value.GetType("Kintone.Apps.VehicleTripRecord")!, json);

    private static object Read(Type type, JsonObject json) => type.GetMethod("Read")!.Invoke(null, [new RecordReader(json)])!;

    private static object Call(string method, KintoneRecord record) => Migrations.Value.GetType("Migration")!.GetMethod(method)!.Invoke(null, [record])!;

    private static object? Property(object record, string name) => record.GetType().GetProperty(name)!.GetValue(record);

    private static Assembly Loaded(ImmutableArray<GeneratedFile> files) => Assembly.Load(GeneratedCodeCheck.Compile(files, CancellationToken.None).AsSpan().ToArray());

    private static Compilation Compile(params (string Path, string Text)[] files)
    {
        var compilation = AppCompiler.Compile(ProjectFiles.Of(files.Select(f => new SourceText(f.Path, f.Text))), CancellationToken.None);
        compilation.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Message(Language.English)).ShouldBeEmpty();
        return compilation;
    }

    private sealed record YamlText(string Value)
    {
        public override string ToString() => "'" + Value.Replace("'", "''", StringComparison.Ordinal) + "'";
    }
}

using System.Text;
using System.Text.Json;
using AppForge.Testing;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>The emulator driven by kintone's own command line (<c>@kintone/cli</c>: records to and from CSV) and its generator of types (<c>@kintone/dts-gen</c>).</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CliKintoneTests : EmulatorTest, IDisposable
{
    /// <summary>Every kind of field that a CSV may hold, without those that kintone fills itself.</summary>
    private const string Columns = "番号,数,備考,本文,リンク,選択,択一,区分,複数,日付,時刻,日時,担当,所属,組,添付,表";

    private const string Csv = """"
        *,番号,数,備考,本文,リンク,選択,択一,区分,複数,日付,時刻,日時,担当,所属,組,添付,表,列,品,図
        *,a,1.50,"一行目
        二行目、""引用""",<b>太字</b>,https://example.com/,"甲
        乙",い,ろ,甲,2026-04-01,09:30,2026-04-01T00:30:00Z,sato,kacho,soumu,"x/一.txt
        x/二.txt",,1,りんご,x/一.txt
        ,a,1.50,"一行目
        二行目、""引用""",<b>太字</b>,https://example.com/,"甲
        乙",い,ろ,甲,2026-04-01,09:30,2026-04-01T00:30:00Z,sato,kacho,soumu,"x/一.txt
        x/二.txt",,2,みかん,
        *,b,-3,,,,,ろ,,,,,,,,,,,3,,
        """";

    private readonly string _work = Directory.CreateTempSubdirectory("appforge-cli-").FullName;
    private readonly string _clients = NodeTools.Find();

    public void Dispose() => Directory.Delete(_work, recursive: true);

    [Test]
    public async Task What_is_imported_with_files_and_tables_is_exported_and_imported_again_unchanged()
    {
        await WriteAsync("in.csv", Csv);
        await WriteAsync("files/x/一.txt", "いち");
        await WriteAsync("files/x/二.txt", "に");
        long first = await CreateAsync("元");
        await ImportAsync(first, "in.csv", "--attachments-dir", "files");
        string exported = await ExportAsync(first, "--fields", Columns, "--order-by", "$id asc", "--attachments-dir", "one");
        Golden.Matches(exported, "tests/AppForge.Emulator.Tests/Goldens/cli-kintone-export.csv");
        (await File.ReadAllTextAsync(Path.Combine(_work, "one", "添付-1", "二.txt"))).ShouldBe("に");
        (await File.ReadAllTextAsync(Path.Combine(_work, "one", "図-1-0", "一.txt"))).ShouldBe("いち");

        // Into another kintone, where the ids of table rows begin anew too.
        await StopAsync();
        await StartAsync();
        long second = await CreateAsync("先");
        await WriteAsync("out.csv", exported);
        await ImportAsync(second, "out.csv", "--attachments-dir", "one");
        (await ExportAsync(second, "--fields", Columns, "--order-by", "$id asc", "--attachments-dir", "two")).ShouldBe(exported);
    }

    [Test]
    public async Task An_import_with_a_key_changes_what_is_there_and_adds_the_rest()
    {
        long app = await CreateAsync("台帳");
        await WriteAsync("first.csv", "番号,数,備考\na,1,残る\nb,2,\n");
        await ImportAsync(app, "first.csv");
        await WriteAsync("second.csv", "番号,数\nb,20\nc,30\n");
        await ImportAsync(app, "second.csv", "--update-key", "番号");
        (await ExportAsync(app, "--fields", "番号,数,備考,計", "--order-by", "番号 asc")).ShouldBe("\"番号\",\"数\",\"備考\",\"計\"\n\"a\",\"1\",\"残る\",\"2\"\n\"b\",\"20\",,\"40\"\n\"c\",\"30\",,\"60\"\n");
        (await ExportAsync(app, "--fields", "番号", "--condition", "数 > 1", "--order-by", "数 desc")).ShouldBe("\"番号\"\n\"c\"\n\"b\"\n");
    }

    [Test]
    public async Task More_records_than_one_request_takes_are_imported_and_exported_in_shift_jis()
    {
        long app = await CreateAsync("多数");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding sjis = Encoding.GetEncoding(932);
        string csv = "\"番号\",\"備考\"\n" + string.Concat(Enumerable.Range(0, 650).Select(i => $"\"n{i:D4}\",\"行 {i}\"\n"));
        await File.WriteAllBytesAsync(Path.Combine(_work, "many.csv"), sjis.GetBytes(csv));
        await ImportAsync(app, "many.csv", "--encoding", "sjis");
        (await ExportAsync(app, "--fields", "番号,備考", "--order-by", "番号 asc")).ShouldBe(csv);
    }

    [Test]
    public async Task A_row_that_kintone_refuses_is_named_and_nothing_of_its_request_is_written()
    {
        long app = await CreateAsync("台帳");
        await WriteAsync("bad.csv", "番号,区分\na,い\nb,ない選択肢\n");
        (int code, _, string errors) = await NodeTools.TryAsync(_work, Host, [NodeTools.Program(_clients, "cli"), "record", "import", "--app", $"{app}", "--file-path", "bad.csv"]);
        code.ShouldNotBe(0);
        errors.ShouldContain("区分");
        errors.ShouldNotContain("    at ", Case.Sensitive, "what it knows it says without a trace: it did understand the answer");
        (await Admin.GetAsync("records", $"app={app}&totalCount=true")).Ok()["totalCount"]!.GetValue<string>().ShouldBe("0");
    }

    [Test]
    public async Task Records_are_deleted_by_a_list_and_then_all()
    {
        long app = await CreateAsync("台帳");
        await WriteAsync("in.csv", "番号\na\nb\nc\n");
        await ImportAsync(app, "in.csv");
        string token = Host.GenerateApiToken(app, AppRights.All);
        await WriteAsync("gone.csv", "レコード番号\n2\n");
        await DeleteAsync("--file-path", "gone.csv");
        (await ExportAsync(app, "--fields", "番号", "--order-by", "番号 asc")).ShouldBe("\"番号\"\n\"a\"\n\"c\"\n");
        await DeleteAsync();
        (await Admin.GetAsync("records", $"app={app}&totalCount=true")).Ok()["totalCount"]!.GetValue<string>().ShouldBe("0");

        Task DeleteAsync(params string[] more) =>
            NodeTools.RunAsync(_work, Host, [NodeTools.Program(_clients, "cli"), "record", "delete", "--app", $"{app}", "--api-token", token, "--yes", .. more]);
    }

    [Test]
    public async Task An_app_of_a_guest_space_is_reached_by_its_own_path()
    {
        Reply made = await Admin.SendAsync("POST", "/k/guest/2/v1/preview/app.json", """{"name":"業者","space":2,"thread":2}""");
        long app = long.Parse(made.Ok()["app"]!.GetValue<string>());
        (await Admin.SendAsync("POST", "/k/guest/2/v1/preview/app/form/fields.json", JsonSerializer.Serialize(new { app, properties = Fields(("番号", Text("番号"))) }))).Ok();
        (await Admin.SendAsync("POST", "/k/guest/2/v1/preview/app/deploy.json", $$"""{"apps":[{"app":{{app}}}]}""")).Ok();
        await WriteAsync("in.csv", "番号\na\n");
        await ImportAsync(app, "in.csv", "--guest-space-id", "2");
        (await ExportAsync(app, "--guest-space-id", "2", "--fields", "番号")).ShouldBe("\"番号\"\n\"a\"\n");
    }

    [TestCase("")]
    [TestCase("--preview")]
    public async Task Types_are_generated_from_the_form(string side)
    {
        long app = await CreateAsync("型");
        if (side.Length > 0)
        {
            (await Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(("まだ", Text("まだ"))) })).Ok();
        }

        await NodeTools.RunAsync(
            _work, Host, [NodeTools.Program(_clients, "dts-gen"), "--base-url", Host.BaseAddress.GetLeftPart(UriPartial.Authority), "-u", "Administrator", "-p", "cybozu", "--app-id", $"{app}", "-o", "fields.d.ts", .. side.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        string types = (await File.ReadAllTextAsync(Path.Combine(_work, "fields.d.ts"))).Replace("\r\n", "\n", StringComparison.Ordinal);
        Golden.Matches(types, $"tests/AppForge.Emulator.Tests/Goldens/dts-gen{side.Replace("--", "-", StringComparison.Ordinal)}.d.ts");
    }

    private static object Choice(string type, string code) => new
    {
        type,
        code,
        label = code,
        options = (type is "RADIO_BUTTON" or "DROP_DOWN" ? new[] { "い", "ろ" } : ["甲", "乙"]).Select((label, index) => (label, index)).ToDictionary(o => o.label, o => new { o.label, o.index }),
    };

    private Task<long> CreateAsync(string name) => Admin.CreateDeployedAppAsync(name, Fields(
        ("番号", new { type = "SINGLE_LINE_TEXT", code = "番号", label = "番号", unique = true, required = true }), ("数", Field("NUMBER", "数")), ("備考", Field("MULTI_LINE_TEXT", "備考")), ("本文", Field("RICH_TEXT", "本文")),
        ("リンク", new { type = "LINK", code = "リンク", label = "リンク", protocol = "WEB" }), ("選択", Choice("CHECK_BOX", "選択")), ("択一", Choice("RADIO_BUTTON", "択一")), ("区分", Choice("DROP_DOWN", "区分")),
        ("複数", Choice("MULTI_SELECT", "複数")), ("日付", Field("DATE", "日付")), ("時刻", Field("TIME", "時刻")), ("日時", Field("DATETIME", "日時")), ("担当", Field("USER_SELECT", "担当")),
        ("所属", Field("ORGANIZATION_SELECT", "所属")), ("組", Field("GROUP_SELECT", "組")), ("添付", Field("FILE", "添付")), ("計", new { type = "CALC", code = "計", label = "計", expression = "数 * 2" }),
        ("表", new { type = "SUBTABLE", code = "表", fields = Fields(("列", Field("NUMBER", "列")), ("品", Text("品")), ("図", Field("FILE", "図"))) })));

    private async Task WriteAsync(string path, string text)
    {
        string file = Path.Combine(_work, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    private Task<string> ImportAsync(long app, string file, params string[] more) =>
        NodeTools.RunAsync(_work, Host, [NodeTools.Program(_clients, "cli"), "record", "import", "--app", $"{app}", "--file-path", file, .. more]);

    private Task<string> ExportAsync(long app, params string[] more) =>
        NodeTools.RunAsync(_work, Host, [NodeTools.Program(_clients, "cli"), "record", "export", "--app", $"{app}", .. more]);
}

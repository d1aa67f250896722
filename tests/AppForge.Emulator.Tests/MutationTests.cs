using System.Text.Json.Nodes;
using AppForge.Emulator.Tests.Robustness;
using AppForge.Testing.OpenApi;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>Good requests with one value replaced by a strange one, everywhere: the answer is kintone's, never a failure of the server.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MutationTests : EmulatorTest
{
    [TestCase("POST", "preview/app", """{"name":"a","space":1,"thread":1}""")]
    [TestCase("POST", "preview/app/deploy", """{"apps":[{"app":2,"revision":-1}],"revert":true}""")]
    [TestCase("POST", "preview/app/form/fields", """
        {"app":2,"properties":{
        "n":{"type":"NUMBER","code":"n","label":"n","minValue":"1","unit":"円","defaultValue":"3"},
        "d":{"type":"CHECK_BOX","code":"d","label":"d","options":{"a":{"label":"a","index":"0"}},"defaultValue":["a"]},
        "u":{"type":"USER_SELECT","code":"u","label":"u","entities":[{"type":"USER","code":"sato"}]},
        "t":{"type":"SUBTABLE","code":"t","fields":{"i":{"type":"DATE","code":"i","label":"i","defaultValue":"2026-01-01"}}},
        "c":{"type":"SINGLE_LINE_TEXT","code":"c","label":"c"},
        "l":{"type":"SINGLE_LINE_TEXT","code":"l","label":"l","lookup":{"relatedApp":{"app":1,"code":""},"relatedKeyField":"key","fieldMappings":[{"field":"c","relatedField":"key"}],"lookupPickerFields":["key"],"filterCond":"","sort":""}},
        "r":{"type":"REFERENCE_TABLE","code":"r","label":"r","referenceTable":{"relatedApp":{"app":1},"condition":{"field":"c","relatedField":"key"},"displayFields":["key"],"size":"5"}}}}
        """)]
    [TestCase("PUT", "preview/app/form/fields", """{"app":2,"properties":{"件名":{"type":"SINGLE_LINE_TEXT","code":"題","label":"x","maxLength":9,"unique":true}}}""")]
    [TestCase("DELETE", "preview/app/form/fields", """{"app":2,"fields":["件名"],"revision":-1}""")]
    [TestCase("PUT", "preview/app/form/layout", """{"app":2,"layout":[{"type":"ROW","fields":[{"type":"SINGLE_LINE_TEXT","code":"件名","size":{"width":"10"}},{"type":"SPACER","elementId":"e","size":{"width":1,"height":1}}]},{"type":"GROUP","code":"群","layout":[{"type":"ROW","fields":[]}]}]}""")]
    [TestCase("PUT", "preview/app/views", """{"app":2,"views":{"a":{"type":"LIST","name":"a","index":0,"fields":["件名"],"filterCond":"件名 = \"a\"","sort":"件名 asc"},"b":{"type":"CALENDAR","name":"b","index":1,"date":"作成日時","title":"件名"},"c":{"type":"CUSTOM","name":"c","index":2,"html":"","pager":true,"device":"ANY"}}}""")]
    [TestCase("PUT", "preview/app/status", """{"app":2,"enable":true,"states":{"a":{"name":"a","index":0,"assignee":{"type":"ONE","entities":[]}},"b":{"name":"b","index":1,"assignee":{"type":"ALL","entities":[{"entity":{"type":"USER","code":"sato"},"includeSubs":false}]}}},"actions":[{"name":"x","from":"a","to":"b","filterCond":"","type":"SECONDARY","executableUser":{"entities":[{"entity":{"type":"FIELD_ENTITY","code":"作成者"}}]}}]}""")]
    [TestCase("PUT", "preview/app/settings", """{"app":2,"name":"a","description":"","theme":"RED","icon":{"type":"PRESET","key":"APP1"},"titleField":{"selectionMode":"MANUAL","code":"件名"},"numberPrecision":{"digits":"2","decimalPlaces":"1","roundingMode":"UP"},"firstMonthOfFiscalYear":"1","enableComments":true}""")]
    [TestCase("PUT", "preview/app/acl", """{"app":2,"rights":[{"entity":{"type":"ORGANIZATION","code":"bu"},"includeSubs":true,"recordViewable":true}]}""")]
    [TestCase("PUT", "preview/record/acl", """{"id":2,"rights":[{"filterCond":"","entities":[{"entity":{"type":"USER","code":"sato"},"viewable":true,"includeSubs":false}]}]}""")]
    [TestCase("PUT", "preview/field/acl", """{"app":2,"rights":[{"code":"件名","entities":[{"entity":{"type":"GROUP","code":"everyone"},"accessibility":"READ"}]}]}""")]
    [TestCase("PUT", "preview/app/notifications/general", """{"app":2,"notifyToCommenter":true,"notifications":[{"entity":{"type":"ORGANIZATION","code":"bu"},"includeSubs":true,"recordAdded":true}]}""")]
    [TestCase("PUT", "preview/app/notifications/perRecord", """{"app":2,"notifications":[{"filterCond":"件名 = \"a\"","title":"t","targets":[{"entity":{"type":"FIELD_ENTITY","code":"作成者"},"includeSubs":false}]}]}""")]
    [TestCase("PUT", "preview/app/notifications/reminder", """{"app":2,"timezone":"Asia/Tokyo","notifications":[{"timing":{"code":"作成日時","daysLater":1,"hoursLater":"2"},"filterCond":"","title":"t","targets":[]},{"timing":{"code":"作成日時","daysLater":1,"time":"09:00"},"targets":[]}]}""")]
    [TestCase("PUT", "preview/app/reports", """
        {"app":2,"reports":{"a":{"chartType":"BAR","chartMode":"NORMAL","name":"a","index":0,"groups":[{"code":"作成日時","per":"DAY"}],"aggregations":[{"type":"COUNT"}],
        "filterCond":"件名 = \"a\"","sorts":[{"by":"TOTAL","order":"ASC"}],"periodicReport":{"active":true,"period":{"every":"QUARTER","pattern":"JAN_APR_JUL_OCT","dayOfMonth":"1","time":"09:00"}}},
        "b":{"chartType":"TABLE","name":"b","index":1,"groups":[{"code":"件名"}],"aggregations":[{"type":"MAX","code":"作成日時"}],"sorts":[],"periodicReport":{"period":{"every":"HOUR","minute":0}}}}}
        """)]
    [TestCase("PUT", "preview/app/actions", """{"app":2,"actions":{"a":{"name":"a","index":0,"destApp":{"app":1,"code":""},"mappings":[{"srcType":"FIELD","srcField":"件名","destField":"key"},{"srcType":"RECORD_URL","destField":"key"}],"entities":[{"type":"USER","code":"sato"}],"filterCond":""}}}""")]
    [TestCase("PUT", "preview/app/customize", """{"app":2,"scope":"ALL","desktop":{"js":[{"type":"URL","url":"https://example.com/a.js"}],"css":[]},"mobile":{"js":[],"css":[{"type":"URL","url":"https://example.com/a.css"}]}}""")]
    [TestCase("POST", "preview/app/plugins", """{"app":2,"ids":["abcdefghijklmnopabcdefghijklmnop"]}""")]
    [TestCase("PUT", "preview/app/adminNotes", """{"app":2,"content":"a","includeInTemplateAndDuplicates":true}""")]
    [TestCase("POST", "record", """{"app":1,"record":{"key":{"type":"SINGLE_LINE_TEXT","value":"a"},"作成者":{"value":{"code":"sato"}},"作成日時":{"value":"2020-01-01T00:00:00Z"}}}""")]
    [TestCase("POST", "records", """{"app":1,"records":[{"key":{"value":"a"}},{}]}""")]
    [TestCase("PUT", "records", """{"app":1,"upsert":true,"records":[{"id":1,"revision":-1,"record":{"key":{"value":"a"}}}]}""")]
    [TestCase("GET", "records", """{"app":1,"query":"key = \"a\" order by key asc limit 5","fields":["key"],"totalCount":true}""")]
    [TestCase("POST", "bulkRequest", """{"requests":[{"method":"POST","api":"/k/v1/record.json","payload":{"app":1,"record":{"key":{"value":"a"}}}}]}""")]
    [TestCase("POST", "app/move", """{"app":1,"space":1}""")]
    [TestCase("GET", "space", """{"id":1}""")]
    [TestCase("GET", "/v1/users", """{"codes":["sato"],"offset":0,"size":10}""")]
    [TestCase("GET", "/v1/groups", """{"ids":[8],"offset":0,"size":10}""")]
    [TestCase("GET", "apps", """{"ids":[1],"codes":["x"],"spaceIds":[1],"name":"a","limit":1,"offset":1}""")]
    [BeyondContract("one value of each request is strange")]
    public async Task A_strange_value_is_answered_as_kintone_would(string method, string resource, string body)
    {
        await using (EmulatorHost untouched = await EmulatorHost.StartAsync(Options, CancellationToken.None))
        {
            (await SendAsync(untouched, method, resource, [body])).ShouldBe([200], "the request itself must be good");
        }

        string[] mutants = [.. SampleRequests.Mutants(JsonNode.Parse(body)!)];
        int[] statuses = await SendAsync(Host, method, resource, mutants);
        for (int i = 0; i < mutants.Length; i++)
        {
            statuses[i].ShouldBeOneOf([200, 400, 404, 409], $"{method} {resource} {mutants[i]}");
        }
    }

    private static async Task<int[]> SendAsync(EmulatorHost host, string method, string resource, string[] bodies)
    {
        using Kintone client = new(host);
        await client.CreateDeployedAppAsync("マスタ", Fields(("key", Text("key"))));
        long app = await client.CreateAppAsync();
        await client.PostAsync("preview/app/form/fields", new { app, properties = Fields(("件名", Text("件名")), ("群", Field("GROUP", "群"))) });
        using HttpClient http = new() { BaseAddress = host.BaseAddress };
        http.DefaultRequestHeaders.Add("X-Cybozu-Authorization", Convert.ToBase64String("Administrator:cybozu"u8));
        List<int> statuses = [];
        foreach (string body in bodies)
        {
            using HttpRequestMessage request = new(new HttpMethod(method), resource.StartsWith('/') ? $"{resource}.json" : $"/k/v1/{resource}.json") { Content = new StringContent(body, null, "application/json") };
            using HttpResponseMessage response = await http.SendAsync(request);
            statuses.Add((int)response.StatusCode);
        }

        return [.. statuses];
    }
}

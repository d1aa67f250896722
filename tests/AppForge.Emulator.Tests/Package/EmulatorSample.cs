using System.Net.Http.Json;

namespace AppForge.Emulator.Tests.Package;

public class EmulatorSample
{
    [Test]
    public async Task An_order_is_registered()
    {
        await using var kintone = await EmulatorHost.StartAsync(new EmulatorOptions
        {
            Apps = [new EmulatorApp("受注") { Fields = """{ "品名": { "type": "SINGLE_LINE_TEXT", "code": "品名", "label": "品名", "required": true } }""" }],
        });
        kintone.Faults.Add(new FaultRule(FaultKind.Unavailable) { PathContains = "/record.json" });   // the first request fails
        using var client = kintone.CreateClient();                                                    // or any other client: kintone.BaseAddress
        var order = new { app = 1, record = new { 品名 = new { value = "りんご" } } };
        Assert.That((int)(await client.PostAsJsonAsync("/k/v1/record.json", order)).StatusCode, Is.EqualTo(503));
        Assert.That((int)(await client.PostAsJsonAsync("/k/v1/record.json", order)).StatusCode, Is.EqualTo(200));
        Assert.That(kintone.RequestLog.Writes, Is.EqualTo(2));
    }
}

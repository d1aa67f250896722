using System.Text.Json.Nodes;

namespace AppForge.Emulator.Tests.Platform;

/// <summary>A test of what is around apps: people, spaces, plug-ins.</summary>
public abstract class PlatformTest : EmulatorTest
{
    internal override EmulatorOptions Options => base.Options with
    {
        Directory = base.Options.Directory with
        {
            Titles = [new EmulatorTitle("kacho", "課長")],
            SpaceTemplates = [new EmulatorSpaceTemplate(1, "案件"), new EmulatorSpaceTemplate(2, "部門") { IsMultiThread = true, ThreadName = "連絡", Body = "<p>案内</p>" }],
        },
    };

    internal static async Task<long> IdAsync(Task<Reply> made) => long.Parse((await made).Ok()["id"]!.GetValue<string>());

    internal static string[] Codes(JsonNode list) => [.. list.AsArray().Select(i => i!["code"]!.GetValue<string>())];
}

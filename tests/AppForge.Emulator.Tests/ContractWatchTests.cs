using AppForge.Testing.OpenApi;
using NUnit.Framework.Internal;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>What every test of the suite rests on: a wrong answer, and a request that should not have been accepted, fail the test they happen in.</summary>
public sealed class ContractWatchTests : AreaTest
{
    [SetUp]
    public void IgnoreWithoutDescription() => _ = AppForge.Testing.Shared.Of("kintone/openapi.yaml");

    [Test]
    public async Task An_answer_that_is_not_described_fails_the_test()
    {
        await Host.PlantAsync(App, "app/settings", settings => settings["enableTelepathy"] = true);
        Should.NotThrow(End, "nobody has seen it");
        using HttpClient client = Host.CreateClient();
        (await client.GetAsync(new Uri($"/k/v1/preview/app/settings.json?app={App}", UriKind.Relative))).EnsureSuccessStatusCode();
        string message = Should.Throw<ShouldAssertException>(End).Message;
        message.ShouldContain($"GET /k/v1/preview/app/settings.json?app={App} 200");
        message.ShouldContain("answer $.enableTelepathy: not described");
        message.ShouldContain("\"enableTelepathy\":true");
        Should.NotThrow(End, "it is told once");
    }

    [Test]
    public async Task A_request_that_should_not_have_been_accepted_fails_the_test()
    {
        (await PutAsync("app/adminNotes", """ "content":"a","telepathy":1 """)).Ok();
        string message = Should.Throw<ShouldAssertException>(End).Message;
        message.ShouldContain("PUT /k/v1/preview/app/adminNotes.json 200");
        message.ShouldContain("request $.telepathy: not described");
    }

    [Test]
    public async Task A_fault_that_was_asked_for_is_no_answer_of_kintone()
    {
        foreach (FaultKind kind in new[] { FaultKind.BadGateway, FaultKind.HalfResponse, FaultKind.ConnectionReset, FaultKind.TooManyRequests, FaultKind.InternalError })
        {
            Host.Faults.Add(new FaultRule(kind));
            using HttpClient client = Host.CreateClient();
            try
            {
                (await client.GetAsync(new Uri($"/k/v1/preview/app/settings.json?app={App}", UriKind.Relative))).IsSuccessStatusCode.ShouldBeFalse();
            }
            catch (HttpRequestException) when (kind is FaultKind.HalfResponse or FaultKind.ConnectionReset)
            {
                // As it should be.
            }
        }

        Should.NotThrow(End);
    }

    /// <summary>What happens at the end of each test.</summary>
    private static void End() => new HeldToContractAttribute().AfterTest(TestExecutionContext.CurrentContext.CurrentTest);
}

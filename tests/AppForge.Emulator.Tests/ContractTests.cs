using System.Text.Json.Nodes;
using AppForge.Testing.OpenApi;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>The contract checker itself: a checker that cannot complain proves nothing.</summary>
public sealed class ContractTests
{
    [TestCase("""{"app":"x","views":{}}""", "$.app: integer expected")]
    [TestCase("""{"app":1}""", "$.views: required")]
    [TestCase("""{"app":1,"views":{},"more":1}""", "$.more: not described")]
    [TestCase("""{"app":1,"views":{"a":{"index":0,"type":"TABLE"}}}""", "$.views.*.type: not one of the choices")]
    [TestCase("""{"app":1,"views":[]}""", "$.views: object expected")]
    public void It_sees_what_is_wrong(string body, string problem)
    {
        IgnoreWithoutDescription();
        OpenApiSchema schema = Contract.Reader.Operations[("PUT", "/k/v1/preview/app/views.json")].Request!;
        Contract.Validator.Validate(JsonNode.Parse(body), schema).ShouldContain(problem);
    }

    [Test]
    public void The_description_is_read_whole()
    {
        IgnoreWithoutDescription();
        Contract.Reader.Operations.Count.ShouldBe(204);
    }

    [Test]
    public void An_unknown_keyword_is_refused() => Should.Throw<NotSupportedException>(() => new OpenApiReader(new StringReader(
        "components: {schemas: {A: {type: string, pattern: x}}}\npaths: {}"))).Message.ShouldContain("pattern");

    [Test]
    public void Every_deviation_has_a_reason() => Deviations.All.Select(d => d.Reason).Concat(Deviations.OfCalls.Select(d => d.Reason)).ShouldAllBe(reason => reason.Length > 0);

    private static void IgnoreWithoutDescription()
    {
        if (!Contract.IsAvailable)
        {
            Assert.Ignore("The published description is not at hand: ../shared/kintone/openapi.yaml beside the repository.");
        }
    }
}

using AppForge.Compiler.Catalog;
using AppForge.Testing;
using AppForge.Testing.OpenApi;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Coverage;

/// <summary>Every endpoint of kintone is managed, used, or left alone for a reason that is written down; the page that says so is fresh.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class CoverageTests
{
    [Test]
    public void The_page_is_fresh() => Golden.Matches(CoverageTable.Write(), "docs/coverage.md");

    [Test]
    public void What_is_managed_belongs_to_an_area_and_the_rest_says_why()
    {
        foreach (var endpoint in Endpoint.All)
        {
            endpoint.Coverage.ShouldBeOneOf("managed", "used", "not", "other");
            (endpoint.Why.Japanese.Length > 0 && endpoint.Why.English.Length > 0).ShouldBe(endpoint.Coverage != "managed", endpoint.ToString());
            (endpoint.Coverage != "managed" || endpoint.Area is not null).ShouldBeTrue($"{endpoint} is no endpoint of an area of the catalog");
        }
    }

    [Test]
    public void Every_area_is_read_live_and_in_preview_and_written_in_preview()
    {
        foreach (var area in KintoneCatalog.Areas)
        {
            var managed = Endpoint.All.Where(e => e.Coverage == "managed" && e.Area == area).ToList();
            managed.Where(e => e.Method == "GET").Select(e => e.Path).ShouldBe([$"/k/v1/{area.Resource}.json", $"/k/v1/preview/{area.Resource}.json"], area.Name);
            managed.Where(e => e.Method != "GET").ShouldNotBeEmpty(area.Name);
            managed.Where(e => e.Method != "GET").ShouldAllBe(e => e.Path.StartsWith("/k/v1/preview/", StringComparison.Ordinal));
        }
    }

    [Test]
    public void No_endpoint_is_listed_twice() => Endpoint.All.Select(e => e.ToString()).ShouldBeUnique();

    [Test]
    public void The_list_has_every_endpoint_of_the_reference()
    {
        var reference = Endpoint.Rows(File.ReadLines(Shared.Of("kintone/endpoints.tsv"))).Select(r => $"{r[0]} {r[1]}").ToList();
        Endpoint.All.Select(e => e.ToString()).ShouldBe(reference, ignoreOrder: true);
    }

    [Test]
    public void The_list_has_every_endpoint_of_the_published_description()
    {
        using StreamReader text = new(Shared.Of("kintone/openapi.yaml"));
        var described = new OpenApiReader(text).Operations.Keys.Where(o => !o.Path.Contains("/guest/", StringComparison.Ordinal)).Select(o => $"{o.Method} {o.Path}");
        described.Except(Endpoint.All.Select(e => e.ToString()), StringComparer.Ordinal).ShouldBeEmpty();
    }
}

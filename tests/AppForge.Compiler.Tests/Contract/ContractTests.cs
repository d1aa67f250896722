using AppForge.Compiler.Catalog;
using AppForge.Testing;
using AppForge.Testing.OpenApi;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Contract;

/// <summary>
/// The catalog against kintone's published description, request and answer, by place. Where they part is in <see cref="Deviations"/>, with a reason; a reason that
/// isn't needed any more fails too.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ContractTests
{
    private static readonly Lazy<OpenApiReader> Description = new(() =>
    {
        using StreamReader text = new(Shared.Of("kintone/openapi.yaml"));
        return new(text);
    });

    private static string[] Areas() => [.. KintoneCatalog.Areas.Select(a => a.Name)];

    [TestCaseSource(nameof(Areas))]
    public void The_catalog_and_the_published_description_part_only_where_a_reason_says_so(string area) =>
        Findings(KintoneCatalog.Find(area)!).Where(f => Deviations.Of(f) is null).ShouldBeEmpty();

    [Test]
    public void Every_reason_is_needed()
    {
        var findings = KintoneCatalog.Areas.SelectMany(Findings).ToList();
        Deviations.All.Where(d => !findings.Exists(d.Covers)).Select(d => d.Pattern).ShouldBeEmpty();
    }

    [Test]
    public void Every_operation_that_sets_something_is_compared()
    {
        foreach (var area in KintoneCatalog.Areas)
        {
            Operations(area).Select(o => o.IsRequest).Distinct().Count().ShouldBe(2, area.Name);
        }
    }

    private static IEnumerable<string> Findings(SettingsArea area) => Operations(area)
        .SelectMany(o => new ContractChecker(Description.Value, o.IsRequest).Check(area, o.Schema, $"{o.Method} {area.Resource}"))
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<(string Method, bool IsRequest, OpenApiSchema Schema)> Operations(SettingsArea area)
    {
        foreach (var prefix in new[] { "/k/v1/", "/k/v1/preview/" })
        {
            foreach (var method in new[] { "GET", "POST", "PUT" })
            {
                if (Description.Value.Operations.TryGetValue((method, $"{prefix}{area.Resource}.json"), out var operation))
                {
                    yield return method == "GET" ? (method, false, operation.Response!) : (method, true, operation.Request!);
                }
            }
        }
    }
}

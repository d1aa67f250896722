using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning.Findings;

/// <summary>Finds what API tokens can't do of a plan (behaviour.md, trap 12), so that it isn't found in the middle of writing. Moves are told by <see cref="AppPlan.Move"/>.</summary>
public static class TokenAccess
{
    private const string CustomView = "CUSTOM";

    /// <summary>What a plan asks of API tokens that they can't do.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<PlanFinding> MissingIn(Plan plan)
    {
        foreach (var step in plan.Steps)
        {
            if (step is CreateAppStep create)
            {
                yield return new(PlanDiagnostics.TokensCreate, Address.OfApp(create.App));
            }
            else if (step is WriteAreaStep write && WhyRefused(write) is { } why)
            {
                yield return new(why, plan.Apps.First(a => a.Key == write.App).Desired.AddressOf(write.Area));
            }
        }
    }

    private static DiagnosticDescriptor? WhyRefused(WriteAreaStep step) =>
        ReferenceEquals(step.Area, KintoneCatalog.Find("customize")) ? PlanDiagnostics.TokensCustomize
        : ReferenceEquals(step.Area, KintoneCatalog.Find("views")) && step.Value is MapValue views && views.Entries.Any(v => v.Value is ObjectValue { Tag: CustomView }) ? PlanDiagnostics.TokensCustomView
        : null;
}

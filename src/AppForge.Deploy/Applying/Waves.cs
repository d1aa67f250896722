using System.Collections.Immutable;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Applying;

/// <summary>Parts a plan at its deploys.</summary>
internal static class Waves
{
    /// <summary>The waves in order.</summary>
    public static IEnumerable<Wave> Of(ImmutableArray<PlanStep> steps)
    {
        var start = 0;
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i] is DeployStep deploy)
            {
                yield return Part(steps[start..i], deploy);
                start = i + 1;
            }
        }

        if (start < steps.Length)
        {
            yield return Part(steps[start..], null);
        }
    }

    private static Wave Part(ImmutableArray<PlanStep> steps, DeployStep? deploy) => new(
        [.. steps.Where(s => s is CreateAppStep)], [.. steps.Where(s => s is not CreateAppStep)], deploy);
}

using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler.Model;
using AppForge.Deploy.Planning.Findings;

namespace AppForge.Deploy.Planning;

/// <summary>The requests of one app in one of kintone's days (00:00 UTC): those that were sent, and those that carrying out a plan is expected to take.</summary>
/// <param name="App">The app's key.</param>
/// <param name="AppId">Its id; null for an app that is to be created.</param>
/// <param name="Used">Those that were sent today, as far as this machine knows.</param>
/// <param name="Expected">Those that are expected.</param>
/// <param name="Limit">How many it may take.</param>
public sealed record BudgetUse(string App, long? AppId, int Used, int Expected, int Limit)
{
    /// <summary>Whether the plan fits.</summary>
    public bool Fits => Expected == 0 || Used + Expected <= Limit;

    /// <summary>How many are left before anything is done.</summary>
    public int Left => Math.Max(0, Limit - Used);

    /// <summary>The uses of all apps of a plan, those with the least left over first.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="used">What was sent, by app id.</param>
    /// <param name="limit">How many requests an app may take.</param>
    public static ImmutableArray<BudgetUse> Of(Plan plan, IReadOnlyDictionary<long, int> used, int limit) => [.. plan.Apps
        .Select(a => new BudgetUse(a.Key, a.AppId, a.AppId is { } id ? used.GetValueOrDefault(id) : 0, plan.ExpectedFor(a.Key), limit))
        .OrderByDescending(u => u.Used + u.Expected).ThenBy(u => u.App, StringComparer.Ordinal)];

    /// <summary>What is told where it doesn't fit.</summary>
    public PlanFinding Finding
    {
        get
        {
            var (used, expected, limit) = (Used.ToString("N0", CultureInfo.InvariantCulture), Expected.ToString("N0", CultureInfo.InvariantCulture), Limit.ToString("N0", CultureInfo.InvariantCulture));
            return new(PlanDiagnostics.OverBudget, Address.OfApp(App), Detail: new($"使用済み {used}＋見込み {expected}／上限 {limit}", $"{used} used, {expected} expected, {limit} allowed"));
        }
    }
}

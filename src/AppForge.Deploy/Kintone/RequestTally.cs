using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace AppForge.Deploy.Kintone;

/// <summary>
/// What this machine has sent to one tenant, by kintone's day, over several runs and processes: each writes down its own counts and adds up those of the others. Other programs
/// take requests of the same quota that nobody here knows of. It may be deleted; what is damaged counts for nothing.
/// </summary>
/// <param name="readOthers">The texts that others kept for a day.</param>
/// <param name="write">Keeps the text of this process for a day, in place of the one before.</param>
public sealed class RequestTally(Func<DateOnly, IEnumerable<string>> readOthers, Action<DateOnly, string> write)
{
    /// <summary>One that keeps nothing.</summary>
    public static RequestTally None { get; } = new(_ => [], (_, _) => { });

    /// <summary>How many requests a day has seen for each app, those of this process included.</summary>
    /// <param name="day">The day.</param>
    /// <param name="budget">Counts for this process.</param>
    public ImmutableDictionary<long, int> UsedOn(DateOnly day, RequestBudget budget) => readOthers(day).SelectMany(Parse)
        .Concat(OwnOn(day, budget)).GroupBy(c => c.Key, c => c.Value).ToImmutableDictionary(g => g.Key, g => g.Sum());

    /// <summary>Writes down what this process has sent.</summary>
    /// <param name="budget">Counts for it.</param>
    public void Keep(RequestBudget budget)
    {
        foreach (var day in budget.OfApps().Keys.Select(k => k.Day).Distinct())
        {
            var own = OwnOn(day, budget).ToImmutableSortedDictionary(c => c.Key.ToString(CultureInfo.InvariantCulture), c => c.Value, StringComparer.Ordinal);
            write(day, JsonSerializer.Serialize(own) + "\n");
        }
    }

    private static IEnumerable<KeyValuePair<long, int>> OwnOn(DateOnly day, RequestBudget budget) =>
        budget.OfApps().Where(c => c.Key.Day == day).Select(c => KeyValuePair.Create(c.Key.App, c.Value));

    private static IEnumerable<KeyValuePair<long, int>> Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<long, int>>(text)?.Where(c => c.Value > 0) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

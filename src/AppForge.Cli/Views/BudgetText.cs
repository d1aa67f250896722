using System.Collections.Immutable;
using System.Globalization;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Views;

/// <summary>Says how much of today's requests is used up.</summary>
internal static class BudgetText
{
    /// <summary>A line about the app with the least left over, with its line break; empty where there is no limit.</summary>
    public static string Line(ImmutableArray<BudgetUse> uses, Terminal terminal)
    {
        if (uses is not [var most, ..])
        {
            return "";
        }

        var (used, expected, limit) = (Number(most.Used), Number(most.Expected), Number(most.Limit));
        var text = terminal.Say(
            $"今日のリクエスト  最多 {most.App}  使用済み {used}＋見込み {expected}／上限 {limit}", $"Requests today  most: {most.App}  {used} used + {expected} expected of {limit}");
        return terminal.PaintOut(most.Fits ? Paint.Plain : Paint.Red, text) + "\n";
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

using System.Globalization;
using AppForge.Deploy.Kintone;

namespace AppForge.Cli.Views;

/// <summary>Says how many requests there were, in the same three parts everywhere, zeros included.</summary>
internal static class RequestsText
{
    /// <summary>What was sent.</summary>
    public static string Sent(RequestCounts counts, Terminal terminal) => terminal.Say(
        $"取得 {Number(counts.Read)}回・書込 {Number(counts.Write)}回・反映 {Number(counts.Deploy)}回",
        $"{Count(counts.Read, "read")}, {Count(counts.Write, "write")}, {Count(counts.Deploy, "deploy")}");

    /// <summary>What was read, and what carrying the plan out is expected to take.</summary>
    public static string Expected(RequestCounts read, RequestCounts expected, Terminal terminal) => terminal.Say(
        $"取得 {Number(read.Read)}回  書込 {Number(expected.Write)}回・反映 {Number(expected.Deploy)}回の見込み",
        $"{Count(read.Read, "read")}  {Count(expected.Write, "write")}, {Count(expected.Deploy, "deploy")} expected");

    private static string Count(int number, string word) => Number(number) + " " + word + (number == 1 ? "" : "s");

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
